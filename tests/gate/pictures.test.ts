import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { picturesOf } from "../../src/domain/article.ts";
import { canBeHeld, renditionsOf } from "../../src/domain/rendition.ts";
import { minimalPublication } from "../fixtures/minimal-publication.ts";
import { PIXELS } from "../hostile/bad/before-building.ts";
import { verdictsOf } from "./verdicts.ts";

test("no file is higher than its format can hold, and every format has one of every picture that is let in", () => {
  for (const [width, height] of [
    [1080, 16_400],
    [1440, 27_000],
    [360, 60_000],
    [3, 40_000],
    [1, 16_383],
    [40_000, 1],
  ] as const) {
    assert.ok(canBeHeld({ width, height }));
    const files = renditionsOf({ name: "p", digest: "0".repeat(12), width, height });
    assert.equal(new Set(files.map(({ format }) => format)).size, 3);
    for (const file of files) {
      assert.ok(file.height <= { avif: 16_384, webp: 16_383, jpeg: 65_535 }[file.format], JSON.stringify(file));
      assert.ok(file.width >= 1 && file.width <= width);
    }
    assert.equal(new Set(files.map(({ path }) => path)).size, files.length);
  }
  assert.equal(canBeHeld({ width: 1, height: 16_384 }), false);
});

test("a picture that was looked at is known by its digest, to the program that looked and to no other", async () => {
  const p = minimalPublication();
  PIXELS["a JPEG torn in the middle"]?.spoil(p);
  const cache = join(dirname(p.articles), "cache");
  const told = async () => (await verdictsOf(p, cache)).check.length;
  assert.equal(await told(), 1);
  assert.deepEqual(readdirSync(join(cache, "decoded")), ["paper.example"]);
  const file = join(cache, "decoded/paper.example");
  const [program = ""] = readFileSync(file, "utf8").split("\n");
  const [picture] = p.read().articles.flatMap(picturesOf);
  assert.ok(picture?.shown);
  writeFileSync(file, `${program}\n${picture.digest}\n`);
  assert.equal(await told(), 0);
  writeFileSync(file, `${"0".repeat(64)}\n${picture.digest}\n`);
  assert.equal(await told(), 1);
});
