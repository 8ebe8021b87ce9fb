import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { between, pick, seededRandom } from "../../scripts/bench/random.ts";
import { Shelf } from "../../src/migration/shelf.ts";

/** Characters of one to four bytes, of no width, and what JSON and terminals take for ends of lines. */
const TEXTS: readonly [string, ...string[]] = [
  "",
  "a",
  "é",
  "港口",
  "𠮷野家",
  "\u2028\n\r",
  '"\\',
  "长".repeat(70_000),
];

test("what was put on a shelf is read again as it was, in any order, also between two that are put there", () => {
  for (let seed = 0; seed < 20; seed += 1) {
    const random = seededRandom(seed);
    const shelf = new Shelf<{ readonly text: string; readonly list: readonly number[] }>();
    const values: { text: string; list: number[] }[] = [];
    for (let count = between(random, 1, 600); count > 0; count -= 1) {
      const value = {
        text: pick(random, TEXTS).slice(0, seed % 4 === 0 ? undefined : 100),
        list: [count, values.length],
      };
      assert.equal(shelf.put(value), values.push(value) - 1);
      const at = between(random, 0, values.length - 1);
      if (random() < 0.5) assert.deepEqual(shelf.get(at), values[at]);
    }
    for (const [at, value] of values.entries()) assert.deepEqual(shelf.get(at), value);
    shelf.close();
  }
});

test("of what lies on a shelf no file is left, even when nobody has closed it", {
  skip: process.platform === "win32",
}, () => {
  const [folder, before] = [mkdtempSync(join(tmpdir(), "laiyuan-shelf-")), process.env.TMPDIR];
  process.env.TMPDIR = folder;
  try {
    new Shelf<string>().put("谁也不该看到的话".repeat(20_000));
    assert.deepEqual(readdirSync(folder), []);
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    rmSync(folder, { recursive: true });
  }
});
