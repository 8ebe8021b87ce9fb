import { rmSync } from "node:fs";
import { seededRandom } from "../../scripts/bench/random.ts";
import { ProblemsError } from "../../src/domain/problem.ts";
import { editAtRandom } from "../fuzz/edits.ts";
import { type SampleKind, samplePublication } from "../fuzz/sample-publication.ts";
import { inWorkshop, sizeOf } from "./workshop.ts";

/**
 * Edits a publication and takes the edit back, again and again, with one cache.
 * @returns bytes of the cache after that, and of one made by a single build of the same publication
 */
export async function growthOver(
  count: number,
  seed: number,
  kind: SampleKind,
): Promise<{ after: number; fresh: number }> {
  const sizes = { after: 0, fresh: 0 };
  await inWorkshop(async ({ cache, output, build }) => {
    const random = seededRandom(seed);
    const publication = samplePublication(random, kind);
    for (let number = 0; number < count; number += 1) {
      const edited = structuredClone(publication);
      editAtRandom(edited, random);
      await build(edited).catch((error: unknown) => {
        if (!(error instanceof ProblemsError)) throw error;
      });
      if (number % 3 === 0 || number === count - 1) await build(publication);
    }
    sizes.after = sizeOf(cache);
    rmSync(output, { recursive: true, force: true });
    const fresh = `${cache}-fresh`;
    await build(publication, fresh);
    sizes.fresh = sizeOf(fresh);
  });
  return sizes;
}
