import { join } from "node:path";
import type { ReadArticle } from "../content/article-file.ts";
import { addressOf, type DatedFolder, datedFolders, entriesOf } from "../content/folders.ts";
import { ProblemReport, START, shownPath } from "../content/problem-report.ts";
import type { PublicationFolders } from "../content/read-publication.ts";
import type { SiteData } from "../content/site-data.ts";
import type { CopyRules } from "../domain/copy-rule.ts";
import { defaultSeverity } from "../domain/verdict.ts";
import type { CopyDesk } from "./copy-desk.ts";
import { errorRules, mayHoldErrors } from "./errors-alone.ts";
import { type Found, foundOf, inDraft } from "./found.ts";
import { nearDuplicates, sketchOf } from "./near-duplicates.ts";
import { deskOf, isWithdrawn, readCopy, textsOf } from "./read-copy.ts";

interface ArticleCopy {
  readonly found: readonly Found[];
  readonly sketch: Uint32Array;
}

const NOTHING: ArticleCopy = { found: [], sketch: new Uint32Array() };

/** A desk, its rules, and whether a text is worth its look. */
interface Looking {
  readonly desk: CopyDesk;
  readonly rules: CopyRules;
  readonly mayHold: (text: string) => boolean;
}

/**
 * Looks over the copy of all articles, drafts as well, each when it has been read. What is wrong otherwise (files that
 * cannot be read, facts that are wrong) is left to the reader of the publication to report.
 */
export class CopyReader {
  readonly #places: PublicationFolders;
  readonly #wanted: "all" | "errors";
  readonly #unheard = new ProblemReport();
  readonly #known = new Map<string, ArticleCopy>();
  #looking: Looking | undefined;

  /** @param wanted `errors`: what stops a build, and nothing else */
  constructor(places: PublicationFolders, wanted: "all" | "errors" = "all") {
    this.#places = places;
    this.#wanted = wanted;
  }

  /** Looks over an article that has been read and is right. */
  add(read: ReadArticle, siteData: SiteData): void {
    const { desk, mayHold } = this.#by(siteData);
    const look = mayHold(read.file.text) || mayHold(read.bodyText);
    this.#known.set(read.article.folder, look ? copyOf(readCopy(read.article.folder, desk, textsOf(read))) : NOTHING);
  }

  /**
   * Looks over the others, and compares all of them.
   * @param drafts folders of drafts, in which everything is a reminder
   * @returns what was found in any, in the order of the addresses
   */
  finish(siteData: SiteData, drafts: ReadonlySet<string> = new Set()): readonly Found[] {
    const { desk, rules } = this.#by(siteData);
    const { articles: root } = this.#places;
    const dated = datedFolders(entriesOf(root, this.#unheard), root, this.#unheard);
    const folders = dated.filter((folder) => !isWithdrawn(folder, siteData));
    const copies = folders.map(({ path }) => this.#known.get(path) ?? copyOf(readCopy(path, desk)));
    const sketches = copies.map(({ sketch }) => sketch);
    const found = copies.flatMap(({ found }, at) => (drafts.has(folders[at]?.path ?? "") ? found.map(inDraft) : found));
    return [...found, ...duplicates(folders, sketches, rules, drafts)];
  }

  /** By these facts; they are the same for all articles. */
  #by(siteData: SiteData): Looking {
    if (this.#looking) return this.#looking;
    const errors = this.#wanted === "errors";
    const house = deskOf(siteData, this.#places.data, this.#unheard, errors ? errorRules : undefined);
    const mayHold = errors ? mayHoldErrors(house.rules, siteData.disclaimers) : () => true;
    this.#looking = { ...house, mayHold };
    return this.#looking;
  }
}

function copyOf({ found, body }: ReturnType<typeof readCopy>): ArticleCopy {
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
