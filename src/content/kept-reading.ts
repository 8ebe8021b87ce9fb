import { hash } from "node:crypto";
import { join } from "node:path";
import type { Article } from "../domain/article.ts";
import type { Problem } from "../domain/problem.ts";
import { codeDigest } from "../kept/code-digest.ts";
import { digestOf, rememberDigest } from "../kept/digest.ts";
import { articleIn, type ReadArticle, type RecordFile } from "./article-file.ts";
import { ArticleFiles, type KeptFolder, type Lying, lyingIn } from "./article-files.ts";
import { Clock, isIn, type Span } from "./clock.ts";
import { type ArticleFolder, addressOf } from "./folders.ts";
import { readJsonParts } from "./json-file.ts";
import { type KeptBody, keptBody, revivedBody } from "./kept-body.ts";
import { MACHINE, secretScan } from "./outside.ts";
import { ProblemReport, START, shownPath } from "./problem-report.ts";
import type { SiteData } from "./site-data.ts";
import { AskedFacts, SiteFacts } from "./site-facts.ts";

/** Values that were made earlier, by what they were made of: src/kept/kept-table.ts, or whoever keeps them in memory. */
export interface Kept<T> {
  take(key: string): T | undefined;
  put(key: string, value: T): void;
}

/** Readings of earlier builds. */
export interface KeptArticles {
  /** By the path of the folder. */
  readonly folders: Kept<KeptFolder>;
  /** By what is in the files, the address, and the program. */
  readonly articles: Kept<KeptArticle>;
}

/** What reading an article gave, whatever folder of whatever machine it lay in. */
export interface KeptArticle {
  /** Absent when there is no section that it could be in. */
  readonly read?: Pick<ReadArticle, "article" | "status" | "links" | "faulty">;
  /** Of that article, which has none itself. */
  readonly body: KeptBody;
  /** Digest of the body as it was. */
  readonly bodyDigest: string;
  /** What was found, in that order; files by their names in the folder. */
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** When it would have been read in the same way. */
  readonly unchanged: Span;
  /** What it asked of the publication's facts. */
  readonly questions: readonly string[];
  /** Digest of what it was told. */
  readonly answers: string;
  /** What in its texts might be a secret of some machine, and was none of the one where it was read. */
  readonly tokens: readonly string[];
}

/**
 * Reads articles, or finds what reading them gave before: the same, with the same problems in the same order. An article is read
 * when one of its files has changed, something of the publication's facts that it asked for, the program, or when a moment has
 * come that it asked the clock about (docs/decisions/0036).
 */
export class KeptReader {
  readonly #kept: KeptArticles;
  readonly #facts: SiteFacts;
  readonly #now: number;
  readonly #html: boolean;
  /** What goes into every key. */
  readonly #house: string;

  /** @param html whether texts are wanted as pages show them */
  constructor(kept: KeptArticles, siteData: SiteData, now: number, html: boolean) {
    const { url, timeZone } = siteData.site;
    this.#kept = kept;
    this.#facts = new SiteFacts(siteData);
    this.#now = now;
    this.#html = html;
    this.#house = `${codeDigest()} ${url} ${timeZone} ${html}`;
  }

  /** The same as `readArticle`. */
  read(folder: ArticleFolder, report: ProblemReport): ReadArticle | undefined {
    const lying = orNothing(() => lyingIn(folder));
    const known = this.#kept.folders.take(folder.path);
    const counted = lying && known?.stamp === lying.stamp ? known.digest : undefined;
    const unread = counted === undefined ? undefined : this.#find(folder, counted);
    if (unread && counted !== undefined) return this.#revived(unread, folder, counted, report);
    const files = orNothing(() => new ArticleFiles(folder));
    // What cannot be read has no digest; the reader of articles says so.
    if (!files || !lying) return this.#read(folder, MACHINE, report).read;
    if (counted === undefined && lying.settled) this.#keepFolder(folder, lying, files);
    const kept = counted === files.digest ? undefined : this.#find(folder, files.digest);
    return kept ? this.#revived(kept, folder, files.digest, report) : this.#readAndKeep(folder, files, report);
  }

