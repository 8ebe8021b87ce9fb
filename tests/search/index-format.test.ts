import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { indexArticles } from "../../src/build/search-index/index-articles.ts";
import { SiteFolder } from "../../src/build/site-folder.ts";
import { packList } from "../../src/pagefind/list.ts";
import { packPiece } from "../../src/pagefind/piece.ts";
import { searchDocument } from "../../src/search/document.ts";
import { headOf } from "../../src/search/head.ts";
import { packNumbers } from "../../src/search/heads.ts";
import { INDEX_FORMAT, MANIFEST_PATH } from "../../src/search/manifest.ts";
import { SieveWriter, sieveFiles } from "../../src/search/sieve.ts";
import type { WordTableFile } from "../../src/traditional/word-table.ts";
import { articleOn, textBlock } from "../fixtures/articles.ts";

/** What an index of each format looks like. An open page of an earlier deployment knows by the number what it can read. */
const LOOKS: Readonly<Record<number, string>> = {
  1: "1b1ad6b5df15a7dc",
  2: "18b7bd7d53d74508",
  3: "9b69097e91ca5aee",
  4: "c6cbbd16f1560bee",
  5: "d1469c18e1aedcbe",
  6: "f6a74c5324279ef8",
  7: "8c586147ce9ae484",
};

const output = mkdtempSync(join(tmpdir(), "laiyuan-index-format-"));
after(() => rmSync(output, { recursive: true, force: true }));

function sieve(): Uint8Array {
  const writer = new SieveWriter();
  writer.add(["quebec", "停战", "停火"]);
  return sieveFiles([writer.packed()], 1 << 20)[0] ?? new Uint8Array();
}

const TABLE: WordTableFile = { quotes: "curly", words: {}, terms: {} };

const LIST = { head: [134, 1], tail: [128], lengths: [40, 7, 300], bounds: ["a", "停战", "停火", "谈判"] };
const NUMBERS = [
  ["停", [0, 3]],
  ["停火", [3]],
] as const;
const PLAIN = { weights: [24, 2], fields: [] };
const TITLE = { weights: [168, 1, 24, 3], fields: [0] };
const PIECE = [
  { text: "quebec", postings: [{ step: 1, occurrence: PLAIN }], variants: [{ form: "québec", postings: [] }] },
  { text: "停火", postings: [0, 3].map((step) => ({ step, occurrence: TITLE })), variants: [] },
];

/** What stays the same whatever an article says: names and kinds of values, without the values. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (typeof value !== "object" || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, shapeOf(inside)]));
}

test("an index that looks otherwise has another format number", async () => {
  const article = articleOn(1, { body: [textBlock("<p>停火 Québec A股 1,000</p>\n")] });
  const older = articleOn(0, { body: [textBlock("<p>停火 Québec A股 1,000</p>\n")] });
  const indexable = [older, article].map((one) => ({
    ...one,
    document: () => searchDocument(one),
    head: () => headOf(one),
  }));
  await indexArticles(indexable, new SiteFolder(output), { budget: 20 });
  const files = readdirSync(join(output, "pagefind/shards"), { recursive: true, encoding: "utf8" }).toSorted();
  // How many files a sieve has, the list says.
  const names = files.map((name) => name.replace(/[\da-f]{10,}/g, "#").replace(/\d+\.pf_sieve$/, "#.pf_sieve"));
  const file = files.find((name) => name.endsWith(".pf_fragment")) ?? "";
  const fragment = gunzipSync(readFileSync(join(output, "pagefind/shards", file))).toString("utf8");
  const looks = {
    pagefind: JSON.parse(readFileSync("package.json", "utf8")).dependencies.pagefind,
    list: shapeOf(JSON.parse(readFileSync(join(output, MANIFEST_PATH), "utf8"))),
    names: [...new Set(names)],
    packed: [packList(LIST), packPiece(PIECE), packNumbers(NUMBERS), createHash("sha256").update(sieve()).digest()].map(
      (bytes) => Buffer.from(bytes).toString("hex"),
    ),
    fragment: shapeOf(JSON.parse(fragment.slice(fragment.indexOf("{")))),
    table: shapeOf(TABLE),
  };
  assert.equal(
    createHash("sha256").update(JSON.stringify(looks)).digest("hex").slice(0, 16),
    LOOKS[INDEX_FORMAT],
    "what open search pages read has changed: raise INDEX_FORMAT in src/search/manifest.ts and write down its looks here",
  );
});
