import { hash } from "node:crypto";
import { join } from "node:path";
import type { Article } from "../domain/article.ts";
import type { Clock, Span } from "../domain/clock.ts";
import type { Problem } from "../domain/problem.ts";
import { codeDigest } from "../kept/code-digest.ts";
import { rememberDigest } from "../kept/digest.ts";
import { articleIn, type ReadArticle } from "./article-file.ts";
import { ArticleFiles, type KeptFolder, lyingIn } from "./article-files.ts";
import { type ArticleFolder, addressOf } from "./folders.ts";
import { type KeptBody, keptBody, revivedBody } from "./kept-body.ts";
import { type Kept, type KeptPieces, KeptTogether } from "./kept-together.ts";
import { anchorsOf } from "./links.ts";
import { MACHINE, secretScan } from "./outside.ts";
import { ProblemReport, shownPath } from "./problem-report.ts";
import type { SiteData } from "./site-data.ts";
import { AskedFacts, SiteFacts } from "./site-facts.ts";
import { UnreadRecord } from "./unread-record.ts";

/** Readings of earlier builds. */
export interface KeptArticles {
  /** How files lay there, by the paths of their folders. */
  readonly folders: Kept<ReadonlyMap<string, KeptFolder>>;
  /** By what is in the files, the address, and the program. */
  readonly articles: Kept<KeptArticle>;
  /** The words of their bodies. */
  readonly words: KeptPieces;
}

/** An article wherever it lies: sections and tags by their keys, since all that it was told of them is as it was. */
interface PortableArticle extends Pick<ReadArticle, "status" | "links" | "faulty"> {
  readonly article: Omit<Article, "section" | "tags" | "body"> & {
    readonly section: string;
    readonly tags: readonly string[];
    readonly body: Pick<KeptBody, "blocks"> & { readonly words: string };
  };
}

/** What reading an article gave, whatever folder of whatever machine it lay in. */
export interface KeptArticle {
  /** Absent when there is no section that it could be in. */
  readonly read?: PortableArticle;
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

/** The files of an article by what is in them. */
interface Keyed {
  /** Under which its reading is kept. */
  readonly key: string;
  readonly digest: string;
}

/**
 * Reads articles, or finds what reading them gave before: the same, with the same problems in the same order. An article is read
 * when one of its files has changed, something of the publication's facts that it asked for, the program, or when a moment has
 * come that it asked the clock about (docs/decisions/0036).
 */
export class KeptReader {
  readonly #articles: Kept<KeptArticle>;
  readonly #words: KeptPieces;
  readonly #folders: KeptTogether<KeptFolder>;
  readonly #facts: SiteFacts;
  readonly #clock: Clock;
  readonly #html: boolean;
  /** What goes into every key. */
  readonly #house: string;

  /** @param html whether texts are wanted as pages show them */
  constructor(kept: KeptArticles, siteData: SiteData, clock: Clock, html: boolean) {
    const { url, timeZone } = siteData.site;
    this.#articles = kept.articles;
    this.#words = kept.words;
    this.#folders = new KeptTogether(kept.folders, "all");
    this.#facts = new SiteFacts(siteData);
    this.#clock = clock;
    this.#html = html;
    this.#house = `${codeDigest()} ${url} ${timeZone} ${html}`;
  }

  /** The same as `readArticle`. */
  read(folder: ArticleFolder, report: ProblemReport): ReadArticle | undefined {
    const lying = orNothing(() => lyingIn(folder));
    const known = this.#folders.take(folder.path);
    const counted = lying && known?.stamp === lying.stamp ? this.#keyed(folder, known.digest) : undefined;
    const unread = counted && this.#find(counted);
    if (unread) return this.#revived(unread, folder, counted, report);
    const files = lying && orNothing(() => new ArticleFiles(folder, lying));
    // What cannot be read has no digest; the reader of articles says so.
    if (!files) return this.#read(folder, MACHINE, report).read;
    const { digest } = files;
    if (!counted && lying.settled) this.#folders.put(folder.path, { stamp: lying.stamp, digest });
    const keyed = counted?.digest === digest ? counted : this.#keyed(folder, digest);
    const kept = keyed === counted ? undefined : this.#find(keyed);
    return kept ? this.#revived(kept, folder, keyed, report) : this.#readAndKeep(folder, keyed, files, report);
  }

  /** Call it when all articles have been read. */
  end(): void {
    this.#folders.end();
  }

  /** @param digest of its files */
  #keyed(folder: ArticleFolder, digest: string): Keyed {
    const key = hash("sha256", `${this.#house} ${addressOf(folder)} ${folder.unusableText === true} ${digest}`);
    return { key, digest };
  }

