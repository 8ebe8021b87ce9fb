import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import type { Glossary } from "../../domain/site.ts";
import type { Publication } from "../../publication/publication.ts";
import { inParallel } from "../../worker/in-parallel.ts";
import { WorkerProcess } from "../../worker/worker-process.ts";
import type { KeptPages } from "../pages/kept-pages.ts";
import type { SiteFolder } from "../site-folder.ts";
import { cardFilesOf } from "./card-files.ts";
import { type CardJob, DrawnCard } from "./card-job.ts";

const PROGRAM = fileURLToPath(new URL("./card-worker.ts", import.meta.url));
/** Each has the dictionaries of the Traditional edition and takes some 150 MB. */
const MOST_AT_ONCE = 2;
/** Another process is not worth its start for fewer. */
const WORTH_A_PROCESS = 20;
const REPORT_EVERY = 200;

/** Draws a card. @param about for whoever reads that it could not */
interface Hand {
  run(job: CardJob, about?: string): Promise<Uint8Array>;
}

export interface CardsPlace {
  readonly site: SiteFolder;
  readonly kept?: KeptPages | undefined;
  /** Draws them in the place of processes of its own. */
  readonly draughtsman?: Hand;
  print?(text: string): void;
}

export interface MadeCards {
  readonly cards: number;
  readonly drawn: number;
}

/**
 * Puts the pictures that previews show of pages without one into the site, in both editions. What has not changed comes from
 * earlier builds.
 *
 * @throws Error when the drawing process stops
 */
export async function makeCards(
  publication: Publication,
  glossary: Glossary,
  { site, kept, draughtsman, print = () => {} }: CardsPlace,
): Promise<MadeCards> {
  const all = cardFilesOf(publication, glossary);
  const keyOf = (path: string) => kept?.keyOf("share-card", path);
  const changed = all.filter(({ path }) => {
    const key = keyOf(path);
    return !(key !== undefined && kept?.place(key, path, site));
  });
  const processes = draughtsman ? [] : processesFor(changed.length);
  const hands: readonly Hand[] = draughtsman ? [draughtsman] : processes;
  // One list for all of them: a loop that fails ends it, and nobody begins another card.
  const left = (function* () {
    yield* changed;
  })();
  let done = 0;
  try {
    await inParallel(hands, hands.length, async (hand) => {
      for (const { path, card, address, edition } of left) {
        const stamp = site.write(path, await hand.run({ card, address, ...(edition && { edition }) }, path));
        const key = keyOf(path);
        if (key !== undefined) kept?.keep(key, stamp);
        done += 1;
        if (done % REPORT_EVERY === 0) print(`    分享图：${done}/${changed.length}`);
      }
    });
  } finally {
    await Promise.all(processes.map((process) => process.close()));
  }
  return { cards: all.length, drawn: changed.length };
}

function processesFor(count: number): WorkerProcess<CardJob, Uint8Array>[] {
  const length = Math.min(MOST_AT_ONCE, availableParallelism(), Math.ceil(count / WORTH_A_PROCESS));
  return Array.from({ length }, () => {
    return new WorkerProcess<CardJob, Uint8Array>({ file: PROGRAM, answer: DrawnCard, name: "分享图程序" });
  });
}
