import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { between, seededRandom } from "../../../scripts/bench/random.ts";
import { ArticleRecord } from "../../../src/domain/article-record.ts";
import { MOST_REDIRECTS, NO_OLD_ADDRESSES, OldAddresses } from "../../../src/domain/old-addresses.ts";
import { redirectRules } from "../../../src/gate/redirect-rules.ts";
import { addressesOf } from "../../../src/migration/addresses/addresses-of.ts";
import { unansweredBy } from "../../../src/migration/addresses/ask-site.ts";
import { redirectFor } from "../../../src/serve/redirect-for.ts";
import { formatRedirects, readAsHost, redirectsIn } from "../../../src/serve/redirects-file.ts";
import { laidSite } from "./laid-site.ts";
import { oldSite, STRUCTURES } from "./old-sites.ts";

for (const [at, structure] of Object.keys(STRUCTURES).entries()) {
  test(`a site with ${structure} permalinks: every old address is answered in every spelling, and no rule is in the way of a page`, async () => {
    const base = structure === "name" ? "/blog" : "";
    const site = oldSite(seededRandom(at), structure, 50, base);
    const found = addressesOf(site.index, site.articles, site.lists);
    OldAddresses.parse(found.data);
    for (const own of found.aliases.values()) ArticleRecord.shape.aliases.parse(own);
    assert.ok(found.answers.rules <= MOST_REDIRECTS);
    assert.deepEqual(
      found.answers.kinds.filter(({ answers }) => answers.unanswered > 0),
      [],
    );

    const { folder, pages } = laidSite(site, found);
    assert.deepEqual(await unansweredBy(folder, { redirects: [] }, found.asked), []);
    const { rules, faults } = await readAsHost(folder);
    assert.deepEqual(faults, []);
    for (const page of pages)
      for (const query of ["", "utm_source=a", "fbclid=b"])
        assert.ok(!redirectFor({ redirects: rules }, page, new URLSearchParams(query))?.force, page + query);
    // The host makes of each line what our server does.
    assert.equal(rules.length, new Set(rules.map((rule) => JSON.stringify(rule))).size);
  });
}

test("a post that only its number leads to, and one that changed its name and day, are found", () => {
  const site = oldSite(seededRandom(3), "day", 0);
  const item = {
    ...{
      id: 7,
      type: "post",
      status: "publish",
      slug: "xin",
      parent: 0,
      login: "editor",
      title: "",
      sticky: false,
      key: "7",
    },
    ...{
      link: "https://www.old.example/2019/05/03/xin/",
      guid: "http://old.example/?p=7",
      file: "",
      line: 1,
      terms: [],
    },
    ...{
      date: "2019-05-03 09:00:00",
      dateUtc: "",
      oldSlugs: ["旧名"],
      oldDates: ["2019-05-02"],
      fate: { is: "public" as const },
    },
  };
  const articles = new Map([["7", { year: "2019", month: "05", slug: "xin-wen" }]]);
  const { aliases } = addressesOf({ ...site.index, items: [item] }, articles, site.lists);
  assert.deepEqual(aliases.get("7"), ["/2019/05/03/xin/", "/?p=7", "/2019/05/03/旧名/", "/2019/05/02/xin/"]);
});

test("whatever other posts were called once, and whatever their guids say, a post's number and address lead to itself, in whatever order the export has them", () => {
  for (const [at, structure] of Object.keys(STRUCTURES).entries()) {
    const random = seededRandom(40 + at);
    const site = oldSite(random, structure, 40);
    const claiming = site.index.items.map((item) => {
      const other = site.index.items[between(random, 0, site.index.items.length - 1)] ?? item;
      return {
        ...item,
        ...(random() < 0.5 && { guid: `https://old.example/?p=${other.id}` }),
        ...(random() < 0.5 && { oldSlugs: [...item.oldSlugs, other.slug] }),
      };
    });
    const found = [claiming, claiming.toReversed()].map((items) => {
      const { aliases, data } = addressesOf({ ...site.index, items }, site.articles, site.lists);
      return { data, aliases: [...aliases.keys()].map((key) => ({ key, own: aliases.get(key) ?? [] })) };
    });
    for (const one of found) {
      assert.deepEqual(one, found[0], structure);
      const holders = new Map(one.aliases.flatMap(({ key, own }) => own.map((address) => [address, key])));
      for (const { key, id, fate, link } of claiming) {
        assert.ok([key, undefined].includes(holders.get(`/?p=${id}`)), `${structure}: ${id}`);
        if (fate.is !== "public") continue;
        const address = decodeURI(link.replace("https://old.example", ""));
        assert.ok([key, undefined].includes(holders.get(address)), `${structure}: ${address}`);
      }
    }
  }
});

