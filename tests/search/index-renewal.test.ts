import assert from "node:assert/strict";
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { indexArticles } from "../../src/build/search-index/index-articles.ts";
import { SiteFolder } from "../../src/build/site-folder.ts";
import type { Article } from "../../src/domain/article.ts";
import { searchDocument } from "../../src/search/document.ts";
import { headOf } from "../../src/search/head.ts";
import { MANIFEST_PATH } from "../../src/search/manifest.ts";
import { articleOn, HOUSE, textBlock } from "../fixtures/articles.ts";

/** A search page that is open while the site is deployed anew: what the list of yesterday names is gone. */

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-renewal-"));
const realFetch = globalThis.fetch;
after(() => {
  globalThis.fetch = realFetch;
  rmSync(scratch, { recursive: true, force: true });
});

const leaf = (day: number, slug: string) =>
  articleOn(day, { slug, title: slug, section: HOUSE, body: [textBlock("<p>看枫叶，写停火。</p>\n")] });
const KEPT = Array.from({ length: 13 }, (_, at) => leaf(at * 9, `kept-${at}`));
const pathsOf = (articles: readonly Article[]) => articles.map(({ path }) => path).toSorted();
const WITHDRAWN = [leaf(3, "withdrawn"), leaf(95, "withdrawn-too")];
const ADDED = [leaf(4, "added"), leaf(100, "added-too")];

