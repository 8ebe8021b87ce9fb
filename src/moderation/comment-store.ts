import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { addressOf, datedFolders, entriesOf } from "../content/folders.ts";
import { readJsonFile } from "../content/json-file.ts";
import { ProblemReport } from "../content/problem-report.ts";
import { parseWith } from "../content/schema-problems.ts";
import { COMMENT_ID, CommentRecord, RemovedComments } from "../domain/comment.ts";

/** Where the commands work: three folders. */
export interface Places {
  readonly articles: string;
  /** `_data`: what editors let through, committed. */
  readonly data: string;
  /** `.inbox`: what came in and waits; git ignores it. */
  readonly inbox: string;
}

/** Comments that wait for an editor, `<id>.json` each. */
export function queueFolder({ inbox }: Places): string {
  return join(inbox, "queue");
}

/** Name of a waiting comment's file, inside the inbox. */
export function queuedName(id: string): string {
  return `queue/${id}.json`;
}

/**
 * Name of a published comment's file, inside `_data`.
 * @param address of its article, `/2025/05/slug/`
 */
export function publishedName(address: string, id: string): string {
  return `comments${address}${id}.json`;
}

/** Inside `_data`. */
export const REMOVED_NAME = "comments/removed.json";

/** What makes two submissions the same comment: 12 hex digits, the second half of a comment's id. */
export type Identity = string;

/**
 * @param parts such as the service and the number it gave; never an address of a reader (its hash could be guessed back)
 */
export function identityOf(...parts: readonly string[]): Identity {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 12);
}

/** @param sent `2024-05-01T14:30:00Z` */
export function commentIdOf(sent: string, identity: Identity): string {
  return `${sent.replace(/[-:]/g, "")}-${identity}`;
}

/** The identity in a comment's id. */
export function identityIn(id: string): Identity {
  return id.slice(-12);
}

/** A comment that is here already. */
export interface Kept {
  readonly id: string;
  /** Address of its article. */
  readonly address: string;
}

/** What is known of comments without reading them: names of files say it. */
export interface CommentStore {
  readonly published: ReadonlyMap<Identity, Kept>;
  readonly queued: ReadonlyMap<Identity, string>;
  readonly removed: RemovedComments;
}

/** @throws ProblemsError when removed.json cannot be read: what was taken down would come back */
export function readStore(places: Places): CommentStore {
  return { published: publishedIn(places), queued: queuedIn(places), removed: readRemoved(places) };
}

/** The waiting comments, oldest first. What cannot be read is reported. */
export function readQueue(places: Places, report: ProblemReport): CommentRecord[] {
  return [...queuedIn(places).values()].toSorted().flatMap((id) => {
    const file = readJsonFile(join(queueFolder(places), `${id}.json`), report);
    const record = file && parseWith(CommentRecord, file, report);
    if (file && record && record.id !== id)
      report.add("misplaced-comment", file.path, `文件名应该是 ${record.id}.json。`, file.locate(["id"]));
    return record?.id === id ? [record] : [];
  });
}

/** One comment, waiting or published. Undefined when it is not here or cannot be read. */
export function findComment(
  places: Places,
  { published, queued }: CommentStore,
  id: string,
): CommentRecord | undefined {
  const shown = published.get(identityIn(id));
  const path = shown ? join(places.data, publishedName(shown.address, id)) : join(places.inbox, queuedName(id));
  if ((shown?.id ?? queued.get(identityIn(id))) !== id) return undefined;
  const untold = new ProblemReport();
  const file = readJsonFile(path, untold);
  return file && parseWith(CommentRecord, file, untold);
}

/** A record as it stands in its file, its fields in the order of the schema, which lets nothing else through. */
export function recordText(record: CommentRecord): string {
  return `${JSON.stringify(CommentRecord.parse(record), null, 2)}\n`;
}

/** removed.json, sorted, so that a change is one line in git. */
export function removedText(removed: RemovedComments): string {
  return `${JSON.stringify(Object.fromEntries(Object.entries(removed).toSorted(([a], [b]) => (a < b ? -1 : 1))), null, 2)}\n`;
}

function publishedIn({ data }: Places): Map<Identity, Kept> {
  const root = join(data, "comments");
  if (!existsSync(root)) return new Map();
  // What does not belong here is told by `check` and by the build.
  const untold = new ProblemReport();
  const years = entriesOf(root, untold).filter((entry) => entry.isDirectory());
  return new Map(
    datedFolders(years, root, untold).flatMap((folder) =>
      idsIn(folder.path).map((id): [Identity, Kept] => [identityIn(id), { id, address: addressOf(folder) }]),
    ),
  );
}

function queuedIn(places: Places): Map<Identity, string> {
  return new Map(idsIn(queueFolder(places)).map((id) => [identityIn(id), id]));
}

function idsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const id = name.replace(/\.json$/, "");
    return id !== name && COMMENT_ID.test(id) ? [id] : [];
  });
}

/** @throws ProblemsError when it cannot be read */
export function readRemoved({ data }: Places): RemovedComments {
  const path = join(data, REMOVED_NAME);
  if (!existsSync(path)) return {};
  const report = new ProblemReport();
  const file = readJsonFile(path, report);
  const removed = file && parseWith(RemovedComments, file, report);
  report.throwIfAny();
  return removed ?? {};
}
