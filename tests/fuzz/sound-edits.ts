import type { Random } from "../../scripts/bench/random.ts";
import { ProblemsError } from "../../src/domain/problem.ts";
import { admitPublication } from "../../src/gate/gate.ts";
import { editAtRandom } from "./edits.ts";
import type { SamplePublication } from "./sample-publication.ts";
import { writeSample } from "./write-sample.ts";

/**
 * Some edits that together leave no mistake: rarely do two get in each other's way, and then others are made.
 * @param folder where it is written down
 * @returns what the publication has become; the one given stays as it is
 */
export async function editSoundly(
  publication: SamplePublication,
  count: number,
  random: Random,
  folder: string,
): Promise<SamplePublication> {
  for (;;) {
    const edited = structuredClone(publication);
    for (let edit = 0; edit < count; edit += 1) editAtRandom(edited, random);
    if (await isSound(edited, folder)) return edited;
  }
}

async function isSound(publication: SamplePublication, folder: string): Promise<boolean> {
  const { host, ...folders } = writeSample(publication, folder);
  try {
    await admitPublication(folders, publication.now, publication, { host });
    return true;
  } catch (error) {
    if (error instanceof ProblemsError) return false;
    throw error;
  }
}
