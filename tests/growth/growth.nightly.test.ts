import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { allReaders } from "./readers.ts";
import { knownShapes, randomShape } from "./shapes.ts";

const folder = mkdtempSync(join(tmpdir(), "laiyuan-growth-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const SHAPES = [...knownShapes(), ...Array.from({ length: 40 }, (_, seed) => randomShape(seed))];
/** From the length of an ordinary article up to two million units, four times each. */
const LENGTHS = [8192, 32_768, 131_072, 524_288, 2_000_000];
const MOST_MS = 10_000;
/** Below it the clock and the collector of garbage decide. */
const LEAST_MS = 150;
/** 2.3 for each doubling. */
const MOST_GROWTH = 2.3 ** 2;
/** What is short of this takes no longer than ten seconds at two million units if it grows as it should. */
const SHORT_MS = 40;
const MIDDLE = 131_072;

/** CPU time; whatever else the reader says of a text is not asked here, but a broken stack is no answer. */
async function timeOf(read: (text: string) => void | Promise<void>, text: string): Promise<number> {
  const before = process.cpuUsage();
  await read(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

for (const { name, read } of allReaders(folder)) {
  test(`${name}: every shape is read in time that grows with its length, or refused`, async () => {
    const slow: string[] = [];
    for (const shape of SHAPES) {
      let last = 0;
      for (const length of LENGTHS) {
        const text = shape.make(length);
        let time = await timeOf(read, text);
        const isSlow = () => time > MOST_MS || (time > LEAST_MS && last > 0 && time > MOST_GROWTH * last);
        // A second look: the first may have met a collection of garbage.
        if (isSlow()) time = Math.min(time, await timeOf(read, text));
        if (isSlow()) {
          slow.push(`${shape.name}: ${length} units ${Math.round(time)} ms after ${Math.round(last)} ms`);
          break;
        }
        last = time;
        if (length === MIDDLE && time < SHORT_MS) break;
      }
    }
    assert.deepEqual(slow, []);
  });
}
