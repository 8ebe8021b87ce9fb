import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { addressOf, datedFolders, entriesOf } from "../content/folders.ts";
import { readJsonFile } from "../content/json-file.ts";
import { parseJson } from "../content/json-text.ts";
import { ProblemReport } from "../content/problem-report.ts";
import { parseWith, readRecord } from "../content/schema-problems.ts";
import { COMMENT_ID, CommentRecord, RemovedComments } from "../domain/comment.ts";
import { WaitingComment } from "./waiting.ts";

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

/** What makes two submissions the same comment or report, words and all: what stands behind the time in an id. */
export type Identity = string;
/** What they have in common that came from one place, whatever the words: a draft in a reader's browser, a number at a service. */
export type Kin = string;

/** `20240501T143000Z-` */
const TIME_LENGTH = 17;
const KIN_LENGTH = 12;
const WORDS_LENGTH = 8;

/**
 * @param parts such as the service and the number it gave; never an address of a reader (its hash could be guessed back)
 */
export function kinOf(...parts: readonly string[]): Kin {
  return digestOf(parts).slice(0, KIN_LENGTH);
}

/**
 * @param parts of the kin. They are secret or mean nothing, so that nobody guesses from the id what the words were
 * @param words what a reader would read of the comment
 */
export function identityOf(parts: readonly string[], words: readonly string[]): Identity {
  return `${kinOf(...parts)}-${digestOf([...parts, "words", ...words]).slice(0, WORDS_LENGTH)}`;
}

function digestOf(parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

/** @param sent `2024-05-01T14:30:00Z` */
export function commentIdOf(sent: string, identity: Identity): string {
  return `${sent.replace(/[-:]/g, "")}-${identity}`;
}

/** The identity in an id. */
export function identityIn(id: string): Identity {
  return id.slice(TIME_LENGTH);
}

/** The kin in a comment's id. */
export function kinIn(id: string): Kin {
  return kinWithin(identityIn(id));
}

/** The kin in an identity, or itself. */
export function kinWithin(identity: Identity | Kin): Kin {
  return identity.slice(0, KIN_LENGTH);
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

/** Of a comment that was refused or taken down there is only the id, and when that was. */
export interface RemovedComment {
  readonly id: string;
  readonly day: string;
}

/** What is known of comments without reading them. */
export interface CommentStore {
  readonly published: ReadonlyMap<Identity, StoredComment>;
  readonly queued: ReadonlyMap<Identity, StoredComment>;
  readonly removed: ReadonlyMap<Identity, RemovedComment>;
  /** All of them that are of one kin, by their ids, oldest first. */
  readonly kin: ReadonlyMap<Kin, readonly string[]>;
}

const EVERY: Pick<ReadonlySet<Kin>, "has"> = { has: () => true };

/**
 * @param wanted of which kin; of an archive, all are more than memory should hold
 * @throws ProblemsError when removed.json cannot be read: what was taken down would come back
 */
export function readStore(places: Places, wanted = EVERY): CommentStore {
  const isWanted = (id: string) => wanted.has(kinIn(id));
  const removed = new Map(
    Object.entries(readRemoved(places)).flatMap(([id, day]) =>
      isWanted(id) ? [[identityIn(id), { id, day }] as const] : [],
    ),
  );
  const [published, queued] = [publishedIn(places, isWanted), queuedIn(places, isWanted)];
  const kin = new Map<Kin, string[]>();
  for (const { id } of [...published.values(), ...queued.values(), ...removed.values()]) {
    const others = kin.get(kinIn(id));
    if (others) others.push(id);
    else kin.set(kinIn(id), [id]);
  }
  for (const ids of kin.values()) if (ids.length > 1) ids.sort();
  return { published, queued, removed, kin };
}

/** The waiting comments, oldest first, those of one kin together. What cannot be read is reported. */
export function readQueue(places: Places, report: ProblemReport): WaitingComment[] {
  const stored = [...queuedIn(places).values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const first = new Map<Kin, string>();
  for (const { id } of stored) if (!first.has(kinIn(id))) first.set(kinIn(id), id);
  const rank = ({ id }: StoredComment) => `${first.get(kinIn(id))} ${id}`;
  return stored
    .toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))
    .flatMap(({ id, name }) => {
      const path = join(places.inbox, name);
      // Ten thousand are looked at this way in a second; only what is wrong with one takes a closer look.
      const sound = WaitingComment.safeParse(parseJson(readFileSync(path, "utf8"))).data;
      if (sound?.id === id) return [sound];
      const file = readJsonFile(path, report);
      const record = file && parseWith(WaitingComment, file);
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
export function findComment(places: Places, store: CommentStore, id: string): WaitingComment | undefined {
  const stored = locate(store, id);
  return stored && readRecord(join(places[stored.at], stored.name), WaitingComment, new ProblemReport());
}

/** A record as it stands in its file, its fields in the order of the schema, which lets nothing else through. */
export function recordText(record: CommentRecord): string {
  return `${JSON.stringify(CommentRecord.parse(record), null, 2)}\n`;
}

function publishedIn({ data }: Places, isWanted: (id: string) => boolean): Map<Identity, StoredComment> {
  const root = join(data, "comments");
  if (!existsSync(root)) return new Map();
  // What does not belong here is reported by `check` and by the build.
  const unreported = new ProblemReport();
  const years = entriesOf(root, unreported).filter((entry) => entry.isDirectory());
  const published = new Map<Identity, StoredComment>();
  // A year after the other: an archive has a hundred thousand folders, and few of them have what is wanted.
  for (const year of years)
    for (const folder of datedFolders([year], root, unreported)) {
      const address = addressOf(folder);
      for (const id of idsIn(folder.path).filter(isWanted))
        published.set(identityIn(id), { id, at: "data", name: publishedName(address, id), address });
    }
  return published;
}

function queuedIn({ inbox }: Places, isWanted: (id: string) => boolean = () => true): Map<Identity, StoredComment> {
  const ids = idsIn(join(inbox, QUEUE)).filter(isWanted);
  return new Map(ids.map((id) => [identityIn(id), { id, at: "inbox", name: queuedName(id) }]));
}

/** Of the comments or reports that lie in a folder. */
export function idsIn(folder: string): string[] {
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
