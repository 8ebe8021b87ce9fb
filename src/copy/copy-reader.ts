import { join } from "node:path";
import { addressOf, type DatedFolder, datedFolders, entriesOf } from "../content/folders.ts";
import { ProblemReport, START, shownPath } from "../content/problem-report.ts";
import type { PublicationFolders } from "../content/read-publication.ts";
import { readSiteData, type SiteData } from "../content/site-data.ts";
import type { CopyRules } from "../domain/copy-rule.ts";
import { defaultSeverity } from "../domain/verdict.ts";
import type { CopyDesk } from "./copy-desk.ts";
import { errorRules, mayHoldErrors } from "./errors-alone.ts";
import { type Found, foundOf, inDraft } from "./found.ts";
import { nearDuplicates, sketchOf } from "./near-duplicates.ts";
import { type ArticleTexts, deskOf, isWithdrawn, readCopy } from "./read-copy.ts";

interface ArticleCopy {
  readonly found: readonly Found[];
  readonly sketch: Uint32Array;
}

const NOTHING: ArticleCopy = { found: [], sketch: new Uint32Array() };

/**
 * Looks over the copy of all articles, drafts as well. What is wrong otherwise (files that cannot be read, facts that are
 * wrong) is left to the reader of the publication to report.
 */
export class CopyReader {
  readonly #root: string;
  /** Undefined when the data folder is wrong: by half of the facts nothing is looked over. */
  readonly #siteData: SiteData | undefined;
  readonly #desk: ReturnType<typeof deskOf> | undefined;
  /** Whether a text is worth taking apart. */
  readonly #mayHold: (text: string) => boolean;
  readonly #unheard = new ProblemReport();
  readonly #known = new Map<string, ArticleCopy>();

  /** @param wanted `errors`: what stops a build, and nothing else */
  constructor({ articles, data }: PublicationFolders, wanted: "all" | "errors" = "all") {
    this.#root = articles;
    this.#siteData = readSiteData(data, this.#unheard);
    this.#desk =
      this.#siteData && deskOf(this.#siteData, data, this.#unheard, wanted === "errors" ? errorRules : undefined);
    this.#mayHold =
      wanted === "errors" && this.#siteData && this.#desk
        ? mayHoldErrors(this.#desk.rules, this.#siteData.disclaimers)
        : () => true;
  }

  /** Looks over an article that somebody has read already. */
  add(folder: string, texts: ArticleTexts): void {
    if (!this.#desk) return;
    const look = Object.values(texts).some(this.#mayHold);
    this.#known.set(folder, look ? lookOver(folder, this.#desk.desk, texts) : NOTHING);
  }

  /**
   * Looks over the others, and compares all of them.
   * @param drafts folders of drafts, in which everything is a reminder
   * @returns what was found in any, in the order of the addresses
   */
  finish(drafts: ReadonlySet<string> = new Set()): readonly Found[] {
    const [siteData, desk] = [this.#siteData, this.#desk];
    if (!siteData || !desk) return [];
    const dated = datedFolders(entriesOf(this.#root, this.#unheard), this.#root, this.#unheard);
    const folders = dated.filter((folder) => !isWithdrawn(folder, siteData));
    const copies = folders.map(({ path }) => this.#known.get(path) ?? lookOver(path, desk.desk));
    const sketches = copies.map(({ sketch }) => sketch);
    const found = copies.flatMap(({ found }, at) => (drafts.has(folders[at]?.path ?? "") ? found.map(inDraft) : found));
    return [...found, ...duplicates(folders, sketches, desk.rules, drafts)];
  }
}

function lookOver(folder: string, desk: CopyDesk, texts?: ArticleTexts): ArticleCopy {
  const { found, body } = readCopy(folder, desk, texts);
  return { found, sketch: sketchOf(body) };
}

/** Said of both articles, so that it is seen whichever one is asked about; a draft stops neither. */
function duplicates(
  folders: readonly DatedFolder[],
  sketches: readonly Uint32Array[],
  rules: CopyRules,
  drafts: ReadonlySet<string>,
): Found[] {
  const code = "near-duplicate";
  const severity = rules[code] ?? defaultSeverity(code);
  if (severity === "off") return [];
  return nearDuplicates(sketches).flatMap(({ earlier, later, share }) => {
    const [a, b] = [folders[earlier], folders[later]];
    if (!a || !b) return [];
    const say = (own: DatedFolder, other: DatedFolder) => {
      const message = `与 ${addressOf(other)} 的文字大部分相同（约 ${Math.round(share * 100)}%）。`;
      const found = foundOf({ code, file: shownPath(join(own.path, "article.md")), ...START, message }, severity);
      return drafts.has(own.path) || drafts.has(other.path) ? inDraft(found) : found;
    };
    return [say(b, a), say(a, b)];
  });
}