test("addresses that lie are set aside and counted, and none of them becomes a rule", () => {
  const hostile = [
    ...[
      "https://evil.example/a/",
      "//evil.example/",
      "https://old.example//evil.example/",
      "https://old.example/a/../b/",
    ],
    ...[
      "https://old.example/%2e%2e/b/",
      "https://old.example/a\u0000b/",
      "https://old.example/a\r\nX: y/",
      "https://old.example/a%0Ab/",
    ],
    ...[
      "https://user@old.example/a/",
      `https://old.example/${"a".repeat(2000)}/`,
      "https://old.example/a\\b/",
      "javascript:alert(1)",
    ],
    ...[
      "https://old.example/*",
      "https://old.example/:splat/",
      'https://old.example/"><script>/',
      "https://old.example/%D6%D0/",
    ],
    ...["https://old.example/‮abc/", "https://old.example/.netlify/functions/x"],
  ];
  const site = oldSite(seededRandom(5), "day", 0);
  const items = hostile.map((link, at) => ({
    ...{
      id: 0,
      type: "post",
      status: "publish",
      slug: "a",
      link,
      guid: "",
      parent: 0,
      date: "",
      dateUtc: "",
      login: "",
    },
    ...{
      title: "",
      sticky: false,
      file: "",
      line: at,
      terms: [],
      oldSlugs: [],
      key: `k${at}`,
      fate: { is: "public" as const },
    },
  }));
  const articles = new Map(items.map(({ key }) => [key, { year: "2019", month: "05", slug: key }]));
  const { aliases, answers } = addressesOf({ ...site.index, items }, articles, site.lists);
  assert.deepEqual([...aliases.values()].flat(), []);
  const aside = [...answers.aside.values()].reduce((sum, count) => sum + count, 0);
  assert.equal(aside, hostile.length);
});

test("what tells where links lead until the last post is moved holds nothing else of the export", async () => {
  const held: WeakRef<object>[] = [];
  const { placeOf, link } = (() => {
    const { index, articles, lists } = oldSite(seededRandom(1), "day", 20);
    const found = addressesOf(index, articles, lists);
    held.push(...[index, index.items, index.attachments, articles, found.answers].map((one) => new WeakRef(one)));
    const item = index.items.find(({ fate, type }) => fate.is === "public" && type === "post");
    return { placeOf: found.placeOf, link: item?.link ?? "" };
  })();
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  // What a weak reference was made of lives as long as the step of the program that made it.
  await setImmediate();
  collect();
  assert.deepEqual(
    held.map((one) => one.deref()),
    held.map(() => undefined),
  );
  assert.match(placeOf(link) ?? "", /^\/\d{4}\/\d{2}\/[\w-]+\/$/);
});

test("a rule about a query takes no other request along", () => {
  const text = formatRedirects(
    redirectRules(
      {
        ...{
          articles: [{ path: "/2019/05/a/", aliases: ["/?p=12"] }],
          withdrawnArticles: [],
          sectionLists: [],
          tagLists: [],
        },
        ...{ sourceLists: [], personLists: [], topicPages: [] },
        oldAddresses: {
          ...NO_OLD_ADDRESSES,
          rules: [
            { from: "/?s=:words", to: "/search/?q=:words" },
            { from: "/?cat=3", to: "/archive/" },
          ],
        },
      },
      false,
      () => true,
    ),
  );
  const redirects = redirectsIn(text);
  const answer = (query: string) => redirectFor({ redirects }, "/", new URLSearchParams(query))?.location;
  assert.equal(answer("p=12"), "/2019/05/a/?p=12");
  assert.equal(answer("p=12&utm_source=a"), "/2019/05/a/?p=12&utm_source=a");
  assert.equal(answer("s=旧 文&x=1"), "/search/?q=%E6%97%A7%20%E6%96%87");
  assert.equal(answer("s=a%26b%3Dc"), "/search/?q=a%26b%3Dc");
  for (const query of ["", "p=123", "p=1", "cat=33", "utm_source=p", "q=12", "ps=12"])
    assert.equal(answer(query), undefined, query);
});

test("what an old address leads to may move or go: it leads to today's place at once, or says that it is gone", () => {
  const rules = redirectRules(
    {
      ...{ articles: [{ path: "/2019/05/b/", aliases: ["/2019/05/a/"] }], withdrawnArticles: [], sectionLists: [] },
      ...{ sourceLists: [], personLists: [], topicPages: [] },
      tagLists: [
        {
          tag: { key: "new", name: "新", formerly: ["old"] },
          page: { path: "/tags/new/", articles: [], total: 0, front: true },
        },
      ],
      oldAddresses: {
        belowAliases: false,
        rules: [
          { from: "/tag/old/*", to: "/tags/old/" },
          { from: "/wp/a", to: "/2019/05/a/" },
          { from: "/tag/lost/*", to: "/tags/lost/" },
        ],
      },
    },
    false,
    (path) => ["/2019/05/b/", "/tags/new/"].includes(path),
  );
  const answer = (path: string) => {
    const { status, location } = redirectFor({ redirects: rules }, path) ?? {};
    return [status, location];
  };
  assert.deepEqual(answer("/tag/old/page/2/"), [301, "/tags/new/"]);
  assert.deepEqual(answer("/wp/a"), [301, "/2019/05/b/"]);
  assert.deepEqual(answer("/tag/lost/"), [410, "/404.html"]);
});
