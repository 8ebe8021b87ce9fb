import { type Dirent, readdirSync } from "node:fs";
import { join } from "node:path";
import { isClutter } from "../domain/clutter.ts";
import { isDeviceName, SLUG } from "../domain/text-rules.ts";
import type { ProblemReport } from "./problem-report.ts";
import { errorCode, throwIfOfMachine } from "./text-file.ts";

const YEAR = /^(?:19|20)\d{2}$/;
const MONTH = /^(?:0[1-9]|1[0-2])$/;

/** A folder whose place is the address of an article. */
export interface DatedFolder {
  readonly path: string;
  readonly year: string;
  readonly month: string;
  readonly slug: string;
}

/** `/2025/05/slug/` */
export function addressOf({ year, month, slug }: DatedFolder): string {
  return `/${year}/${month}/${slug}/`;
}

/**
 * Walks `<yyyy>/<mm>/<slug>/`, in the order of the addresses. Everything that does not fit is reported.
 *
 * @param years what lies in `root`
 */
export function datedFolders(years: readonly Dirent[], root: string, report: ProblemReport): DatedFolder[] {
  const folders: DatedFolder[] = [];
  for (const year of foldersIn(years, root, YEAR, report)) {
    const inYear = join(root, year);
    for (const month of foldersIn(entriesOf(inYear, report), inYear, MONTH, report)) {
      const inMonth = join(inYear, month);
      for (const slug of foldersIn(entriesOf(inMonth, report), inMonth, undefined, report)) {
        const path = join(inMonth, slug);
        if (SLUG.test(slug) && slug.length <= 80 && !isDeviceName(slug)) folders.push({ path, year, month, slug });
        else if (isDeviceName(slug)) report.add("bad-slug", path, `“${slug}”是 Windows 的设备名，不能作文件夹名。`);
        else report.add("bad-slug", path, `文件夹名“${slug}”不能作地址。`);
      }
    }
  }
  return folders;
}

function foldersIn(
  entries: readonly Dirent[],
  folder: string,
  name: RegExp | undefined,
  report: ProblemReport,
): string[] {
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isSymbolicLink()) report.add("symlink", path, "这是一个符号链接。");
    else if (!entry.isDirectory() || (name && !name.test(entry.name)))
      report.add("misplaced-file", path, "这里不该有这个文件或文件夹。");
    else return [entry.name];
    return [];
  });
}

/** What is in a folder, by name, without clutter. */
export function entriesOf(folder: string, report: ProblemReport): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !isClutter(entry.name))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throwIfOfMachine(error);
    report.add("unreadable-file", folder, `打不开这个文件夹（${errorCode(error)}）。`);
    return [];
  }
}
