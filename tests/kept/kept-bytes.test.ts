import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { between, seededRandom } from "../../scripts/bench/random.ts";
import { KeptBytes } from "../../src/kept/kept-bytes.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-bytes-"));
after(() => rmSync(scratch, { recursive: true, force: true }));
let folders = 0;
const newFolder = () => join(scratch, String(folders++));
const textOf = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString();
const digestOf = (text: string) => hash("sha256", text);

/** As of a build that wants these texts. */
function wanting(folder: string, texts: readonly string[]): KeptBytes {
  const bytes = new KeptBytes(folder, "words");
  for (const text of texts) if (!bytes.has(digestOf(text))) bytes.put(Buffer.from(text));
  bytes.close();
  return bytes;
}

test("builds keep what they want and nothing else, and write no pack in which nothing has changed", () => {
  const [folder, random] = [newFolder(), seededRandom(7)];
  for (let build = 0; build < 8; build += 1) {
    const texts = Array.from({ length: between(random, 0, 200) }, () => `text ${between(random, 0, 300)}.`);
    const bytes = wanting(folder, texts);
    for (const text of texts) assert.equal(textOf(bytes.read(digestOf(text))), text);
    const packs = () => readdirSync(folder).map((name) => readFileSync(join(folder, name), "latin1"));
    const before = packs();
    const lying = before.join("").match(/text \d+\./g) ?? [];
    assert.deepEqual(lying.sort(), [...new Set(texts)].sort());
    wanting(folder, texts);
    assert.deepEqual(packs(), before);
  }
});

test("whatever byte of a pack is changed, lost or added, what is read is what its name says, or nothing, and the next build has it again", () => {
  const texts = Array.from({ length: 200 }, (_, number) => `text ${number}`);
  const [folder, random] = [newFolder(), seededRandom(8)];
  wanting(folder, texts);
  let lost = 0;
  for (let damage = 0; damage < 30; damage += 1) {
    const opened = random() < 0.5 ? new KeptBytes(folder, "words") : undefined;
    const names = readdirSync(folder);
    const file = join(folder, names[between(random, 0, names.length - 1)] ?? "");
    const pack = readFileSync(file);
    const at = between(random, 0, pack.length - 1);
    const kinds = [Buffer.concat([pack.subarray(0, at), pack.subarray(at + 1)]), pack.subarray(0, at)];
    const flipped = Buffer.from(pack);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << between(random, 0, 7));
    writeFileSync(file, [...kinds, flipped, flipped][between(random, 0, 3)] ?? pack);
    const bytes = opened ?? new KeptBytes(folder, "words");
    for (const text of texts) {
      const there = bytes.has(digestOf(text)) ? textOf(bytes.read(digestOf(text))) : undefined;
      if (there === undefined) lost += 1;
      else assert.equal(there, text);
    }
    const mended = wanting(folder, texts);
    for (const text of texts) assert.equal(textOf(mended.read(digestOf(text))), text);
  }
  assert.ok(lost > 20, `${lost} texts were lost`);
});

test("what another process has written anew meanwhile is found where it lies now", () => {
  const folder = newFolder();
  const texts = Array.from({ length: 300 }, (_, number) => `text ${number}`);
  const first = wanting(folder, texts);
  const left = texts.filter((_, number) => number % 3 > 0);
  wanting(folder, [...Array.from({ length: 100 }, (_, number) => `new ${number}`), ...left]);
  for (const text of left) assert.equal(textOf(first.read(digestOf(text))), text);
  for (const text of texts) if (!left.includes(text)) assert.equal(first.read(digestOf(text)), undefined);
});
