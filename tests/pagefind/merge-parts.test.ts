import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { close } from "pagefind";
import { CORPUS_NOW } from "../../scripts/bench/corpus.ts";
import { writeSearchCorpus } from "../../scripts/bench/search/articles.ts";
import type { Bundle } from "../../src/build/bundle-cache.ts";
import type { Document } from "../../src/build/search-index/index-job.ts";
import { indexPart, makeShard } from "../../src/build/search-index/make-shard.ts";
import { readPublication } from "../../src/content/read-publication.ts";
import { CborReader } from "../../src/pagefind/cbor-reader.ts";
import { SIGNATURE, unpackList } from "../../src/pagefind/list.ts";
import { packIndex } from "../../src/pagefind/pack-index.ts";
import { unpackPiece } from "../../src/pagefind/piece.ts";
import { readList } from "../../src/pagefind/read-files.ts";
import { freshSource, type Kept } from "../../src/pagefind/source.ts";
import { searchDocument } from "../../src/search/document.ts";
import { articleOn, textBlock } from "../fixtures/articles.ts";

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
const BORDERS = [0, 2, 3, 18, documents.length];
const parts = await Promise.all(
  BORDERS.slice(1).map(async (to, at) => {
    const first = BORDERS[at] ?? 0;
    return { first, documents: documents.slice(first, to), bundle: await indexPart(documents.slice(first, to)) };
  }),
);
const merge = (some = parts) =>
  packIndex(
    some.map(({ bundle, first }) => freshSource(bundle, first)),
    CHUNK_SIZE,
  );
const once = packIndex([freshSource(whole, 0)], CHUNK_SIZE);

test("what was indexed in parts is, merged, byte for byte what was indexed at once", () => {
  assert.deepEqual(merge(), once);
  const fields = parts.map(({ bundle }) => freshSource(bundle, 0).fields.length);
  assert.ok(new Set(fields).size > 1, `fields of metadata have no other numbers anywhere: ${fields}`);
});

test("every word stands in the same piece as Pagefind puts it, with the same articles", () => {
  const list = readList(gunzipSync(bytesOf(whole, [...whole.keys()].find((name) => name.endsWith(".pf_meta")) ?? "")));
  const own = list.pieces.map((name) => rawPiece(gunzipSync(bytesOf(whole, `index/${name}.pf_index`))));
  const { files } = merge();
  const pieces = [...files].filter(([name]) => name.startsWith("index/")).map(([, bytes]) => unpackPiece(bytes));
  assert.ok(own.length > 50 && own.flat().some(({ forms }) => forms.size > 1));
  assert.deepEqual(
    pieces.map((piece) =>
      piece.map(({ text, postings, variants }) => ({
        text,
        steps: postings.map(({ step }) => step),
        forms: new Map(variants.map(({ form, postings }) => [form, postings.map(({ step }) => step)])),
      })),
    ),
    own,
  );
  const [meta = ""] = [...files.keys()].filter((name) => name.endsWith(".pf_meta"));
  assert.deepEqual(unpackList(bytesOf(files, meta)).bounds, list.bounds);
});

/** Words that stand in an article before or behind others, as another edit leaves them. */
const EDITS: Readonly<Record<string, (all: readonly Document[]) => Document[]>> = {
  "an article changed": (all) =>
    all.map((one, at) => (at === 5 ? { ...one, html: one.html.replace("<p>", "<p>改写，Québéc。") } : one)),
  "the first was withdrawn, with which forms of words came": (all) => all.slice(1),
  "one came between others": (all) => all.toSpliced(18, 0, { url: "/new/", html: all[1]?.html ?? "" }),
  "those with pictures were withdrawn": (all) => all.slice(0, 18),
  nothing: (all) => [...all],
};

for (const [what, edit] of Object.entries(EDITS))
  test(`a shard is byte for byte the same, made of what was kept of it or anew: ${what}`, async () => {
    const edited = edit(documents);
    const anew = await makeShard({ chunkSize: CHUNK_SIZE, fresh: [{ first: 0, documents: edited }], kept: [] });
    // A part is kept when all its articles still stand, one behind the other.
    const places = parts.map((part) => ({
      ...part,
      now: edited.indexOf(part.documents[0] ?? { url: "", html: "" }),
    }));
    const known = places.filter(
      ({ documents, now }) => now >= 0 && documents.every((one, at) => edited[now + at] === one),
    );
    const numbers = documents.map((one) =>
      known.some((part) => part.documents.includes(one)) ? edited.indexOf(one) : -1,
    );
    const fields = [...new Set(known.flatMap(({ bundle }) => freshSource(bundle, 0).fields))];
    const kept: Kept = { files: once.files, extras: once.extras, fields, numbers };
    const fresh = edited
      .map((document, first) => ({ first, documents: [document] }))
      .filter(({ first }) => !numbers.includes(first));
    const again = await makeShard({ chunkSize: CHUNK_SIZE, fresh, kept: known.length > 0 ? [kept] : [] });
    assert.ok(fresh.length < edited.length, "nothing was kept");
    assert.ok(again && anew);
    assert.deepEqual(again.files, anew.files);
    assert.deepEqual(again.extras, anew.extras);
    const names = anew.fragments.map(([number]) => number);
    for (const [number, bytes] of again.fragments)
      assert.deepEqual(bytes, anew.fragments[names.indexOf(number)]?.[1], `fragment ${number}`);
  });

test("how many characters are indexed at once changes nothing", async () => {
  const some = documents.slice(0, 12);
  const [small, large] = await Promise.all(
    [1, some.length].map((size) =>
      makeShard({
        chunkSize: 90,
        fresh: some.flatMap((_, first) =>
          first % size === 0 ? [{ first, documents: some.slice(first, first + size) }] : [],
        ),
        kept: [],
      }),
    ),
  );
  assert.ok(small && small.files.size > 0);
  assert.deepEqual({ ...small, fields: [] }, { ...large, fields: [] });
});

/** A piece as Pagefind writes it, read without this program's own reader; of a word the articles alone. */
function rawPiece(file: Uint8Array) {
  const cbor = new CborReader(file, SIGNATURE.length);
  const many = <T>(read: () => T): T[] => Array.from({ length: cbor.array() }, read);
  const steps = () =>
    many(() => {
      cbor.array(3);
      const step = cbor.number();
      many(() => cbor.number());
      many(() => cbor.number());
      return step;
    });
  cbor.array(1);
  return many(() => {
    cbor.array(3);
    const [text, own] = [cbor.text(), steps()];
    const forms = many(() => {
      cbor.array(2);
      return [cbor.text(), steps()] as const;
    });
    return { text, steps: own, forms: new Map(forms) };
  });
}

function bytesOf(bundle: Bundle, name: string): Uint8Array {
  return bundle.get(name) ?? new Uint8Array();
}
