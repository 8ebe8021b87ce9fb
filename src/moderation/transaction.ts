import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { z } from "zod";
import { withLocks } from "../disk/lock.ts";
import { ChangeRecord } from "../domain/article-record.ts";
import { COMMENTS_JOURNAL, type CommentRecord, RemovedComments } from "../domain/comment.ts";
import { print } from "../terminal/outcome.ts";
import type { Session } from "../terminal/session.ts";
import { withChange, withoutChange } from "./change-log.ts";
import { type Places, publishedName, queuedName, REMOVED_NAME, readRemoved, recordText } from "./comment-store.ts";
import { DISK, type Disk } from "./transaction-disk.ts";
import { type WaitingComment, waitingText } from "./waiting.ts";

/** A file to write, or, with `text: null`, to remove. The name is inside the folder and never leads out of it. */
const FileChange = z.strictObject({
  at: z.enum(["data", "inbox"]),
  name: z.string().refine((name) => !name.split("/").includes("..") && !name.startsWith("/")),
  text: z.string().nullable(),
});
export type FileChange = z.infer<typeof FileChange>;

/** Comments that must not come back: what is added to `removed.json`, whatever else stands in it by then. */
const Removal = z.strictObject({ removed: RemovedComments });

/** Comments and reports that may come in again: an editor has undone what settled them. */
const Restoration = z.strictObject({ restored: z.array(z.string()) });

/** An entry of an article's log of changes, put there or taken away again; nothing else of the record is touched. */
export const Correction = z.strictObject({
  /** Inside the articles' folder: `2025/05/slug`. */
  article: z.string().regex(/^\d{4}\/\d{2}\/[^/]+$/),
  change: ChangeRecord,
  undone: z.literal(true).optional(),
});

const Change = z.union([FileChange, Removal, Restoration, Correction]);
export type Change = z.infer<typeof Change>;
export type Correction = z.infer<typeof Correction>;

/** What a command was about to do, and in whose inbox: two may work on the same data, and either finishes what the other left. */
const Journal = z.strictObject({ inbox: z.string(), changes: z.array(Change) });

/** Puts a comment under its article. @param address of the article */
export function publication(comment: CommentRecord, address: string): FileChange {
  return { at: "data", name: publishedName(address, comment.id), text: recordText(comment) };
}

/** Lets a comment wait for an editor. */
export function queueing(comment: WaitingComment): FileChange {
  return { at: "inbox", name: queuedName(comment.id), text: waitingText(comment) };
}

/** Takes a comment out of the queue, because it has been decided, or is known from elsewhere. */
export function unqueueing(id: string): FileChange {
  return { at: "inbox", name: queuedName(id), text: null };
}

/** Writes down that comments must not come back. @param day today, `2026-11-25` */
export function removal(ids: readonly string[], day: string): Change {
  return { removed: Object.fromEntries(ids.map((id) => [id, day])) };
}

/** The record of an article. @param article `2025/05/slug` */
export function recordPath({ articles }: Places, article: string): string {
  return join(articles, article, "article.json");
}

/** How many are waited for at the same time. */
const AT_ONCE = 16;

/**
 * Does something while no other command writes articles, the data folder or the inbox. What a killed
 * command had written down is finished first. Nothing in it waits for a person or for the network: a takedown must not
 * wait for a colleague who has gone to lunch over a question.
 *
 * @throws Error with a Chinese sentence when another command goes on for too long; and what `work` throws
 */
export function exclusively<T>(
  places: Places,
  { stderr }: Pick<Session, "stderr">,
  work: () => Promise<T>,
): Promise<T> {
  const report = (text: string) => print(`${text}\n`, stderr);
  return withLocks([places.articles, places.data, places.inbox], report, async () => {
    const finished = await finishInterrupted(places);
    if (finished > 0) report(`上次的命令没有做完，已经补完（${finished} 处改动）。`);
    return work();
  });
}

/**
 * Does all the changes or none. They are written down first, in one file: with its last rename the run has happened,
 * whatever becomes of the process; what is then missing, the next command makes up for (`finishInterrupted`). Doing a
 * change twice is the same as doing it once. docs/decisions/0009.
 *
 * @throws Error of the file system, or ChangedMeanwhile. When the journal stands by then, the next command finishes it
 */
