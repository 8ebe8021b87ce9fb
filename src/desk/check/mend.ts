import { ENCODINGS } from "../../content/encoding.ts";
import { changeOf, diffOf, replaceFile, writeChange } from "./change.ts";
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
  say(text: string): void;
  confirm(question: string): Promise<boolean>;
}

/**
 * Turns the files asked for into UTF-8, where that is wanted and can be undone to the byte. Tells first what it will do.
 */
export async function convertFiles(checked: Checked, options: CheckOptions, desk: Desk): Promise<Mended> {
  const { conversionOf, keepOriginal } = await import("../encoding/convert.ts");
  const files = checked.found.filter(({ code, file }) => code === "not-utf8" && isAsked(file, options.paths));
  const plans = files.map(({ file }) => conversionOf(file));
  const notes = plans.filter((plan) => typeof plan === "string");
  const conversions = plans.filter((plan) => typeof plan !== "string");
  for (const { file, encoding, text } of conversions)
    desk.say(`${file}：${ENCODINGS[encoding]} → UTF-8，转换以后开头是“${text.trimStart().slice(0, 40)}”\n`);
  const converted: Record<string, string> = {};
  if (conversions.length === 0 || options.dryRun) return { changed: [], converted, notes };
  if (!(await desk.confirm(`转换这 ${conversions.length} 个文件吗？`))) return { changed: [], converted, notes };
  for (const conversion of conversions) {
    converted[conversion.file] = keepOriginal(conversion, options.cache);
    replaceFile(conversion.file, conversion.text);
    desk.say(`已转换 ${conversion.file}，原文件在 ${converted[conversion.file]}；读过没有乱码就可以删去它。\n`);
  }
  return { changed: [], converted, notes };
}

/** Makes the edits that the copy desk is certain of in the files asked for. Shows them first. */
export async function fixFiles(checked: Checked, options: CheckOptions, desk: Desk): Promise<Mended> {
  const { desk: copy } = checked;
  const fixable = checked.found.filter(({ fixable, file }) => fixable > 0 && isAsked(file, options.paths));
  const files = [...new Set(fixable.map(({ file }) => file))];
  const changes = copy ? files.flatMap((file) => changeOf(file, copy) ?? []) : [];
  for (const change of changes) desk.say(`${diffOf(change)}\n`);
  const none = { changed: [], converted: {}, notes: [] };
  if (changes.length === 0 || options.dryRun) return none;
  if (!(await desk.confirm(`照这样改 ${changes.length} 个文件吗？`))) return none;
  const changed: string[] = [];
  const notes: string[] = [];
  for (const change of changes) {
    if (writeChange(change)) changed.push(change.file);
    else notes.push(`${change.file} 刚才被别的程序改过，没有动它；再运行一次。`);
  }
  return { changed, converted: {}, notes };
}
