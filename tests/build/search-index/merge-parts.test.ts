import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { close } from "pagefind";
import { CORPUS_NOW } from "../../../scripts/bench/corpus.ts";
import { writeSearchCorpus } from "../../../scripts/bench/search/articles.ts";
import type { Bundle } from "../../../src/build/bundle-cache.ts";
import { readPart } from "../../../src/build/search-index/index-part.ts";
import { indexPart, makeBundle } from "../../../src/build/search-index/make-bundle.ts";
import { packIndex } from "../../../src/build/search-index/pack-index.ts";
import { readPiece, type SizedWord } from "../../../src/build/search-index/read-pagefind.ts";
import { readPublication } from "../../../src/content/read-publication.ts";
import { searchDocument } from "../../../src/search/document.ts";
import { unpackList } from "../../../src/search/index-list.ts";
import { type IndexPiece, unpackPiece } from "../../../src/search/index-piece.ts";
import { articleOn, textBlock } from "../../fixtures/articles.ts";

const EVERY_FEATURE = "tests/fixtures/every-feature";
const CHUNK_SIZE = 300;
// So that Pagefind itself cuts the index as it is to be cut.
process.env.PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE = String(CHUNK_SIZE);

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-merge-"));
after(async () => {
  await close();
  rmSync(scratch, { recursive: true, force: true });
});

const read = (folders: Parameters<typeof readPublication>[0]) =>
  readPublication(folders, Date.parse(CORPUS_NOW)).articles;
/** Accents are kept apart as variants; rare characters stand elsewhere in the order of JavaScript. */
const ODD = ["Québec 和 Quebec，Zoë、Zoe。", "𠀀𠀁与𪛖，ﬁ、ａ、豈、。", "Quebec 与 Québèc，𠀀字。"].map((html, at) =>
  articleOn(at, { slug: `odd-${at}`, lede: "导语。", body: [textBlock(`<p>${html}</p>\n`)] }),
);
const articles = [
  ...ODD,
  ...read({ articles: `${EVERY_FEATURE}/articles`, data: `${EVERY_FEATURE}/data` }),
  ...read(writeSearchCorpus(scratch, 20)),
  ...ODD.map((odd) => ({ ...odd, path: odd.path.replace("odd", "again") })),
];
const documents = articles.map((article, at) => {
  // As an article with a picture has it; it makes the fields of the metadata have other numbers than in the parts before.
  const alt = at < 20 ? "" : `<i data-pagefind-meta="alt[data-value]" data-value="停火 示例"></i>`;
  return { url: article.path, html: searchDocument(article).replace("</body>", `${alt}</body>`) };
});
const whole = await indexPart(documents);
const parts: Bundle[] = [];
for (const [from, to] of [
  [0, 2],
  [2, 3],
  [3, 18],
  [18, undefined],
] as const)
  parts.push(await indexPart(documents.slice(from, to)));

test("what was indexed in parts is, merged, byte for byte what was indexed at once", () => {
  const [merged, once] = [packIndex(parts, CHUNK_SIZE), packIndex([whole], CHUNK_SIZE)];
  assert.deepEqual([...merged.keys()], [...once.keys()]);
  for (const [name, bytes] of once) assert.deepEqual(merged.get(name), bytes, name);
  const fields = parts.map((part) => readPart(part).list.fields.length);
  assert.ok(new Set(fields).size > 1, `fields of metadata have no other numbers anywhere: ${fields}`);
});

test("every word stands in the same piece as Pagefind puts it, with the same articles", () => {
  const merged = packIndex(parts, CHUNK_SIZE);
  const { list } = readPart(whole);
  const own = list.pieces.map((name) => readPiece(gunzipSync(bytesOf(whole, `index/${name}.pf_index`))));
  const pieces = [...merged].filter(([name]) => name.startsWith("index/")).map(([, bytes]) => unpackPiece(bytes));
  assert.ok(own.length > 50 && own.flat().some(({ variants }) => variants.length > 1));
  assert.deepEqual(
    pieces,
    own.map((piece) => piece.map(withoutSize)),
  );
  const [meta = ""] = [...merged.keys()].filter((name) => name.endsWith(".pf_meta"));
  assert.deepEqual(unpackList(bytesOf(merged, meta)).bounds, list.bounds);
});

test("how many characters are indexed at once changes nothing", async () => {
  const some = documents.slice(0, 12);
  const [small, large] = await Promise.all(
    [2_000, 1e9].map((part) => makeBundle({ documents: some, chunkSize: 90 }, async () => {}, part)),
  );
  assert.ok(small && small.size > 0);
  assert.deepEqual(small, large);
});

function withoutSize({ text, postings, variants }: SizedWord): IndexPiece[number] {
  return { text, postings, variants };
}

function bytesOf(bundle: Bundle, name: string): Uint8Array {
  return bundle.get(name) ?? new Uint8Array();
}
