import { readdirSync } from "node:fs";
import type { Clock } from "../domain/clock.ts";
import { inPlainWords } from "../terminal/fault.ts";
import type { BuildReport } from "./build-report.ts";
import { unlessItFails } from "./bundle-cache.ts";
import type { Caches } from "./caches.ts";
import type { BuildOptions } from "./options.ts";
import type { OutputWatch } from "./output-watch.ts";
import type { Progress } from "./progress.ts";
import { discardStage, identityOf, type Stage } from "./stage.ts";
import type { Steps } from "./steps.ts";

/** What is known when a build begins. */
export interface Begun {
  readonly options: BuildOptions;
  readonly caches: Caches;
  readonly clock: Clock;
  readonly progress: Progress;
  readonly steps: Steps;
  /** Sees what lies at the output. */
  readonly watch: OutputWatch;
  /** Names all that it depends on; undefined when it is not to be taken for another, nor another for it. */
  readonly state: string | undefined;
}

/** Does something in a workplace beside the output, and holds that it was published if something comes of it. */
export async function inStage<T extends BuildReport | undefined>(
  output: string,
  steps: Steps,
  work: (stage: Stage) => Promise<T>,
): Promise<T> {
  const stage = steps.stage(output);
  const identity = emptyFolder(stage, output);
  try {
    const report = await work(stage);
    if (report && identityOf(output) !== identity) throw new Error(`没有发布到 ${output}，请再运行一次。`);
    return report;
  } catch (error) {
    throw inPlainWords(error, stage.folder);
  } finally {
    discardStage(stage);
  }
}

/** Puts what was made, and looked at, in the place of the old site. */
export async function publish(
  stage: Stage,
  { options: { output }, progress, steps, watch }: Pick<Begun, "options" | "progress" | "steps" | "watch">,
): Promise<void> {
  await progress.step("发布到文件夹", async () => {
    const again = watch.again();
    // Whoever waits for it below hears of a refusal.
    again.catch(() => {});
    steps.sync(stage.folder);
    steps.publish(stage, output, (await again).found);
    return [undefined, output];
  });
}

/** Work for later builds: without it they are slower, and nothing else. */
export function keepFor(progress: Progress, work: () => void): void {
  unlessItFails("    缓存没有写成", (text) => progress.print(text), work);
}

/** @returns what names the folder after it was moved @throws Error when it is not there, not empty, or the site itself */
function emptyFolder({ folder }: Stage, output: string): string {
  const identity = identityOf(folder);
  if (identity === undefined || identity === identityOf(output) || readdirSync(folder).length > 0)
    throw new Error(`没有空的文件夹 ${folder} 可以生成网站，请再运行一次。`);
  return identity;
}
