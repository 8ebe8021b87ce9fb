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

export interface CardsPlace {
  readonly site: SiteFolder;
  readonly kept?: KeptPages | undefined;
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
  { site, kept, print = () => {} }: CardsPlace,
): Promise<MadeCards> {
  const all = cardFilesOf(publication, glossary);
  const keyOf = (path: string) => kept?.keyOf("share-card", path);
  const changed = all.filter(({ path }) => {
    const key = keyOf(path);
    return !(key !== undefined && kept?.place(key, path, site));
  });
  const draughtsmen = Array.from(
    { length: Math.min(MOST_AT_ONCE, availableParallelism(), Math.ceil(changed.length / WORTH_A_PROCESS)) },
    () => {
      return new WorkerProcess<CardJob, Uint8Array>({ file: PROGRAM, answer: DrawnCard, name: "分享图程序" });
    },
  );
  let done = 0;
  try {
    await inParallel(draughtsmen, draughtsmen.length, async (draughtsman) => {
      for (let file = changed[done]; file !== undefined; file = changed[done]) {
        done += 1;
        const { path, card, address, edition } = file;
        const stamp = site.write(path, await draughtsman.run({ card, address, ...(edition && { edition }) }, path));
        const key = keyOf(path);
        if (key !== undefined) kept?.keep(key, stamp);
        if (done % REPORT_EVERY === 0) print(`    分享图：${done}/${changed.length}`);
      }
    });
  } finally {
    await Promise.all(draughtsmen.map((draughtsman) => draughtsman.close()));
  }
  return { cards: all.length, drawn: changed.length };
}
