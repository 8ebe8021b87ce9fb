import { lstatSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { UsageError } from "../terminal/outcome.ts";
import { WorkerThread } from "../worker/worker-thread.ts";
import { manifestOf } from "./manifest.ts";
import { type OldSite, PackedSite, unpackedSite } from "./old-site.ts";
import { assertReplaceable, assertStillReplaceable, type Before } from "./ownership.ts";

const PROGRAM = fileURLToPath(new URL("./output-worker.ts", import.meta.url));
/** So long is the list of some five thousand files; fewer are looked at sooner than a thread begins. */
const LONG_LIST_BYTES = 600_000;

/** What is asked of a thread. */
export const OutputJob = z.object({
  output: z.string(),
  /** What was found before; then names will do. */
  before: z.object({ folder: z.string(), listing: z.string().optional() }).optional(),
});
const OutputAnswer = z.union([z.literal("same"), z.object({ refused: z.string() }), PackedSite]);
export type OutputAnswer = z.infer<typeof OutputAnswer>;

/**
 * Looks at what lies at the output: when a build begins, and once more before something takes its place. A large site is looked at in
 * a thread, so that a build that has a second core reads its articles meanwhile; one for each look, since what a thread has had in
 * memory is given back when it ends.
 */
export class OutputWatch {
  readonly #output: string;
  readonly #isLarge: boolean;
  readonly #threads = new Set<WorkerThread<z.infer<typeof OutputJob>, OutputAnswer>>();
  /** What the first look has found; a UsageError where it is not ours. Whoever wants to put something in its place waits for it. */
  readonly old: Promise<OldSite>;

  /**
   * @param longList bytes of a list from which on a site is large
   * @throws UsageError when a small one is not ours
   */
  constructor(output: string, longList = LONG_LIST_BYTES) {
    this.#output = output;
    this.#isLarge = (lstatSync(manifestOf(output), { throwIfNoEntry: false })?.size ?? 0) >= longList;
    this.old = this.#isLarge ? this.#ask() : Promise.resolve(assertReplaceable(output));
    // Nobody waits for it when reading has failed before.
    this.old.catch(() => {});
  }

  /** What lies there now, all of it ours, by names. @throws UsageError */
  async again(): Promise<OldSite> {
    const old = await this.old;
    return this.#isLarge ? this.#ask(old) : assertStillReplaceable(this.#output, old);
  }

  /** Waits for no look any more. */
  async end(): Promise<void> {
    await Promise.all([...this.#threads].map((thread) => thread.end()));
  }

  async #ask(before?: Before): Promise<OldSite> {
    const thread = new WorkerThread<z.infer<typeof OutputJob>, OutputAnswer>({ file: PROGRAM, answer: OutputAnswer });
    this.#threads.add(thread);
    const { folder, listing } = before ?? {};
    const known = folder === undefined ? undefined : { folder, listing };
    const answer = await thread.run({ output: this.#output, ...(known && { before: known }) });
    // Nobody waits for its end: it gives back what it has had.
    thread.end().catch(() => {});
    if (answer === "same") return this.old;
    if ("refused" in answer) throw new UsageError(answer.refused);
    return unpackedSite(answer);
  }
}
