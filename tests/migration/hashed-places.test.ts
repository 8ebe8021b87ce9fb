import assert from "node:assert/strict";
import { test } from "node:test";
import { between, seededRandom } from "../../scripts/bench/random.ts";
import { HashedPlaces } from "../../src/migration/hashed-places.ts";

test("numbers by texts are found again as in a map, however many and however alike the texts", () => {
  const random = seededRandom(1);
  const [places, known] = [new HashedPlaces(), new Map<string, number>()];
  for (let count = 0; count < 30_000; count += 1) {
    const text = `/${between(random, 2009, 2026)}/0${between(random, 1, 9)}/${"旧a0".repeat(between(random, 0, 2))}${between(random, 0, 20_000)}/`;
    const place = between(random, 0, 2 ** 31 - 1);
    assert.equal(places.get(text), known.get(text));
    places.set(text, place);
    known.set(text, place);
  }
  assert.equal(places.size, known.size);
  for (const [text, place] of known) assert.equal(places.get(text), place);
  for (const text of ["", "/", "/2009", "旧"]) assert.ok(!places.has(text));
});
