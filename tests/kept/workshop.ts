import { statSync } from "node:fs";
import { join } from "node:path";
import { build } from "../../src/build/build.ts";
import type { BuildReport } from "../../src/build/build-report.ts";
import { Progress } from "../../src/build/progress.ts";
import { STEPS, type Steps } from "../../src/build/steps.ts";
import { ASSETS_ONCE } from "../fixtures/assets-once.ts";
import { filesIn } from "../fuzz/cache-accidents.ts";
import { inScratch } from "../fuzz/folders.ts";
import type { SamplePublication } from "../fuzz/sample-publication.ts";
import { writeSample } from "../fuzz/write-sample.ts";

/** Where sample publications are built, with one cache. */
export interface Workshop {
  readonly cache: string;
  readonly output: string;
  /** @param cache another one */
  build(publication: SamplePublication, cache?: string): Promise<BuildReport>;
}

export function inWorkshop(work: (workshop: Workshop) => Promise<void>): Promise<void> {
  return inScratch((folder) => {
    const [usual, output] = [join(folder, "cache"), join(folder, "site")];
    return work({
      cache: usual,
      output,
      build(publication, cache = usual) {
        const { host, ...folders } = writeSample(publication, join(folder, "publication"));
        const { now, drafts, search } = publication;
        const steps: Steps = {
          ...ASSETS_ONCE,
          read: (where, moment, mode, gate) => STEPS.read(where, moment, mode, { ...gate, host }),
          sync: () => {},
        };
        const options = { ...folders, now, drafts, search, allowFewer: true, output, cache };
        return build(options, new Progress({ quiet: true }), steps);
      },
    });
  });
}

/** Bytes of all files in a folder. */
export function sizeOf(folder: string): number {
  return filesIn(folder).reduce((sum, file) => sum + statSync(file).size, 0);
}