  #keepFolder({ path }: ArticleFolder, { stamp }: Lying, { digest }: ArticleFiles): void {
    this.#kept.folders.put(path, { stamp, digest });
  }

  /** @param digest of its files */
  #keyOf(folder: ArticleFolder, digest: string): string {
    return hash("sha256", `${this.#house} ${addressOf(folder)} ${folder.unusableText === true} ${digest}`);
  }

  /** What was kept, if it is what reading would give now. */
  #find(folder: ArticleFolder, digest: string): KeptArticle | undefined {
    const kept = this.#kept.articles.take(this.#keyOf(folder, digest));
    if (!kept || !isIn(kept.unchanged, this.#now) || this.#answersTo(kept.questions) !== kept.answers) return undefined;
    return secretScan().knowsAny(kept.tokens) ? undefined : kept;
  }

  #answersTo(questions: readonly string[]): string {
    let answers = "";
    for (const question of questions) answers += this.#facts.digestOf(question);
    return hash("sha256", answers);
  }

  #read(folder: ArticleFolder, outside: typeof MACHINE, report: ProblemReport) {
    const facts = new AskedFacts(this.#facts);
    const clock = new Clock(this.#now);
    return { read: articleIn(folder, { outside, facts, clock, html: this.#html }, report), facts, clock };
  }

  #readAndKeep(folder: ArticleFolder, files: ArticleFiles, report: ProblemReport): ReadArticle | undefined {
    const own = new ProblemReport();
    const { read, facts, clock } = this.#read(folder, files, own);
    report.addAll(own.asFound);
    const body = read?.article.body ?? [];
    const bodyDigest = digestOf(body);
    rememberDigest(body, bodyDigest);
    const { questions } = facts;
    const tokens = [...files.tokens];
    // Whose secret it is depends on the machine.
    if (!secretScan().knowsAny(tokens))
      this.#kept.articles.put(this.#keyOf(folder, files.digest), {
        ...(read && { read: portable(read) }),
        body: keptBody(body),
        bodyDigest,
        ...moved(own.asFound, (file) => nameIn(folder, file)),
        unchanged: clock.unchanged,
        questions,
        answers: this.#answersTo(questions),
        tokens,
      });
    return read && { ...read, digest: files.digest };
  }

  #revived(kept: KeptArticle, folder: ArticleFolder, digest: string, report: ProblemReport): ReadArticle | undefined {
    report.addAll(moved(kept, (name) => shownPath(join(folder.path, name))));
    if (!kept.read) return undefined;
    const { article, ...read } = kept.read;
    const body = revivedBody(kept.body);
    rememberDigest(body, kept.bodyDigest);
    const recordPath = join(folder.path, "article.json");
    return {
      ...read,
      article: this.#atHome({ ...article, body }, folder),
      bodyPath: join(folder.path, "article.md"),
      anchors: body.flatMap((block) => (block.kind === "text" ? block.ids : [])),
      file: new UnreadRecord(recordPath),
      digest,
    };
  }

  /** In its folder, and in the very sections that everybody else knows. */
  #atHome(article: Article, { path }: ArticleFolder): Article {
    const { sections, tags } = this.#facts.siteData;
    return {
      ...article,
      folder: path,
      section: sections.get(article.section.key) ?? article.section,
      tags: article.tags.map((tag) => tags.get(tag.key) ?? tag),
    };
  }
}

function portable({ article, status, links, faulty }: ReadArticle): NonNullable<KeptArticle["read"]> {
  return { article: { ...article, folder: "", body: [] }, status, links, faulty };
}

type AsFound = Pick<KeptArticle, "problems" | "warnings">;

function moved({ problems, warnings }: AsFound, place: (file: string) => string): AsFound {
  const move = (problem: Problem) => ({ ...problem, file: place(problem.file) });
  return { problems: problems.map(move), warnings: warnings.map(move) };
}

/** The name of a file of the folder; empty for the folder. @param file as people are shown it */
function nameIn({ path, otherFiles }: ArticleFolder, file: string): string {
  const names = ["", "article.json", "article.md", ...otherFiles];
  const name = names.find((candidate) => shownPath(join(path, candidate)) === file);
  if (name === undefined) throw new Error(`${file} is no file of ${path}`);
  return name;
}

/** The record of an article that nobody had to read; who wants a place in it reads it now. */
class UnreadRecord implements RecordFile {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  locate(place: readonly PropertyKey[]) {
    return readJsonParts(this.path, new ProblemReport())?.locate(place) ?? START;
  }
}

/** What is not there, or not to be read, is for the reader of articles to tell. */
function orNothing<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