  /** What was kept, if it is what reading would give now. */
  #find({ key }: Keyed): KeptArticle | undefined {
    const kept = this.#articles.take(key);
    if (!kept || this.#answersTo(kept.questions) !== kept.answers || secretScan().knowsAny(kept.tokens))
      return undefined;
    if (kept.read && !this.#words.has(kept.read.article.body.words)) return undefined;
    return this.#clock.isIn(kept.unchanged) ? kept : undefined;
  }

  #answersTo(questions: readonly string[]): string {
    let answers = "";
    for (const question of questions) answers += this.#facts.digestOf(question);
    return hash("sha256", answers);
  }

  #read(folder: ArticleFolder, outside: typeof MACHINE, report: ProblemReport) {
    const facts = new AskedFacts(this.#facts);
    const clock = this.#clock.another();
    const read = articleIn(folder, { outside, facts, clock, html: this.#html }, report);
    this.#clock.isIn(clock.unchanged);
    return { read, facts, clock };
  }

  #readAndKeep(
    folder: ArticleFolder,
    { key, digest }: Keyed,
    files: ArticleFiles,
    report: ProblemReport,
  ): ReadArticle | undefined {
    const own = new ProblemReport();
    const { read, facts, clock } = this.#read(folder, files, own);
    report.addAll(own.asFound);
    const { questions } = facts;
    const { unchanged } = clock;
    const answers = this.#answersTo(questions);
    const tokens = [...files.tokens];
    const kept = { ...moved(own.asFound, (file) => nameIn(folder, file)), unchanged, questions, answers, tokens };
    // Whose secret it is depends on the machine.
    if (!secretScan().knowsAny(tokens))
      this.#articles.put(key, read ? { ...kept, read: portable(read, this.#words) } : kept);
    if (read) rememberDigest(read.article.body, digestOfBody(key, kept));
    return read && { ...read, digest };
  }

  #revived(
    kept: KeptArticle,
    folder: ArticleFolder,
    { key, digest }: Keyed,
    report: ProblemReport,
  ): ReadArticle | undefined {
    const shown = shownPath(folder.path);
    report.addAll(moved(kept, (name) => join(shown, name)));
    if (!kept.read) return undefined;
    const { article, ...read } = kept.read;
    const { blocks, words } = article.body;
    const body = revivedBody(blocks, () => this.#words.read(words) ?? this.#wordsAgain(folder, digest));
    rememberDigest(body, digestOfBody(key, kept));
    const recordPath = join(folder.path, "article.json");
    return {
      ...read,
      article: { ...article, ...this.#topicsOf(article), folder: folder.path, body },
      bodyPath: join(folder.path, "article.md"),
      anchors: anchorsOf(body),
      file: new UnreadRecord(recordPath),
      digest,
    };
  }

  /** When they are not there any more, as after a disk has spoilt them. @throws Error when the files are not as they were either */
  #wordsAgain(folder: ArticleFolder, digest: string): Uint8Array {
    const files = new ArticleFiles(folder, lyingIn(folder));
    const again = files.digest === digest ? this.#read(folder, files, new ProblemReport()).read : undefined;
    if (!again) throw new Error(`${shownPath(folder.path)} 在读的时候被改了，请再运行一次。`);
    return keptBody(again.article.body).words;
  }

  /** The very objects that everybody else knows. */
  #topicsOf({ section: key, tags: keys, path }: PortableArticle["article"]): Pick<Article, "section" | "tags"> {
    const { sections, tags } = this.#facts.siteData;
    const section = sections.get(key);
    if (!section) throw new Error(`${path} was kept in the section ${key}, which it has not asked for`);
    return { section, tags: keys.flatMap((tag) => tags.get(tag) ?? []) };
  }
}

function portable({ article, status, links, faulty }: ReadArticle, pieces: KeptPieces): PortableArticle {
  const { section, tags } = article;
  const { blocks, words } = keptBody(article.body);
  const body = { blocks, words: pieces.put(words) };
  const own = { section: section.key, tags: tags.map(({ key }) => key), folder: "", body };
  return { article: { ...article, ...own }, status, links, faulty };
}

type AsFound = Pick<KeptArticle, "problems" | "warnings">;

function moved({ problems, warnings }: AsFound, place: (file: string) => string): AsFound {
  const move = (problem: Problem) => ({ ...problem, file: place(problem.file) });
  return { problems: problems.map(move), warnings: warnings.map(move) };
}

/** The name of a file of the folder, empty for the folder itself. @param file as people are shown it */
function nameIn({ path, otherFiles, entryFiles = [] }: ArticleFolder, file: string): string {
  const shown = shownPath(path);
  const name = ["article.json", "article.md", "", ...otherFiles, ...entryFiles].find(
    (candidate) => join(shown, candidate) === file,
  );
  if (name === undefined) throw new Error(`${file} is no file of ${path}`);
  return name;
}

/**
 * Names a body by all that it was made of: two of the same name are the same, and nobody has to look through ten thousand
 * to know it.
 */
function digestOfBody(key: string, { answers, unchanged: { from, until } }: Omit<KeptArticle, "read">): string {
  return hash("sha256", `${key} ${answers} ${from} ${until}`);
}

/** What is not there, or not to be read, is for the reader of articles to tell. */
function orNothing<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