const OLD = await deployment("old", [...KEPT, ...WITHDRAWN]);
const NEW = await deployment("new", [...KEPT, ...ADDED]);
// Another program as well, as after an upgrade.
editList(OLD, (list) => {
  const program = list.match(/\/pagefind\/runtime\/[^/]+\//)?.[0] ?? "";
  renameSync(join(OLD, program), join(OLD, "/pagefind/runtime/old/"));
  return list.replace(program, "/pagefind/runtime/old/");
});

async function deployment(name: string, articles: readonly Article[]): Promise<string> {
  const folder = join(scratch, name);
  const indexable = articles.map((article) => ({
    ...article,
    document: () => searchDocument(article),
    head: () => headOf(article),
  }));
  await indexArticles(indexable, new SiteFolder(folder), { budget: 200 });
  return folder;
}

function copyOf(folder: string): string {
  const copy = mkdtempSync(join(scratch, "copy-"));
  cpSync(folder, copy, { recursive: true });
  return copy;
}

function editList(folder: string, edit: (list: string) => string): void {
  const file = join(folder, MANIFEST_PATH);
  writeFileSync(file, edit(readFileSync(file, "utf8")));
}

/** How a host answers for what is gone, or a line breaks. */
const GONE: readonly (() => Response)[] = [
  () => new Response("not found", { status: 404 }),
  () => new Response("<!doctype html><title>404", { headers: { "content-type": "text/html; charset=utf-8" } }),
  () => new Response(new ReadableStream({ pull: (body) => body.error(new TypeError("broken off")) })),
];

/** Which folder is public, request by request. */
let publicAt: (request: number) => string = () => OLD;
let gone = GONE[0];
const asked: { readonly path: string; readonly cache: RequestCache | undefined }[] = [];

async function network(address: string, init?: RequestInit): Promise<Response> {
  const folder = publicAt(asked.length);
  asked.push({ path: address, cache: init?.cache });
  const file = join(folder, address);
  return existsSync(file) ? new Response(readFileSync(file)) : (gone?.() ?? Response.error());
}

globalThis.fetch = (input, init) => network(String(input), init);
const { openIndex } = await import("../../src/browser/search/open-index.ts");
const { Engine } = await import("../../src/browser/search/engine.ts");
const { OutdatedPage } = await import("../../src/browser/search/outdated-page.ts");

/** A search page opened now. */
function openPage(folders: (request: number) => string, now?: () => number) {
  asked.length = 0;
  publicAt = folders;
  return new Engine(
    (cache) =>
      openIndex(cache, undefined, async (address) => {
        if (!(await network(address)).ok || !existsSync(join(publicAt(asked.length), address)))
          throw new TypeError(address);
        return import(pathToFileURL(join(publicAt(asked.length), address)).href);
      }),
    now,
  );
}

/** Everything that a reader gets who asks for more to the end, with what the old index has given first. */
async function readThrough(engine: InstanceType<typeof Engine>) {
  const given: { readonly path: string; readonly renewals: number }[] = [];
  let answer = await engine.ask({ typed: "枫叶", filters: { section: HOUSE.name }, order: "date" });
  for (;;) {
    const { exact, renewals } = answer;
    given.push(...exact.map(({ url }) => ({ path: url, renewals })));
    if (!answer.more) return given;
    answer = await engine.more();
  }
}

const lists = () => asked.filter(({ path }) => path === MANIFEST_PATH).map(({ cache }) => cache);

test("whenever the site is deployed between two requests, and however a host answers for what is gone, the reader gets the whole answer", async () => {
  const before = await readThrough(openPage(() => OLD));
  assert.deepEqual(before.map(({ path }) => path).toSorted(), pathsOf([...KEPT, ...WITHDRAWN]));
  const requests = asked.length;
  assert.ok(requests > 20, `${requests}`);
  let renewed = 0;
  for (let deployed = 0; deployed < requests; deployed += 1) {
    gone = GONE[deployed % GONE.length];
    const given = await readThrough(openPage((request) => (request < deployed ? OLD : NEW)));
    const paths = given.map(({ path }) => path);
    assert.equal(new Set(paths).size, paths.length, `twice, deployed at ${deployed}`);
    const known = new Set(paths);
    assert.deepEqual(
      pathsOf(KEPT).filter((path) => !known.has(path)),
      [],
      `missing, deployed at ${deployed}`,
    );
    const removed = pathsOf(WITHDRAWN);
    assert.ok(!given.some(({ path, renewals }) => renewals > 0 && removed.includes(path)), `deployed at ${deployed}`);
    if (given.some(({ renewals }) => renewals > 0)) renewed += 1;
    assert.ok(lists().length <= 2, `${lists()}`);
  }
  assert.ok(renewed > requests / 2, `${renewed} of ${requests}`);
});

test("the list is read again past every cache, and once only when nothing has changed", async () => {
  gone = GONE[0];
  const spoilt = copyOf(NEW);
  const [shard] = /\/pagefind\/shards\/[^"]+\//.exec(readFileSync(join(spoilt, MANIFEST_PATH), "utf8")) ?? [""];
  rmSync(join(spoilt, shard), { recursive: true });
  const engine = openPage(() => spoilt);
  await assert.rejects(engine.ask({ typed: "枫叶", filters: {}, order: "date" }));
  assert.deepEqual(lists(), ["no-cache", "reload"]);
  await assert.rejects(engine.ask({ typed: "枫叶", filters: {}, order: "date" }));
  assert.deepEqual(lists(), ["no-cache", "reload", "reload"]);
});

test("a host that names another list every time is asked three times and no more", async () => {
  let version = 0;
  const restless = copyOf(NEW);
  const list = readFileSync(join(restless, MANIFEST_PATH), "utf8");
  rmSync(join(restless, "pagefind/shards"), { recursive: true });
  const engine = openPage(() => {
    version += 1;
    editList(restless, () => list.replace("{", `{"at":${version},`));
    return restless;
  });
  await assert.rejects(engine.ask({ typed: "枫叶", filters: {}, order: "date" }));
  assert.equal(lists().length, 4);
});

test("two questions that come across the new site together read its list once", async () => {
  gone = GONE[0];
  let current = OLD;
  const engine = openPage(() => current);
  await engine.warm();
  current = NEW;
  const questions = ["枫叶", "停火"].map((typed) => engine.ask({ typed, filters: {}, order: "relevance" }));
  for (const { found } of await Promise.all(questions)) assert.ok(found > 0);
  assert.deepEqual(lists(), ["no-cache", "reload"]);
});

test("a list of another format is never read, be it the first or a later one", async () => {
  gone = GONE[0];
  const foreign = copyOf(NEW);
  editList(foreign, (list) => list.replace(/"format":\d+/, '"format":999'));
  const first = openPage(() => foreign);
  await assert.rejects(first.ask({ typed: "枫叶", filters: {}, order: "date" }), OutdatedPage);
  assert.deepEqual(
    asked.map(({ path }) => path),
    [MANIFEST_PATH],
  );
  let current = OLD;
  const later = openPage(() => current);
  await later.warm();
  current = foreign;
  await assert.rejects(later.ask({ typed: "枫叶", filters: {}, order: "date" }), OutdatedPage);
});

test("once there is a list again, the next question is answered", async () => {
  gone = GONE[0];
  let current = join(scratch, "nothing");
  const engine = openPage(() => current);
  await assert.rejects(engine.ask({ typed: "枫叶", filters: {}, order: "date" }));
  current = NEW;
  assert.ok((await engine.ask({ typed: "枫叶", filters: {}, order: "date" })).found > 0);
});

test("a list that was read five minutes ago is looked at before the next question, and kept where it is the same", async () => {
  gone = GONE[0];
  let [minutes, current] = [0, OLD];
  const engine = openPage(
    () => current,
    () => minutes * 60_000,
  );
  const ask = () => engine.ask({ typed: "枫叶", filters: {}, order: "date" });
  assert.equal((await ask()).renewals, 0);
  const requests = asked.length;
  minutes = 6;
  assert.equal((await ask()).renewals, 0);
  assert.deepEqual(asked.slice(requests), [{ path: MANIFEST_PATH, cache: "no-cache" }]);
  // Everything that the question needs is in memory, and would be answered as it was.
  [minutes, current] = [7, NEW];
  assert.equal((await ask()).renewals, 0);
  minutes = 12;
  const { renewals, exact } = await ask();
  assert.equal(renewals, 1);
  assert.ok(exact.some(({ url }) => url === ADDED[1]?.path));
  [minutes, current] = [20, join(scratch, "nothing")];
  assert.ok((await ask()).found > 0);
});
