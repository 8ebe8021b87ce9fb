import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { COMMENT_ID } from "../domain/comment.ts";
import { EXIT, type Outcome, Refusal } from "../terminal/outcome.ts";
import { type Places, QUEUE, readRemoved } from "./comment-store.ts";
import type { Options } from "./options.ts";
import { type Change, commit, type FileChange } from "./transaction.ts";

/** Inside the inbox: what the last decisions were, and what was there before. */
export const UNDO = "undo";
/** So many can be taken back; older ones go with the next. */
const MOST_KEPT = 100;

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
 * @returns undefined when there is none
 * @throws Refusal when something of it is not any more as the decision left it
 */
export async function undoLast(places: Places): Promise<Undone | undefined> {
  const name = decisionsIn(places).at(-1);
  if (name === undefined) return undefined;
  const { what, files, removed } = Decision.parse(JSON.parse(readFileSync(join(places.inbox, UNDO, name), "utf8")));
  const other = files.find((file) => contentOf(places, file) !== file.after);
  if (other) throw new Refusal(`“${what}”以后又有人动过 ${other.name}，不能撤回。什么都没有改。`);
  await commit(places, [
    ...files.map(({ at, name, before }): FileChange => ({ at, name, text: before })),
    { restored: removed },
    { at: "inbox", name: `${UNDO}/${name}`, text: null },
  ]);
  const waiting = files.filter(
    ({ at, name, before }) => at === "inbox" && name.startsWith(`${QUEUE}/`) && before !== null,
  );
  return { what, waiting: waiting.map(({ name }) => name.slice(QUEUE.length + 1, -".json".length)) };
}

/** `npm run comments -- undo` */
export async function undoDecision({ places }: Options): Promise<Outcome> {
  const undone = await undoLast(places);
  if (!undone) throw new Refusal("没有可以撤回的决定。");
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
