import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { Reader } from "./reader.ts";
import { allReaders } from "./readers.ts";
import { knownShapes, randomShape, type Shape } from "./shapes.ts";

const folder = mkdtempSync(join(tmpdir(), "laiyuan-growth-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const SHAPES = [...knownShapes(), ...Array.from({ length: 40 }, (_, seed) => randomShape(seed))];
/** Bytes, from an ordinary article up to the largest file that is read; four times each. */
const SIZES = [7_812, 31_250, 125_000, 500_000, 2_000_000];
const MOST_MS = 10_000;
/** 2.3 for each doubling, from one size to the next. */
const MOST_GROWTH = 2.3 ** 2;
/**
 * Below it the compiler and the collector of garbage decide, and from one size to the next they may still; over two sizes
 * a square grows 256 times, and 28 times are too much.
 */
const LEAST_MS = 500;
/**
 * What is shorter in the middle and has not grown more than it may since the size before takes no more than ten seconds
 * at two million: be it a sum of what grows with the length and of what grows with its square, that is 4 seconds.
 */
const SHORT_MS = 40;
const MIDDLE = 125_000;

/** CPU time; whatever else the reader says of a text is not asked here. */
async function timeOf(read: (text: string) => void | Promise<void>, text: string): Promise<number> {
  const before = process.cpuUsage();
  await read(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** What of one shape is read too slowly, or breaks the reader; undefined when nothing. */
async function faultOf({ read }: Reader, shape: Shape): Promise<string | undefined> {
  const sample = shape.make(SIZES[0] ?? 0);
  const bytesPerUnit = Buffer.byteLength(sample) / sample.length;
  const times: number[] = [];
  for (const size of SIZES) {
    const [before = 0, last = 0] = [times.at(-2), times.at(-1)];
    const text = shape.make(Math.floor(size / bytesPerUnit));
    try {
      let time = await timeOf(read, text);
      const isSlow = () => time > MOST_MS || (time > LEAST_MS && before > 0 && time > MOST_GROWTH ** 2 * before);
      // A second look: the first may have met a collection of garbage.
      if (isSlow()) time = Math.min(time, await timeOf(read, text));
      if (isSlow())
        return `${shape.name}: ${size} bytes ${Math.round(time)} ms after ${times.map(Math.round).join(", ")} ms`;
      if (size === MIDDLE && time < SHORT_MS && time <= MOST_GROWTH * last) return undefined;
      times.push(time);
    } catch (error) {
      // A broken stack is no answer.
      return `${shape.name}: ${size} bytes: ${String(error)}`;
    }
  }
  return undefined;
}

for (const reader of allReaders(folder)) {
  test(`${reader.name}: every shape is read in time that grows with its length, or refused`, async () => {
    const faults: string[] = [];
    for (const shape of SHAPES) {
      const fault = await faultOf(reader, shape);
      if (fault !== undefined) faults.push(fault);
    }
    assert.deepEqual(faults, []);
  });
}
