import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { addressOf, datedFolders, entriesOf } from "../content/folders.ts";
import { readJsonFile } from "../content/json-file.ts";
import { ProblemReport } from "../content/problem-report.ts";
import { parseWith, readRecord } from "../content/schema-problems.ts";
import { COMMENT_ID, CommentRecord, RemovedComments } from "../domain/comment.ts";

/** Where the commands work: three folders. */
export interface Places {
  readonly articles: string;
  /** `_data`: what editors let through, committed. */
  readonly data: string;
  /** `.inbox`: what came in and waits; git ignores it. */
  readonly inbox: string;
}

/** Inside the inbox: comments that wait for an editor, `<id>.json` each. */
export const QUEUE = "queue";
/** Inside `_data`: comments that must not come back. */
export const REMOVED_NAME = "comments/removed.json";

/** Name of a waiting comment's file, inside the inbox. */
export function queuedName(id: string): string {
  return `${QUEUE}/${id}.json`;
}

/**
 * Name of a published comment's file, inside `_data`.
 * @param address of its article, `/2025/05/slug/`
 */
export function publishedName(address: string, id: string): string {
  return `comments${address}${id}.json`;
}

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

/** A comment that is here already: as much as the name of its file says. */
export interface StoredComment {
  readonly id: string;
  /** Folder and name of its file. */
  readonly at: "data" | "inbox";
  readonly name: string;
  /** Address of its article; a waiting comment's is in the file. */
  readonly address?: string;
}

/** What is known of comments without reading them. */
export interface CommentStore {
  readonly published: ReadonlyMap<Identity, StoredComment>;
  readonly queued: ReadonlyMap<Identity, StoredComment>;
  readonly removed: ReadonlySet<Identity>;
}

/** @throws ProblemsError when removed.json cannot be read: what was taken down would come back */
export function readStore(places: Places): CommentStore {
  const removed = new Set(Object.keys(readRemoved(places)).map(identityIn));
  return { published: publishedIn(places), queued: queuedIn(places), removed };
}

/** The waiting comments, oldest first. What cannot be read is reported. */
export function readQueue(places: Places, report: ProblemReport): CommentRecord[] {
  const byId = [...queuedIn(places).values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return byId.flatMap(({ id, name }) => {
    const file = readJsonFile(join(places.inbox, name), report);
    const record = file && parseWith(CommentRecord, file);
    if (file && record && record.id !== id)
      report.add("misplaced-comment", file.path, `文件名应该是 ${record.id}.json。`, file.locate(["id"]));
    return record?.id === id ? [record] : [];
  });
}

/** Where a comment is, published or waiting. Undefined when it is not here. */
export function locate({ published, queued }: CommentStore, id: string): StoredComment | undefined {
  return [published, queued].flatMap((comments) => comments.get(identityIn(id)) ?? []).find((one) => one.id === id);
}

/** One comment, published or waiting. Undefined when it is not here or cannot be read. */
export function findComment(places: Places, store: CommentStore, id: string): CommentRecord | undefined {
  const stored = locate(store, id);
  return stored && readRecord(join(places[stored.at], stored.name), CommentRecord, new ProblemReport());
}

/** A record as it stands in its file, its fields in the order of the schema, which lets nothing else through. */
export function recordText(record: CommentRecord): string {
  return `${JSON.stringify(CommentRecord.parse(record), null, 2)}\n`;
}

function publishedIn({ data }: Places): Map<Identity, StoredComment> {
  const root = join(data, "comments");
  if (!existsSync(root)) return new Map();
  // What does not belong here is reported by `check` and by the build.
  const unreported = new ProblemReport();
  const years = entriesOf(root, unreported).filter((entry) => entry.isDirectory());
  return new Map(
    datedFolders(years, root, unreported).flatMap((folder) => {
      const address = addressOf(folder);
      return idsIn(folder.path).map((id) => [
        identityIn(id),
        { id, at: "data", name: publishedName(address, id), address },
      ]);
    }),
  );
}

function queuedIn({ inbox }: Places): Map<Identity, StoredComment> {
  return new Map(idsIn(join(inbox, QUEUE)).map((id) => [identityIn(id), { id, at: "inbox", name: queuedName(id) }]));
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
  const removed = readRecord(path, RemovedComments, report);
  report.throwIfAny();
  return removed ?? {};
}
