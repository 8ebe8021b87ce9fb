import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { errorCode } from "../../content/text-file.ts";
import { removeTree } from "../../disk/remove-tree.ts";
import { ChangedMeanwhile, replaceFile } from "../../disk/replace-file.ts";
import { syncFolder } from "../../disk/sync.ts";
import { shelterIn } from "../../manuscripts/place.ts";
import { noteDown } from "./journal.ts";
import type { LedgerEntry } from "./ledger.ts";
import type { ArticlePlan, FileWrite } from "./plan-article.ts";
import { registerMoved } from "./registries.ts";

/** A plan that writes something, and what it is remembered as. */
export interface Writing {
  readonly identity: string;
  readonly plan: ArticlePlan;
  readonly remember: LedgerEntry;
}

/** What was not written, since somebody was faster: another folder stood there, or a file was saved meanwhile. */
export type Beaten = "taken" | "changed-meanwhile";

/**
 * Writes some articles; whoever calls holds the locks. First the journal says what will be written. New folders are then put
 * together beside the others, are on the disk, and get their places by rename; files of those that are here are replaced one by one, each whole.
 *
 * @returns those that were not written, by identity
 * @throws Error of the file system; what was begun then, the next run finishes
 */
export function writeBatch(
  writings: readonly Writing[],
  { articles, data }: { readonly articles: string; readonly data: string },
): ReadonlyMap<string, Beaten> {
  const beaten = new Map<string, Beaten>();
  if (writings.length === 0) return beaten;
  mkdirSync(articles, { recursive: true });
  noteDown(
    data,
    writings.map(({ identity, remember }) => ({ identity, entry: remember })),
  );
  registerMoved(
    data,
    writings.flatMap(({ plan }) => plan.record.archive ?? []),
  );
  const created = writings.filter(({ plan }) => plan.is === "create");
  if (created.length > 0) createAll(created, articles, beaten);
  for (const { identity, plan } of writings) {
    if (plan.is === "create") continue;
    if (!replaceAll(join(articles, plan.at), plan.writes)) beaten.set(identity, "changed-meanwhile");
  }
  return beaten;
}

function createAll(writings: readonly Writing[], articles: string, beaten: Map<string, Beaten>): void {
  const shelter = shelterIn(dirname(articles));
  try {
    const staged = writings.map(({ identity, plan }, index) => {
      const folder = join(shelter, String(index));
      mkdirSync(folder);
      for (const { name, content } of plan.writes) {
        if (typeof content === "string") writeFileSync(join(folder, name), content);
        else if (content) copyFileSync(content.copy, join(folder, name));
      }
      return { identity, folder, target: join(articles, plan.at) };
    });
    syncFolder(shelter);
    for (const { identity, folder, target } of staged)
      if (!existsSync(target)) move(folder, target);
      else beaten.set(identity, "taken");
  } finally {
    removeTree(shelter);
  }
}

function move(folder: string, target: string): void {
  mkdirSync(dirname(target), { recursive: true });
  renameSync(folder, target);
}

/** @returns false when somebody has saved one of them since it was read; the others are then not written either */
function replaceAll(folder: string, writes: readonly FileWrite[]): boolean {
  const isGone = ({ content }: FileWrite) => content === null;
  try {
    for (const { name, content, ...read } of writes.toSorted((a, b) => Number(isGone(a)) - Number(isGone(b)))) {
      const path = join(folder, name);
      if (content === null) rmSync(path, { force: true });
      else replaceFile(path, typeof content === "string" ? content : readFileSync(content.copy), read);
    }
    return true;
  } catch (error) {
    if (error instanceof ChangedMeanwhile) return false;
    if (errorCode(error) === "ENOENT") return false;
    throw error;
  }
}
