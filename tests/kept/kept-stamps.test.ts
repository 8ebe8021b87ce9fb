import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { between, seededRandom } from "../../scripts/bench/random.ts";
import { KeptStamps, type NotedStamp } from "../../src/kept/kept-stamps.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-stamps-"));
after(() => rmSync(scratch, { recursive: true, force: true }));
let folders = 0;
const newFolder = () => join(scratch, String(folders++));
const bytesIn = (folder: string) => readdirSync(folder).map((name) => readFileSync(join(folder, name), "latin1"));

/** Of a dozen keys each the beginning is the same. */
function keyOf(number: number): string {
  const digest = hash("sha256", `key ${number}`);
  return hash("sha256", `beginning ${Math.floor(number / 12)}`).slice(0, 20) + digest.slice(20);
}

function stampOf(number: number, turn: number): NotedStamp {
  const sha256 = hash("sha256", `file ${number} ${turn}`);
  const notes = [hash("sha256", `note ${turn}`), hash("sha256", `note ${number}`)];
  return { stamp: { sha256, size: number, mtimeMs: 1_790_000_000_000.125 + turn / 3, ino: 2 ** 40 + number }, notes };
}

test("builds keep the stamps that they want and no other, whatever their keys begin with, and write nothing when nothing has changed", () => {
  const [folder, random] = [newFolder(), seededRandom(70)];
  let before = new Map<string, NotedStamp>();
  for (let turn = 0; turn < 12; turn += 1) {
    const table = new KeptStamps(folder, "files", 2);
    const now = new Map<string, NotedStamp>();
    for (let number = 0; number < 150; number += 1) {
      const key = keyOf(number);
      if (random() < 0.3) continue;
      assert.deepEqual(table.take(key), before.get(key), `turn ${turn}, ${number}`);
      const kept = random() < 0.8 ? before.get(key) : undefined;
      if (!kept) table.put(key, stampOf(number, turn));
      now.set(key, kept ?? stampOf(number, turn));
    }
    table.save();
    const written = bytesIn(folder);
    assert.equal(written.length, 1);
    const same = new KeptStamps(folder, "files", 2);
    for (const [key, stamp] of now) assert.deepEqual(same.take(key), stamp);
    for (let number = 0; number < 150; number += 1)
      if (!now.has(keyOf(number))) assert.equal(same.take(keyOf(number)), undefined);
    const [name = ""] = readdirSync(folder);
    rmSync(join(folder, name));
    same.save();
    assert.deepEqual(readdirSync(folder), [], "a table in which nothing has changed was written");
    writeFileSync(join(folder, name), written[0] ?? "", "latin1");
    before = now;
  }
});

test("what a build that failed has not asked for stays, and what nobody wants any more leaves nothing behind", () => {
  const folder = newFolder();
  const put = new KeptStamps(folder, "files", 2);
  for (const number of [1, 2]) put.put(keyOf(number), stampOf(number, 0));
  put.save();
  const failed = new KeptStamps(folder, "files", 2);
  failed.put(keyOf(1), stampOf(1, 7));
  failed.save(false);
  const next = new KeptStamps(folder, "files", 2);
  assert.deepEqual([next.take(keyOf(1)), next.take(keyOf(2))], [stampOf(1, 7), stampOf(2, 0)]);
  new KeptStamps(folder, "files", 2).save();
  assert.deepEqual(readdirSync(folder), []);
});

test("whatever byte of the file is changed, lost or added, no stamp is there, and the next build writes it anew", () => {
  const [folder, random] = [newFolder(), seededRandom(71)];
  const put = new KeptStamps(folder, "files");
  for (let number = 0; number < 40; number += 1) put.put(keyOf(number), { ...stampOf(number, 0), notes: [] });
  put.save();
  const [name = ""] = readdirSync(folder);
  const whole = readFileSync(join(folder, name));
  for (let round = 0; round < 30; round += 1) {
    const at = between(random, 0, whole.length - 1);
    const spoilt = Buffer.from(whole);
    spoilt[at] = (spoilt[at] ?? 0) ^ 0x10;
    writeFileSync(
      join(folder, name),
      [spoilt, whole.subarray(0, at), Buffer.concat([whole, spoilt])][round % 3] ?? spoilt,
    );
    const table = new KeptStamps(folder, "files");
    for (let number = 0; number < 40; number += 1) assert.equal(table.take(keyOf(number)), undefined);
    for (let number = 0; number < 40; number += 1) table.put(keyOf(number), { ...stampOf(number, 0), notes: [] });
    table.save();
    assert.deepEqual(readFileSync(join(folder, name)), whole);
  }
  writeFileSync(join(folder, name.replace("files", "others")), whole);
  assert.equal(new KeptStamps(folder, "others").take(keyOf(1)), undefined, "a file of another table was taken");
});
