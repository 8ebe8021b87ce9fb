import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "../../../scripts/bench/random.ts";
import { fittedRedirects } from "../../../src/gate/fitted-redirects.ts";
import { addressesOf } from "../../../src/migration/addresses/addresses-of.ts";
import { unansweredBy } from "../../../src/migration/addresses/ask-site.ts";
import { redirectFor } from "../../../src/serve/redirect-for.ts";
import { readAsHost } from "../../../src/serve/redirects-file.ts";
import { laidSite } from "./laid-site.ts";
import { oldSite, STRUCTURES } from "./old-sites.ts";

for (const [at, structure] of Object.keys(STRUCTURES).entries()) {
  test(`beyond what the host serves well, a site with ${structure} permalinks is answered for by fewer rules and by pages`, async () => {
    const site = oldSite(seededRandom(at), structure, 60);
    const all = addressesOf(site.index, site.articles, site.lists);
    const most = Math.round(all.answers.rules * 0.72);
    const found = addressesOf(site.index, site.articles, site.lists, most);
    assert.ok(found.answers.rules <= most, `${found.answers.rules} of ${all.answers.rules}, and ${most} at most`);
    
    assert.deepEqual(found.answers.unanswered, []);
    const { folder, pages } = laidSite(site, found);
    assert.deepEqual(await unansweredBy(folder, { redirects: [] }, found.asked), []);
    const { rules, faults } = await readAsHost(folder);
    assert.deepEqual(faults, []);
    for (const page of pages) assert.ok(!redirectFor({ redirects: rules }, page)?.force, page);
  });
}

/** Of a made-up export. */
const post = (id: number, shows: number[], is: "public" | "draft", path = `s${id}/`) => ({
  ...{
    id,
    type: "post",
    status: is === "public" ? "publish" : "draft",
    slug: `s${id}`,
    parent: 0,
    login: "editor",
    title: "",
    sticky: false,
  },
  ...{
    key: `${id}`,
    link: `https://old.example/${path}`,
    guid: "",
    file: "",
    line: id,
    terms: [],
    date: "2019-05-03 09:00:00",
  },
  ...{ dateUtc: "", oldSlugs: [], shows, fate: { is } },
});
const file = (id: number, parent: number, path = `f${id}/`) => {
  const said = { title: "", alt: "", caption: "", description: "", uploaded: `2019/05/${id}.jpg` };
  return [
    id,
    {
      id,
      parent,
      ...said,
      link: `https://old.example/${path}`,
      url: `https://old.example/wp-content/uploads/2019/05/${id}.jpg`,
    },
  ] as const;
};

test("a file's number and page lead to the article that it belonged to, or else to the first that shows it", () => {
  const { index, lists } = oldSite(seededRandom(3), "name", 0);
  const items = [post(1, [21, 22, 23], "draft"), post(2, [21, 24], "public"), post(3, [21, 22], "public")];
  const attachments = new Map([file(20, 2), file(21, 0), file(22, 1), file(23, 0), file(24, 3)]);
  const articles = new Map(items.map(({ key, slug }) => [key, { year: "2019", month: "05", slug }]));
  const { data } = addressesOf({ ...index, items, attachments }, articles, lists);
  const to = new Map(data.rules.map((rule) => [rule.from, rule.to]));
  const wanted = { 20: "/2019/05/s2/", 21: "/2019/05/s2/", 22: "/2019/05/s3/", 23: undefined, 24: "/2019/05/s3/" };
  for (const [id, place] of Object.entries(wanted)) {
    assert.equal(to.get(`/?attachment_id=${id}`), place);
    assert.equal(to.get(`/f${id}/*`), place);
  }
  assert.ok(to.has("/?attachment_id=:id"));
});

test("what lies below a post whose number is a year is the post's, and its months are lists", () => {
  const { index, lists } = oldSite(seededRandom(3), "numeric", 0);
  const items = [2019, 4, 5].map((id) => post(id, [], "public", `archives/${id}`));
  const attachments = new Map([file(20, 2019, "archives/2019/tu/")]);
  const articles = new Map(items.map(({ key, slug }) => [key, { year: "2019", month: "05", slug }]));
  const { answers, data } = addressesOf({ ...index, items, attachments }, articles, lists);
  assert.deepEqual(answers.unanswered, []);
  assert.equal(data.rules.find(({ from }) => from === "/archives/2019/05/*")?.to, "/2019/05/");
});

test("a signpost for an address in Han characters lies at the address itself as well", () => {
  const rules = Array.from({ length: 4 }, (_, at) => {
    return { from: `/${encodeURI("旧文")}-${at}`, status: 301, to: `/2019/05/wen-${at}/`, query: {}, force: true };
  });
  const signposts = [...fittedRedirects(rules, [], 1).signposts];
  for (const { to } of rules) assert.equal(signposts.filter((one) => one.to === to).length, 2);
  assert.ok(signposts.some(({ path }) => path === "/旧文-0/"));
});

test("that much is gone one rule says, and no address below it is led elsewhere", () => {
  const rule = (from: string, status: number, to: string) => ({ from, status, to, query: {}, force: false });
  const gone = Array.from({ length: 9 }, (_, at) => rule(`/old-${at}/*`, 410, "/404.html"));
  const [own, open] = [rule("/wen/*", 301, "/2019/05/wen/"), rule("/old-3/:part/*", 301, "/archive/")];
  const { rules, signposts } = fittedRedirects([...gone, open, own], [], 5);
  assert.deepEqual(signposts, []);
  assert.deepEqual(rules, [gone[3], open, own, rule("/:a/*", 410, "/404.html")]);
  assert.deepEqual(fittedRedirects([...gone, open, own], [], 11).rules, [...gone, open, own]);
});

test("files by their number: few known ones lead to their articles, and of the others each says that it is gone, or one rule says it of all", () => {
  const { index, articles, lists } = oldSite(seededRandom(4), "name", 1);
  const item = index.items.find(({ fate, id }) => fate.is === "public" && id > 0);
  assert.ok(item);
  const said = { title: "", alt: "", caption: "", description: "", uploaded: "", link: "", url: "" };
  const rulesWith = (known: number, gone: number, goneFirst: boolean) => {
    const ids = Array.from({ length: known + gone }, (_, at) => 10_000 + at);
    const parents = ids.map((_, at) => ((goneFirst ? at >= gone : at < known) ? item.id : 0));
    const attachments = new Map(ids.map((id, at) => [id, { id, parent: parents[at] ?? 0, ...said }]));
    const { data, answers } = addressesOf({ ...index, attachments }, articles, lists);
    const own = data.rules.filter(({ from }) => /[?]attachment_id=\d/.test(from));
    const all = data.rules.some(({ from }) => from.endsWith("?attachment_id=:id"));
    const files = answers.kinds.find(({ what }) => what === "附件页")?.answers;
    assert.equal((files?.here ?? 0) + (files?.moved ?? 0) + (files?.gone ?? 0), known + gone);
    return { known: own.filter(({ to }) => to !== undefined).length, gone: own.length, all };
  };
  for (const goneFirst of [false, true]) {
    assert.deepEqual(rulesWith(500, 1_001, goneFirst), { known: 500, gone: 500, all: true });
    assert.deepEqual(rulesWith(501, 1_000, goneFirst), { known: 501, gone: 1_501, all: false });
    assert.deepEqual(rulesWith(502, 1_001, goneFirst), { known: 500, gone: 500, all: true });
  }
});
