import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { between, type Random, seededRandom } from "../../../scripts/bench/random.ts";
import { numbersOf, packScan } from "../../../src/build/verify/file-facts.ts";
import { FACT_PACKS, KeptFacts, type KeptPiece } from "../../../src/build/verify/kept-facts.ts";
import { KeptTable } from "../../../src/kept/kept-table.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-facts-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

/** The anchors of each file, by its path. */
type Files = ReadonlyMap<string, readonly string[]>;

const PLACES = ["/2025/01/", "/hant/2025/01/", "/2025/02/", "/tags/a/", "/hant/tags/a/page/x/", "/pagefind/shards/s/"];

function build(folder: string, files: Files): void {
  const table = new KeptTable<KeptPiece>(folder, "facts", FACT_PACKS);
  const { book, kept } = known(table, files);
  for (const [path, anchors] of files) {
    const scan = { sha256: anchors.join(), size: 1, findings: [], links: [], loads: [], own: [], data: [], tokens: [] };
    if (!book.of(path, scan.sha256)) book.add(path, packScan({ ...scan, anchors, phrases: [] }, book.texts));
  }
  kept.keep(new Set(files.keys()), []);
  table.save();
}

/** Opens what is kept, and holds that whatever is known of a file is true. */
function known(table: KeptTable<KeptPiece>, files: Files) {
  const kept = new KeptFacts(table, "program");
  const { book } = kept;
  let found = 0;
  for (const [path, anchors] of files) {
    const facts = book.of(path, anchors.join());
    if (!facts) continue;
    found += 1;
    const told = Array.from(numbersOf(facts, "anchors"), (number) => book.texts.textOf(number));
    assert.deepEqual(told, anchors, path);
  }
  return { book, kept, found };
}

function edited(files: Files, random: Random, step: number): Files {
  const next = new Map(files);
  for (let edit = between(random, 0, 3); edit >= 0; edit -= 1) {
    const path = `${PLACES[between(random, 0, PLACES.length - 1)]}${between(random, 0, 30)}.html`;
    if (random() < 0.3) next.delete(path);
    else next.set(path, [...new Set([`own-${step}-${edit}.`, `shared-${between(random, 0, 9)}`])]);
  }
  return next;
}

const packsIn = (folder: string) =>
  new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "latin1")]));

test("what is kept of files is true after whatever changes, keeps nothing of what has gone, and pieces of two writings go for nothing", () => {
  let mixed = 0;
  const random = seededRandom(29);
  const folder = join(scratch, "mixed");
  let files: Files = new Map();
  for (let step = 0; step < 25; step += 1) {
    const before = step === 0 ? new Map<string, string>() : packsIn(folder);
    files = edited(files, random, step);
    build(folder, files);
    const now = packsIn(folder);
    const wanted = new Set([...files.values()].flat());
    for (const [own] of [...now.values()].join().matchAll(/own-\d+-\d+\./g)) assert.ok(wanted.has(own), own);
    assert.equal(known(new KeptTable(folder, "facts", FACT_PACKS), files).found, files.size);
    // As a kill between the packs leaves them; a build goes on from there.
    for (const [name, bytes] of before) {
      if (random() < 0.5) writeFileSync(join(folder, name), bytes, "latin1");
    }
    mixed += known(new KeptTable(folder, "facts", FACT_PACKS), files).found === files.size ? 0 : 1;
    build(folder, files);
  }
  assert.ok(mixed > 10, `${mixed} times pieces did not go together`);
});

test("of a changed file its own pieces are written, and no others", () => {
  const folder = join(scratch, "small");
  const paths = Array.from({ length: 2400 }, (_, at) => `/20${10 + (at % 12)}/0${1 + (at % 5)}/a-${at}/index.html`);
  const files = new Map(paths.map((path) => [path, Array.from({ length: 20 }, (_, at) => `${path}${at}`)]));
  build(folder, files);
  const before = packsIn(folder);
  build(folder, files);
  assert.deepEqual(packsIn(folder), before);
  build(folder, new Map([...files, ["/2010/01/a-0/index.html", ["another"]]]));
  const sizeOf = (name: string) => statSync(join(folder, name)).size;
  const changed = [...packsIn(folder)].flatMap(([name, bytes]) => (bytes === before.get(name) ? [] : sizeOf(name)));
  const [written, all] = [changed, [...before.keys()].map(sizeOf)].map((sizes) => sizes.reduce((a, b) => a + b, 0));
  assert.ok((written ?? 0) < (all ?? 0) / 6, `${written} of ${all} bytes were written`);
});
