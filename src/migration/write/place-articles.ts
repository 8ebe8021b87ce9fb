import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { takeLock, withLocks } from "../../disk/lock.ts";
import { replaceFile } from "../../disk/replace-file.ts";
import { syncFolder } from "../../disk/sync.ts";
import type { PictureRights } from "../../domain/archive.ts";
import { clearLeftovers } from "../../manuscripts/place.ts";
import type { MigratedArticle } from "../model.ts";
import { settleRights } from "./bulk-rights.ts";
import { endJournal, readJournal } from "./journal.ts";
import { LEDGER_NAME, ledgerPieces, type Remembered, readLedger, type SettledTerms } from "./ledger.ts";
import { findOurArticles } from "./our-articles.ts";
import type { Placed } from "./placed.ts";
import { Placement } from "./placement.ts";
import type { WhenBoth } from "./plan-article.ts";
import { Registrar } from "./registrar.ts";
import type { Proposals } from "./registries.ts";
import { writeBatch } from "./write-batch.ts";

export interface PlaceOptions {
  readonly articles: string;
  /** `_data` */
  readonly data: string;
  /** Only looks; nothing at all is written. */
  readonly dryRun: boolean;
  readonly whenBoth: WhenBoth;
  /** What the articles need in `_data`: entries that are missing there are added, those that are there stay as they are. */
  readonly registries?: Proposals;
  /** What the categories and tags of the old site become, by site. */
  readonly terms?: SettledTerms;
  /** Whose the pictures without a credit of the old site are; absent: none is shown on that account. */
  readonly rights?: { readonly site: string; readonly decided: readonly PictureRights[] };
  /** Articles that are looked at and written at once: so many are in memory. */
  readonly atOnce?: number;
  /** Tells a person whom the command waits for. */
  readonly print: (text: string) => void;
}

const AT_ONCE = 200;
/** Of the texts that are in memory at once, however few articles they are. */
const MOST_CHARACTERS = 4_000_000;

/**
 * Puts the articles of an export in their places, again and again (docs/decisions/0068). A post is what it was before by its
 * identity, wherever its article lies by now. What was edited here is not written over; what was taken away here does not come
 * back; what is not in the export any more stays. A run that was killed is finished by the next one with the same export.
 *
 * @param articles in any order, each post once; read as they are written, and never all in memory
 * @throws Refusal when the ledger cannot be read; Error of the file system
 */
export async function placeArticles(
  articles: AsyncIterable<MigratedArticle> | Iterable<MigratedArticle>,
  options: PlaceOptions,
): Promise<Placed> {
  if (options.dryRun) return placeAll(articles, options);
  mkdirSync(options.data, { recursive: true });
  const lock = await takeLock(join(options.data, "migration"), options.print);
  try {
    return await placeAll(articles, options);
  } finally {
    lock.release();
  }
}

async function placeAll(
  articles: AsyncIterable<MigratedArticle> | Iterable<MigratedArticle>,
  options: PlaceOptions,
): Promise<Placed> {
  const remembered = readLedger(options.data);
  const begun = readJournal(options.data);
  const placement = new Placement(options, remembered, begun.entries, findOurArticles(options.articles));
  try {
    return await placeWith(placement, { remembered, begun }, articles, options);
  } finally {
    placement.close();
    remembered.entries.close();
  }
}

async function placeWith(
  placement: Placement,
  { remembered, begun }: { readonly remembered: Remembered; readonly begun: ReturnType<typeof readJournal> },
  articles: AsyncIterable<MigratedArticle> | Iterable<MigratedArticle>,
  options: PlaceOptions,
): Promise<Placed> {
  const { data, dryRun, atOnce = AT_ONCE } = options;
  const registrar = new Registrar(options, remembered, begun);
  const turn = <T>(work: () => T | Promise<T>) =>
    dryRun ? work() : withLocks([options.articles, data], options.print, work);
  await turn(() => {
    if (!dryRun) clearLeftovers(options.articles);
    registrar.add();
  });
  let batch: MigratedArticle[] = [];
  let characters = 0;
  const settle = async () => {
    const some = batch;
    [batch, characters] = [[], 0];
    await turn(async () => {
      const writings = await placement.plan(some);
      placement.done(writings, dryRun ? new Map() : writeBatch(writings, options));
    });
  };
  for await (const article of articles) {
    batch.push(article);
    characters += article.markdown.length;
    if (batch.length >= atOnce || characters >= MOST_CHARACTERS) await settle();
  }
  await settle();
  const placed = placement.placed();
  await turn(() => {
    registrar.addAgain((name, key) => placement.uses(name, key));
    if (options.rights && !dryRun) settleRights(data, options.rights.site, options.rights.decided, remembered, begun);
    if (!dryRun) remember(data, options.articles, remembered);
  });
  return { ...placed, registered: registrar.registered };
}

/** Writes the ledger, if anything in it has changed, and ends the journal. */
function remember(data: string, articles: string, remembered: Remembered): void {
  const path = join(data, LEDGER_NAME);
  const was = existsSync(path) ? readFileSync(path) : undefined;
  const isNothing = was === undefined && remembered.entries.size + remembered.added.size + remembered.terms.size === 0;
  if (!isNothing && !(was && isMadeOf(was, ledgerPieces(remembered)))) {
    // What the ledger says is on the disk before it says so.
    if (existsSync(articles)) syncFolder(articles);
    replaceFile(path, ledgerPieces(remembered), { was });
  }
  endJournal(data);
}

function isMadeOf(file: Buffer, pieces: Iterable<string>): boolean {
  let at = 0;
  for (const piece of pieces) {
    const bytes = Buffer.from(piece);
    if (!file.subarray(at, at + bytes.length).equals(bytes)) return false;
    at += bytes.length;
  }
  return at === file.length;
}