export async function commit(places: Places, changes: readonly Change[], disk: Disk = DISK): Promise<void> {
  if (changes.length === 0) return;
  const journal = join(places.data, COMMENTS_JOURNAL);
  try {
    await disk.folder(places.data, true);
    await disk.write(`${journal}.part`, JSON.stringify({ inbox: resolve(places.inbox), changes }), true);
    await disk.flush(`${journal}.part`);
    await disk.rename(`${journal}.part`, journal);
    await disk.sync(places.data);
  } catch (error) {
    await disk.remove(`${journal}.part`);
    throw error;
  }
  await apply(places, changes, disk);
}

/**
 * Finishes what a killed command had written down.
 * @returns how many changes there were; 0 when the last command came to its end
 * @throws Error with a Chinese sentence when the journal cannot be read
 */
export async function finishInterrupted(places: Places, disk: Disk = DISK): Promise<number> {
  const journal = join(places.data, COMMENTS_JOURNAL);
  if (existsSync(`${journal}.part`)) await disk.remove(`${journal}.part`);
  if (!existsSync(journal)) return 0;
  // Until 0.2.0 there were the changes alone.
  const left = z
    .union([Journal, z.array(Change).transform((all) => ({ inbox: "", changes: all }))])
    .safeParse(JSON.parse(readFileSync(journal, "utf8")));
  if (!left.success) throw new Error(`读不懂 ${journal}；它记着上次没有做完的改动，请不要手改。`);
  const { inbox, changes } = left.data;
  // The repository may have been moved since.
  await apply({ ...places, inbox: existsSync(inbox) ? inbox : places.inbox }, changes, disk);
  return changes.length;
}

async function apply(places: Places, changes: readonly Change[], disk: Disk): Promise<void> {
  const files = changes.filter((change) => "at" in change);
  for (const change of changes) {
    if ("removed" in change) await editRemoved(places, disk, (all) => ({ ...change.removed, ...all }));
    if ("restored" in change) await editRemoved(places, disk, (all) => without(all, change.restored));
    if ("change" in change) await logChange(places, change, disk);
  }
  const written = files.flatMap(({ at, name, text }) =>
    text === null ? [] : [{ path: join(places[at], name), text, secret: at === "inbox" }],
  );
  const folders = new Map(written.map(({ path, secret }) => [dirname(path), secret]));
  for (const [folder, secret] of folders) await disk.folder(folder, secret);
  for (const { path, text, secret } of written) await disk.write(`${path}.part`, text, secret);
  // All are written by now, so that the disk has all of them to put together, and waiting for one is waiting for many.
  await atOnce(written, ({ path }) => disk.flush(`${path}.part`));
  for (const { path } of written) await disk.rename(`${path}.part`, path);
  for (const folder of folders.keys()) await disk.sync(folder);
  // Last: a comment on its way from the queue to its article is never in neither place.
  const removed = files.filter(({ text }) => text === null).map(({ at, name }) => join(places[at], name));
  for (const path of removed) await disk.remove(path);
  for (const folder of new Set(removed.map(dirname))) await disk.prune(folder);
  await disk.remove(join(places.data, COMMENTS_JOURNAL));
}

/**
 * People write in this file too, with git or an editor, and the journal of a killed run may be days old: it is read here,
 * and written only if it still is that. Sorted, so that a change is one line in git.
 */
async function editRemoved(places: Places, disk: Disk, edit: (all: RemovedComments) => RemovedComments): Promise<void> {
  const path = join(places.data, REMOVED_NAME);
  const was = existsSync(path) ? readFileSync(path, "utf8") : undefined;
  const all = Object.entries(edit(readRemoved(places))).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const text = `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`;
  if (text !== was) await disk.replace(path, text, was);
}

function without(all: RemovedComments, ids: readonly string[]): RemovedComments {
  const back = new Set(ids);
  return Object.fromEntries(Object.entries(all).filter(([id]) => !back.has(id)));
}

/** An editor has the record open as well: it is read here, and written only if it still is that. Twice is the same as once. */
async function logChange(places: Places, { article, change, undone }: Correction, disk: Disk): Promise<void> {
  const path = recordPath(places, article);
  const was = readFileSync(path, "utf8");
  const text = undone ? withoutChange(was, change) : withChange(was, change);
  if (text !== was) await disk.replace(path, text, was);
}

async function atOnce<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = all.values();
  const worker = async () => {
    for (const one of left) await work(one);
  };
  const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
  const failed = ended.find(({ status }) => status === "rejected");
  if (failed?.status === "rejected") throw failed.reason;
}
