import assert from "node:assert/strict";
import { test } from "node:test";
import { between, seededRandom } from "../../scripts/bench/random.ts";
import { ShelvedMap } from "../../src/migration/shelved-map.ts";

/** Numbers of which many names have the same. */
class Weak extends Map<string, number> {
  override get(name: string): number | undefined {
    return super.get(name.slice(0, 1));
  }

  override set(name: string, place: number): this {
    return super.set(name.slice(0, 1), place);
  }
}

test("a map on the disk holds what one in memory would, also of names that nothing but the names tells apart", () => {
  for (let seed = 0; seed < 20; seed += 1) {
    const random = seededRandom(seed);
    const shelved = seed % 2 === 0 ? new ShelvedMap<string[]>(new Weak()) : new ShelvedMap<string[]>();
    const known = new Map<string, string[]>();
    for (let count = 0; count < 400; count += 1) {
      const name = `${between(random, 0, 3)}|旧文${between(random, 0, 60)}`;
      assert.deepEqual(shelved.get(name), known.get(name), `seed ${seed}: ${name}`);
      assert.equal(shelved.has(name), known.has(name));
      if (random() < 0.5) continue;
      const value = [name, `第${count}次`];
      shelved.set(name, value);
      known.delete(name);
      known.set(name, value);
      assert.equal(shelved.size, known.size);
    }
    assert.deepEqual([...shelved.keys()], [...known.keys()]);
    assert.deepEqual([...shelved.values()], [...known.values()]);
    shelved.close();
  }
});
