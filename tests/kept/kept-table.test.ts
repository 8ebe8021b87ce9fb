import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { seededRandom } from "../../scripts/bench/random.ts";
import { KeptTable } from "../../src/kept/kept-table.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-table-"));
after(() => rmSync(scratch, { recursive: true, force: true }));
let folders = 0;
const newFolder = () => join(scratch, String(folders++));
const packsIn = (folder: string) =>
  readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "latin1")] as const);

test("what was put is taken again by the next build, of whatever plain kind", () => {
  const folder = newFolder();
  const values = {
    文: "汉字 \ud83d\ude00",
    list: [1, 2.5, -0],
    bytes: new Uint8Array([1, 2]),
    none: undefined,
    no: null,
  };
  const first = new KeptTable<unknown>(folder, "things");
  for (const [key, value] of Object.entries(values)) first.put(key, value);
  first.save();
  const next = new KeptTable<unknown>(folder, "things");
  for (const [key, value] of Object.entries(values)) assert.deepEqual(next.take(key), value);
  assert.equal(next.take("other"), undefined);
});

test("a build that wants nothing new writes nothing, and one that no longer wants something drops it", () => {
  const folder = newFolder();
  const put = new KeptTable<string>(folder, "things");
  for (let number = 0; number < 500; number += 1) put.put(`key ${number}`, `value ${number}`);
  put.save();
  const before = packsIn(folder);
  const same = new KeptTable<string>(folder, "things");
  for (let number = 0; number < 500; number += 1) same.take(`key ${number}`);
  same.save();
  assert.deepEqual(packsIn(folder), before);
  const less = new KeptTable<string>(folder, "things");
  for (let number = 0; number < 500; number += 1) if (number !== 77) less.take(`key ${number}`);
  less.save();
  assert.ok(!packsIn(folder).some(([, bytes]) => bytes.includes("value 77")));
  assert.equal(
    packsIn(folder).filter(([name, bytes]) => !before.some(([n, b]) => n === name && b === bytes)).length,
    1,
  );
  new KeptTable<string>(folder, "things").save();
  assert.deepEqual(readdirSync(folder), []);
});

test("whatever byte of a pack is changed, lost or added, its values are not there, and the others are", () => {
  const folder = newFolder();
  const put = new KeptTable<string>(folder, "things");
  for (let number = 0; number < 200; number += 1) put.put(`key ${number}`, `value ${number}`);
  put.save();
  const random = seededRandom(29);
  const [name = ""] = readdirSync(folder);
  const file = join(folder, name);
  const whole = readFileSync(file);
  for (let round = 0; round < 60; round += 1) {
    const spoilt = Buffer.from(whole);
    const at = Math.floor(random() * spoilt.length);
    spoilt[at] = (spoilt[at] ?? 0) ^ 0x10;
    const cut = whole.subarray(0, at);
    writeFileSync(file, [spoilt, cut, Buffer.concat([whole, cut])][round % 3] ?? cut);
    const table = new KeptTable<string>(folder, "things");
    const found = Array.from({ length: 200 }, (_, number) => [number, table.take(`key ${number}`)] as const);
    assert.ok(found.every(([number, value]) => value === undefined || value === `value ${number}`));
    const lost = found.filter(([, value]) => value === undefined).length;
    assert.ok(lost > 0 && lost < 20, `${lost} values are lost`);
  }
  writeFileSync(join(folder, name.replace("things", "others")), whole);
  assert.equal(new KeptTable<string>(folder, "others").take("key 0"), undefined, "a pack of another table was taken");
});
