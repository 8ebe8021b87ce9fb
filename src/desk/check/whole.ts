import { join } from "node:path";
import type { ArticleFolder } from "../../content/article-folders.ts";
import { readCopyFacts } from "../../content/copy-facts.ts";
import { addressOf } from "../../content/folders.ts";
import { ProblemReport, START, shownPath } from "../../content/problem-report.ts";
import { type PublicationFolders, surveyPublication } from "../../content/read-publication.ts";
import { type CopyDesk, copyDesk } from "../../copy/copy-desk.ts";
import { nearDuplicates, sketchOf } from "../../copy/near-duplicates.ts";
import { type CopyRules, defaultSeverity } from "../../domain/copy-rule.ts";
import { readCopy, unreadableFiles } from "./article-copy.ts";
import { type Found, foundOf } from "./found.ts";

/** What a check gives. */
export interface Checked {
  readonly found: readonly Found[];
  /** How many articles were looked at. */
  readonly articles: number;
  /** What was not looked at, in Chinese sentences. */
  readonly notes: readonly string[];
  /** Undefined when `_data` could not be read: then nothing was looked over, nor can be mended. */
  readonly desk: CopyDesk | undefined;
}

/** Checks a whole publication: all that a build refuses, and the copy of every article, drafts as well. */
export function checkWhole(places: PublicationFolders, now: number): Checked {
  const report = new ProblemReport();
  const { facts, folders, skipped } = surveyPublication(places, now, report);
  const { rules, names } = readCopyFacts(places.data, report);
  const found = foundIn(report);
  if (!facts) {
    const notes = [`${places.data} 有错，改正以前没有检查文字。`];
    return { found, articles: 0, notes, desk: undefined };
  }
  const desk = copyDesk({ rules, names, disclaimers: facts.disclaimers });
  const withdrawn = new Set(skipped.filter(({ reason }) => reason === "withdrawn").map(({ path }) => path));
  const looked = folders.filter((folder) => !withdrawn.has(addressOf(folder)));
  const unreadable = unreadableFiles(report.problems);
  const sketches: Uint32Array[] = [];
  for (const { path } of looked) {
    const copy = readCopy(path, unreadable, desk);
    found.push(...copy.found);
    sketches.push(sketchOf(copy.body));
  }
  return { found: [...found, ...duplicates(looked, sketches, rules)], articles: looked.length, notes: [], desk };
}

/** What the reader of files has reported. */
export function foundIn(report: ProblemReport): Found[] {
  return [
    ...report.problems.map((problem) => foundOf(problem, "error")),
    ...report.warnings.map((problem) => foundOf(problem, "warning")),
  ];
}

/** Said of both articles, so that it is seen whichever one is asked about. */
function duplicates(folders: readonly ArticleFolder[], sketches: readonly Uint32Array[], rules: CopyRules): Found[] {
  const code = "near-duplicate";
  const severity = rules[code] ?? defaultSeverity(code);
  if (severity === "off") return [];
  return nearDuplicates(sketches).flatMap(({ earlier, later, share }) => {
    const [a, b] = [folders[earlier], folders[later]];
    if (!a || !b) return [];
    const say = (own: ArticleFolder, other: ArticleFolder) => {
      const message = `与 ${addressOf(other)} 的文字大部分相同（约 ${Math.round(share * 100)}%）。`;
      return foundOf({ code, file: shownPath(join(own.path, "article.md")), ...START, message }, severity);
    };
    return [say(b, a), say(a, b)];
  });
}
