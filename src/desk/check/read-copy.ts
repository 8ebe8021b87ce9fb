import { join } from "node:path";
import { readCopyFacts } from "../../content/copy-facts.ts";
import { type Facts, readFacts } from "../../content/facts.ts";
import { addressOf, type DatedFolder, datedFolders, entriesOf } from "../../content/folders.ts";
import { ProblemReport, START, shownPath } from "../../content/problem-report.ts";
import type { PublicationFolders } from "../../content/read-publication.ts";
import { readTextFile } from "../../content/text-file.ts";
import { type CopyDesk, copyDesk } from "../../copy/copy-desk.ts";
import { markdownPassages } from "../../copy/markdown-passages.ts";
import { nearDuplicates, sketchOf } from "../../copy/near-duplicates.ts";
import type { Passage } from "../../copy/passage.ts";
import { recordPassages } from "../../copy/record-passages.ts";
import { type CopyRules, defaultSeverity } from "../../domain/copy-rule.ts";
import { type Found, foundOf, gathered } from "./found.ts";

/** What the reader of articles allows. */
const LIMIT_MIB = 2;

/** A copy desk by the decisions in `_data`. */
export function deskOf(facts: Facts, data: string, report: ProblemReport): { desk: CopyDesk; rules: CopyRules } {
  const { rules, names } = readCopyFacts(data, report);
  return { desk: copyDesk({ rules, names, disclaimers: facts.disclaimers }), rules };
}

/** Whether an article was taken down as a whole: nobody reads it any more, not even the build. */
export function isWithdrawn(folder: DatedFolder, { withdrawals }: Facts): boolean {
  return withdrawals.some(({ path, picture }) => !picture && path === addressOf(folder));
}

/**
 * Looks over the copy of all articles, drafts as well. What is wrong otherwise (files that cannot be read, facts that are
 * wrong) is left to the reader of the publication to report.
 */
export function readAllCopy({ articles, data }: PublicationFolders): readonly Found[] {
  const unheard = new ProblemReport();
  const facts = readFacts(data, unheard);
  if (!facts) return [];
  const { desk, rules } = deskOf(facts, data, unheard);
  const dated = datedFolders(entriesOf(articles, unheard), articles, unheard);
  const folders = dated.filter((folder) => !isWithdrawn(folder, facts));
  const found: Found[] = [];
  const sketches: Uint32Array[] = [];
  for (const { path } of folders) {
    const copy = readCopy(path, desk);
    found.push(...copy.found);
    sketches.push(sketchOf(copy.body));
  }
  found.push(...duplicates(folders, sketches, rules));
  return found;
}

/**
 * Has the copy desk look over the two files of an article, as far as they can be read.
 * @returns with what was found the passages of article.md, to compare with those of other articles
 */
export function readCopy(folder: string, desk: CopyDesk): { found: readonly Found[]; body: readonly Passage[] } {
  const unheard = new ProblemReport();
  const found: Found[] = [];
  let body: readonly Passage[] = [];
  for (const name of ["article.json", "article.md"]) {
    const file = join(folder, name);
    const text = readTextFile(file, LIMIT_MIB, unheard);
    if (text === undefined) continue;
    const passages = passagesOf(file, text);
    if (name === "article.md") body = passages;
    found.push(...gathered(file, text, desk(passages)));
  }
  return { found, body };
}

/** The passages of a file of an article, by its name. */
export function passagesOf(file: string, text: string): Passage[] {
  return file.endsWith(".json") ? recordPassages(text) : markdownPassages(text);
}

/** Said of both articles, so that it is seen whichever one is asked about. */
function duplicates(folders: readonly DatedFolder[], sketches: readonly Uint32Array[], rules: CopyRules): Found[] {
  const code = "near-duplicate";
  const severity = rules[code] ?? defaultSeverity(code);
  if (severity === "off") return [];
  return nearDuplicates(sketches).flatMap(({ earlier, later, share }) => {
    const [a, b] = [folders[earlier], folders[later]];
    if (!a || !b) return [];
    const say = (own: DatedFolder, other: DatedFolder) => {
      const message = `与 ${addressOf(other)} 的文字大部分相同（约 ${Math.round(share * 100)}%）。`;
      return foundOf({ code, file: shownPath(join(own.path, "article.md")), ...START, message }, severity);
    };
    return [say(b, a), say(a, b)];
  });
}
