import { join, relative } from "node:path";
import type { ReadArticle } from "../content/article-file.ts";
import { addressOf, type DatedFolder, datedFolders, entriesOf } from "../content/folders.ts";
import { type Kept, KeptTogether } from "../content/kept-together.ts";
import { ProblemReport, START, shownPath } from "../content/problem-report.ts";
import type { PublicationFolders } from "../content/read-publication.ts";
import type { SiteData } from "../content/site-data.ts";
import type { CopyRules } from "../domain/copy-rule.ts";
import type { Site } from "../domain/site.ts";
import { severityIn } from "../domain/verdict.ts";
import { codeDigest } from "../kept/code-digest.ts";
import { digestOf } from "../kept/digest.ts";
import { type Found, foundOf, inDraft, inOld } from "./found.ts";
import { nearDuplicates, sketchOf } from "./near-duplicates.ts";
import { type ArticleTexts, deskOf, errorRules, isWithdrawn, readCopy, textsOf } from "./read-copy.ts";
import { readStaffCopy } from "./staff-copy.ts";

/** What looking over an article gave. */
export interface ArticleCopy {
  readonly found: readonly Found[];
  readonly sketch: Uint32Array;
}

/**
 * What looking over articles gave earlier, by digests of their files, which have their names for paths; all of it by what the house has
 * decided, and the program.
 */
export type KeptCopies = Kept<ReadonlyMap<string, ArticleCopy>>;

/** A desk and its rules, and how much each weighs. */
type Looking = ReturnType<typeof deskOf>;

/**
 * Looks over the copy of all articles, drafts as well, each when it has been read. What is wrong otherwise (files that
 * cannot be read, facts that are wrong) is left to the reader of the publication to report.
 */
export class CopyReader {
  readonly #places: PublicationFolders;
  readonly #amended: (rules: CopyRules) => CopyRules;
  readonly #unheard = new ProblemReport();
  readonly #known = new Map<string, ArticleCopy>();
  readonly #keptOf: ((site: Pick<Site, "url">) => KeptCopies | undefined) | undefined;
  #looking: Looking | undefined;
  #kept: KeptTogether<ArticleCopy> | undefined;

  /**
   * @param wanted `errors`: what stops a build, and nothing else
   * @param kept what was looked over before
   */
  constructor(
    places: PublicationFolders,
    wanted: "all" | "errors" = "all",
    kept?: (site: Pick<Site, "url">) => KeptCopies | undefined,
  ) {
    this.#places = places;
    this.#keptOf = kept;
    this.#amended = wanted === "errors" ? errorRules : (rules) => rules;
  }

  /** Looks over an article that has been read and is right. */
  add(read: ReadArticle, siteData: SiteData): void {
    const { folder } = read.article;
    const looking = this.#by(siteData);
    if (!this.#kept || read.digest === undefined) {
      this.#known.set(folder, copyOf(folder, looking, textsOf(read)));
      return;
    }
    let copy = this.#kept.take(read.digest);
    if (!copy) {
      copy = withFiles(copyOf(folder, looking, textsOf(read)), (file) => relative(shownPath(folder), file));
      this.#kept.put(read.digest, copy);
    }
    this.#known.set(
      folder,
      withFiles(copy, (name) => shownPath(join(folder, name))),
    );
  }

  /**
   * Looks over the others, and what readers read of people and topics, and compares all articles.
   * @param drafts folders of drafts, in which everything is a reminder
   * @param old folders of articles of an old site, likewise
   * @returns what was found in any, in the order of the addresses
   */
  finish(
    siteData: SiteData,
    drafts: ReadonlySet<string> = new Set(),
    old: ReadonlySet<string> = new Set(),
  ): readonly Found[] {
    const looking = this.#by(siteData);
    this.#kept?.end();
    const { articles: root } = this.#places;
    const dated = datedFolders(entriesOf(root, this.#unheard), root, this.#unheard);
    const folders = dated.filter((folder) => !isWithdrawn(folder, siteData));
    const copies = folders.map(({ path }) => this.#known.get(path) ?? copyOf(path, looking));
    const sketches = copies.map(({ sketch }) => sketch);
    const found = copies.flatMap(({ found }, at) => {
      const path = folders[at]?.path ?? "";
      if (drafts.has(path)) return found.map(inDraft);
      return old.has(path) ? found.map(inOld) : found;
    });
    return [
      ...found,
      ...readStaffCopy(this.#places.data, looking.desk),
      ...duplicates(folders, sketches, looking.rules, { drafts, old }),
    ];
  }

  /** By these facts; they are the same for all articles. */
  #by(siteData: SiteData): Looking {
    if (!this.#looking) {
      this.#looking = deskOf(siteData, this.#places.data, this.#unheard, this.#amended);
      const copies = this.#keptOf?.(siteData.site);
      const { style } = this.#looking;
      this.#kept = copies && new KeptTogether(copies, digestOf([codeDigest(), style]));
    }
    return this.#looking;
  }
}

function withFiles(copy: ArticleCopy, file: (of: string) => string): ArticleCopy {
  return copy.found.length === 0
    ? copy
    : { ...copy, found: copy.found.map((found) => ({ ...found, file: file(found.file) })) };
}

function copyOf(folder: string, { desk, rules }: Looking, texts?: ArticleTexts): ArticleCopy {
  const { found, body } = readCopy(folder, desk, texts);
  return { found, sketch: severityIn(rules, "near-duplicate") === "off" ? new Uint32Array() : sketchOf(body) };
}

/** Said of both articles, so that it is seen whichever one is asked about; a draft stops neither. */
function duplicates(
  folders: readonly DatedFolder[],
  sketches: readonly Uint32Array[],
  rules: CopyRules,
  { drafts, old }: Readonly<Record<"drafts" | "old", ReadonlySet<string>>>,
): Found[] {
  const code = "near-duplicate";
  const severity = severityIn(rules, code);
  if (severity === "off") return [];
  return nearDuplicates(sketches).flatMap(({ earlier, later, share }) => {
    const [a, b] = [folders[earlier], folders[later]];
    if (!a || !b) return [];
    const say = (own: DatedFolder, other: DatedFolder) => {
      const message = `与 ${addressOf(other)} 的文字大部分相同（约 ${Math.round(share * 100)}%）。`;
      const found = foundOf({ code, file: shownPath(join(own.path, "article.md")), ...START, message }, severity);
      if (drafts.has(own.path) || drafts.has(other.path)) return inDraft(found);
      return old.has(own.path) ? inOld(found) : found;
    };
    return [say(b, a), say(a, b)];
  });
}
