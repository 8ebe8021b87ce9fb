import { basename } from "node:path";
import { ENCODINGS } from "../content/encoding.ts";
import { withLocks } from "../disk/lock.ts";
import { ChangedMeanwhile, replaceFile } from "../disk/replace-file.ts";
import type { ProblemCode } from "../domain/problem.ts";
import { type Change, changeOf, diffOf } from "./change.ts";
import { type CheckOptions, isAsked } from "./options.ts";
import type { Checked } from "./whole.ts";

/** What was mended, and what could not be. */
export interface Mended {
  readonly changed: readonly string[];
  /** Where the original of a converted file is kept, by file. */
  readonly converted: Readonly<Record<string, string>>;
  /** What was not done, in Chinese sentences. */
  readonly notes: readonly string[];
}

/** How to talk about it. */
export interface Desk {
  print(text: string): void;
  confirm(question: string): Promise<boolean>;
}

/**
 * Turns the files asked for into UTF-8, where that is wanted and can be undone to the byte. Tells first what it will do.
 */
export async function convertFiles(checked: Checked, options: CheckOptions, desk: Desk): Promise<Mended> {
  const { conversionOf, keepOriginal } = await import("./convert.ts");
  const files = checked.found.filter(({ code, file }) => code === "not-utf8" && isAsked(file, options.paths));
  const plans = files.map(({ file }) => conversionOf(file));
  const notes = plans.filter((plan) => typeof plan === "string");
  const conversions = plans.filter((plan) => typeof plan !== "string");
  for (const { file, encoding, text } of conversions)
    desk.print(`${file}：${ENCODINGS[encoding]} → UTF-8，转换以后开头是“${text.trimStart().slice(0, 40)}”\n`);
  const converted: Record<string, string> = {};
  if (conversions.length === 0 || options.dryRun) return { changed: [], converted, notes };
  if (!(await desk.confirm(`转换这 ${conversions.length} 个文件吗？`))) return { changed: [], converted, notes };
  await writing(options, desk, () => {
    for (const conversion of conversions) {
      const { file, text, bytes } = conversion;
      const kept = keepOriginal(conversion, options.cache);
      const note = noteOf(() => replaceFile(file, text, { was: bytes }));
      if (note !== undefined) notes.push(note);
      else {
        converted[file] = kept;
        desk.print(`已转换 ${file}，原文件在 ${kept}；读过没有乱码就可以删去它。\n`);
      }
    }
  });
  return { changed: [], converted, notes };
}

/** What a file may answer of itself. */
const ANSWERED: ReadonlySet<ProblemCode> = new Set([
  "ai-mark",
  "credit-contradiction",
  "missing-credit",
  "missing-licence",
  "missing-field",
]);

/**
 * Writes what the pictures, films, sounds and documents of the files asked for say of themselves into records that lack it. It is a
 * proposal: who accepts it sees each field, and the file that says so.
 */
export async function fillFromFiles(checked: Checked, options: CheckOptions, desk: Desk): Promise<Mended> {
  const { sources, found } = checked;
  const asked = found.filter(
    ({ code, file }) => ANSWERED.has(code) && basename(file) === "article.json" && isAsked(file, options.paths),
  );
  const none = { changed: [], converted: {}, notes: [] };
  if (!sources || asked.length === 0) return none;
  const { fileProposals } = await import("./file-proposals.ts");
  const changes = [];
  for (const file of new Set(asked.map((one) => one.file))) {
    const proposed = await fileProposals(file, sources);
    if (proposed) changes.push(proposed);
  }
  const notes = changes.flatMap(({ file, said }) => said.map((one) => `${file}：${one}。`));
  for (const change of changes) desk.print(`${diffOf(change)}\n`);
  if (changes.length > 0) desk.print(`文件自己写明、记录里没有的：\n${notes.join("\n")}\n`);
  if (changes.length === 0 || options.dryRun) return none;
  if (!(await desk.confirm(`核对过了，照这样补上 ${notes.length} 项吗？`))) return none;
  const { changed, notes: failed } = await replaced(changes, options, desk);
  const kept = notes.filter((note) => changed.some((file) => note.startsWith(`${file}：`)));
  return { changed, converted: {}, notes: [...kept.map((note) => `补上了 ${note}`), ...failed] };
}

/** Makes the edits that the copy desk is certain of in the files asked for. Shows them first. */
export async function fixFiles(checked: Checked, options: CheckOptions, desk: Desk): Promise<Mended> {
  const { desk: copy } = checked;
  const fixable = checked.found.filter(({ fixable, file }) => fixable > 0 && isAsked(file, options.paths));
  const files = [...new Set(fixable.map(({ file }) => file))];
  const changes = copy ? files.flatMap((file) => changeOf(file, copy) ?? []) : [];
  for (const change of changes) desk.print(`${diffOf(change)}\n`);
  const none = { changed: [], converted: {}, notes: [] };
  if (changes.length === 0 || options.dryRun) return none;
  if (!(await desk.confirm(`照这样改 ${changes.length} 个文件吗？`))) return none;
  return { ...(await replaced(changes, options, desk)), converted: {} };
}

/** Each file on condition that it is as it was read. */
async function replaced(
  changes: readonly Change[],
  options: CheckOptions,
  desk: Desk,
): Promise<Pick<Mended, "changed" | "notes">> {
  const changed: string[] = [];
  const notes: string[] = [];
  await writing(options, desk, () => {
    for (const { file, before, after } of changes) {
      const note = noteOf(() => replaceFile(file, after, { was: before }));
      if (note === undefined) changed.push(file);
      else notes.push(note);
    }
  });
  return { changed, notes };
}

/** Nobody is asked in it: the files were read before the question, and each is written only if it is still that. */
function writing({ places }: CheckOptions, desk: Desk, work: () => void): Promise<void> {
  return withLocks([places.articles, places.data], (text) => desk.print(`${text}\n`), work);
}

/** @returns what to tell when somebody has saved the file meanwhile; undefined when it was written */
function noteOf(write: () => void): string | undefined {
  try {
    write();
    return undefined;
  } catch (error) {
    if (error instanceof ChangedMeanwhile) return error.message;
    throw error;
  }
}
