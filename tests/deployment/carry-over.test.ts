import assert from "node:assert/strict";
import { test } from "node:test";
import { carryOver, LIMITS, type NextSite } from "../../src/deployment/carry-over.ts";
import type { CarriedFile, DeploymentRecord } from "../../src/deployment/host/record.ts";

const NOW = Date.UTC(2026, 10, 29);
const DAY = 24 * 60 * 60_000;
const HARBOUR = "/2026/11/harbour/";
const MARKET = "/2026/11/market/";
const STYLE = "/assets/site-AAAAAAAA.css";
const RUNTIME = "/pagefind/runtime/1a2b3c4d5e/pagefind.js";
const SHARD = "/pagefind/shards/2026-11-1a2b3c4d5e/pagefind-entry.json";
const PICTURE = "/assets/pictures/crane-at-night-1a2b3c4d5e6f-240.webp";
const file = (size = 1) => ({ sha1: "0".repeat(40), size });

/** A deployment with one article, its picture, a style and a shard, unless said otherwise. */
function record(changes: Partial<DeploymentRecord> = {}): DeploymentRecord {
  return {
    code: "",
    content: "",
    createdAt: NOW,
    articles: [HARBOUR],
    withdrawn: [],
    pictures: new Map([[stemOf(PICTURE), HARBOUR]]),
    files: new Map([STYLE, RUNTIME, SHARD, PICTURE].map((path) => [path, file()])),
    carried: new Map(),
    ...changes,
  };
}

const stemOf = (path: string) => path.replace(/-\d+\.\w+$/, "");
/** The same article with the same picture under a new credit, and everything else anew. */
const NEXT: NextSite = {
  articles: [HARBOUR],
  pictures: new Map([["/assets/pictures/crane-at-night-ffffffffffff", HARBOUR]]),
  files: new Map(),
};
const pathsOf = (next: NextSite, ...earlier: DeploymentRecord[]) => [...carryOver(next, earlier, NOW).keys()];

test("what a page of yesterday asks for is carried over, in the order in which it is needed", () => {
  assert.deepEqual(pathsOf(NEXT, record()), [STYLE, RUNTIME, PICTURE, SHARD]);
});

test("what the build has itself, and what may change under its name, is not", () => {
  const other = ["/index.html", "/feed.xml", "/pagefind/shards.json", "/assets/icon.svg", "/admin/config.yml"];
  const files = new Map([...record().files, ...other.map((path) => [path, file()] as const)]);
  assert.deepEqual(pathsOf({ ...NEXT, files: new Map([[STYLE, file()]]) }, record({ files })), [
    RUNTIME,
    PICTURE,
    SHARD,
  ]);
});

test("a picture goes out at once with its article, with its name, and when nobody knows whose it is; and search with it", () => {
  const without: NextSite = { ...NEXT, pictures: new Map() };
  assert.deepEqual(pathsOf(without, record()), [STYLE, RUNTIME]);
  const renamed = new Map([["/assets/pictures/crane-by-day-ffffffffffff", HARBOUR]]);
  assert.deepEqual(pathsOf({ ...NEXT, pictures: renamed }, record()), [STYLE, RUNTIME]);
  const elsewhere = new Map([["/assets/pictures/crane-at-night-ffffffffffff", MARKET]]);
  assert.deepEqual(pathsOf({ ...NEXT, pictures: elsewhere }, record()), [STYLE, RUNTIME]);
  assert.deepEqual(pathsOf({ ...without, articles: [] }, record()), [STYLE, RUNTIME]);
  assert.deepEqual(pathsOf(NEXT, record({ pictures: new Map() })), [STYLE, RUNTIME, SHARD]);
});

test("an article less takes the shards of every earlier deployment along, also of one that was undone", () => {
  const undone = record({ articles: [HARBOUR, MARKET] });
  assert.ok(!pathsOf(NEXT, record(), undone).includes(SHARD));
  assert.ok(pathsOf({ ...NEXT, articles: [HARBOUR, MARKET] }, record(), undone).includes(SHARD));
});

test("a file is kept for thirty days after the last deployment that needed it", () => {
  const since = (days: number): CarriedFile => ({ ...file(), since: NOW - days * DAY });
  const carried = new Map([
    ["/assets/site-BBBBBBBB.css", since(29)],
    ["/assets/site-CCCCCCCC.css", since(31)],
    [STYLE, since(31)],
  ]);
  const kept = carryOver(NEXT, [record({ carried })], NOW);
  assert.equal(kept.get("/assets/site-BBBBBBBB.css")?.since, NOW - 29 * DAY);
  assert.equal(kept.has("/assets/site-CCCCCCCC.css"), false);
  // It was part of the build until now, however long it had been away before.
  assert.equal(kept.get(STYLE)?.since, NOW);
});

test("the newest stay when there is no room, and styles before pictures", () => {
  const carried = new Map([["/assets/old-AAAAAAAA.js", { ...file(), since: NOW - DAY }]]);
  const earlier = [record({ carried })];
  const within = (limits: object) => [...carryOver(NEXT, earlier, NOW, { ...LIMITS, ...limits }).keys()];
  assert.deepEqual(within({ files: 2 }), [STYLE, RUNTIME].slice(0, 1).concat("/assets/old-AAAAAAAA.js"));
  assert.deepEqual(within({ bytes: 3 }), [STYLE, "/assets/old-AAAAAAAA.js", RUNTIME]);
});
