import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { COMMENT_ID } from "../domain/comment.ts";
import { EXIT, type Outcome, Refusal, UsageError } from "../terminal/outcome.ts";
import { isLogged } from "./change-log.ts";
import { type Places, QUEUE, readRemoved } from "./comment-store.ts";
import type { Options } from "./options.ts";
import { REPORTS } from "./reports/report-store.ts";
import { type Change, Correction, commit, type FileChange, recordPath } from "./transaction.ts";

/** Inside the inbox: what the last decisions were, and what was there before. */
export const UNDO = "undo";
/** So many can be taken back; older ones go with the next. */
const MOST_KEPT = 100;

/** Folders of the inbox in which things wait for an editor. */
const WAITING = [QUEUE, REPORTS];

const Content = z.string().nullable();

/** What an editor has decided, with all that it takes to take it back. Ignored by git, like the queue that it came from. */
const Decision = z.strictObject({
  /** When, RFC 3339. */
  at: z.string(),
  /** For people: `拒绝 400 条`. */
  what: z.string(),
  files: z.array(z.strictObject({ at: z.enum(["data", "inbox"]), name: z.string(), before: Content, after: Content })),
  /** Those that were written down as not to come back. */
  removed: z.array(z.string().regex(COMMENT_ID)),
  /** Entries of logs of changes; an article's record, which people write in, is not taken back as a whole. */
  corrections: z.array(Correction),
});
type Decision = z.infer<typeof Decision>;

/**
 * Does what an editor has decided, all of it or nothing, and writes down in the same moment how to take it back.
 * @param what in Chinese, for whom asks later
 */
export async function decide(
  places: Places,
  what: string,
  changes: readonly Change[],
  now: Date = new Date(),
): Promise<void> {
  const names = decisionsIn(places);
  const known = readRemoved(places);
  const decision: Decision = {
    at: now.toISOString(),
    what,
    files: changes.flatMap((change) =>
      "at" in change
        ? [{ at: change.at, name: change.name, before: contentOf(places, change), after: change.text }]
        : [],
    ),
    removed: changes
      .flatMap((change) => ("removed" in change ? Object.keys(change.removed) : []))
      .filter((id) => !known[id]),
    corrections: changes.filter((change) => "change" in change),
  };
  const file = (name: string, text: string | null): FileChange => ({ at: "inbox", name: `${UNDO}/${name}`, text });
  await commit(places, [
    ...changes,
    file(nameAfter(names.at(-1), now), `${JSON.stringify(decision)}\n`),
    ...names.slice(0, Math.max(0, names.length + 1 - MOST_KEPT)).map((name) => file(name, null)),
  ]);
}

/** What was taken back. */
export interface Undone {
  readonly what: string;
  /** Those that wait again. */
  readonly waiting: readonly string[];
}

/**
 * Takes back the last decision that was not taken back, whole. The caller has the lock.
 * @param id the last of those about this comment or report
 * @returns undefined when there is none
 * @throws Refusal when something of it is not any more as the decision left it
 */
export async function undoLast(places: Places, id?: string): Promise<Undone | undefined> {
  const name = decisionsIn(places).findLast((one) => id === undefined || isAbout(id, decisionIn(places, one)));
  if (name === undefined) return undefined;
  const decision = decisionIn(places, name);
  const { what, files, removed, corrections } = decision;
  const [other] = touchedSince(decision, places);
  if (other !== undefined) throw new Refusal(`“${what}”以后又有人动过 ${other}，不能撤回。什么都没有改。`);
  await commit(places, [
    ...corrections.map((correction) => ({ ...correction, undone: true as const })),
    ...files.map(({ at, name, before }): FileChange => ({ at, name, text: before })),
    { restored: removed },
    { at: "inbox", name: `${UNDO}/${name}`, text: null },
  ]);
  const back = files.filter(
    ({ at, name, before }) => at === "inbox" && WAITING.includes(dirname(name)) && before !== null,
  );
  return { what, waiting: back.map(idOf) };
}

/** What is not any more as a decision left it. */
function touchedSince({ files, corrections }: Decision, places: Places): string[] {
  const records = corrections.flatMap(({ article, change }) => {
    const path = recordPath(places, article);
    return existsSync(path) && isLogged(readFileSync(path, "utf8"), change) ? [] : [path];
  });
  return [...files.filter((file) => contentOf(places, file) !== file.after).map(({ name }) => name), ...records];
}

function decisionIn({ inbox }: Places, name: string): Decision {
  return Decision.parse(JSON.parse(readFileSync(join(inbox, UNDO, name), "utf8")));
}

function isAbout(id: string, { files }: Decision): boolean {
  return files.some((file) => idOf(file) === id);
}

function idOf({ name }: Pick<FileChange, "name">): string {
  return basename(name, ".json");
}

/** `npm run comments -- undo` */
export async function undoDecision({ places, operands: [id, ...more] }: Options): Promise<Outcome> {
  if (more.length > 0) throw new UsageError("一次撤回一个决定，只写一个编号。");
  const undone = await undoLast(places, id);
  if (!undone) throw new Refusal(`没有可以撤回的${id === undefined ? "" : `关于 ${id} 的`}决定。`);
  const { what, waiting } = undone;
  const text = `已撤回：${what}。${waiting.length > 0 ? `${waiting.length} 条重新等候审阅。` : ""}\n`;
  return { exit: EXIT.done, text, json: { undone: what, waiting } };
}

/** Names of the decisions in the order in which they were made. */
export function decisionsIn({ inbox }: Places): string[] {
  const folder = join(inbox, UNDO);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.filter((name) => NAME.test(name)).toSorted();
}

/** When a decision was made, by its name. */
export function momentOf(name: string): number {
  return Number(name.replace(/\D.*/, ""));
}

/** Milliseconds since 1970, as many digits until the year 2286. */
const NAME = /^\d{13}\.json$/;

/** Later than the last, whatever the clock says. */
function nameAfter(last: string | undefined, now: Date): string {
  return `${Math.max(now.getTime(), last === undefined ? 0 : momentOf(last) + 1)}.json`;
}

function contentOf(places: Places, { at, name }: Pick<FileChange, "at" | "name">): string | null {
  const path = join(places[at], name);
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}
