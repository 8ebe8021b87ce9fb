import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Article } from "../../domain/article.ts";
import { contentsOfBlock } from "../../domain/article-blocks.ts";
import { REDIRECTS_FILE } from "../../serve/redirects-file.ts";
import type { Finding } from "./finding.ts";

/** A sentence needs that many Chinese characters to be somebody's own; shorter ones are said by everybody. */
const OWN = /\p{Script=Han}(?:.*?\p{Script=Han}){7}/su;
const SENTENCE_END = /[。！？；\n]|<[^>]*>/;

/** Looks for what nobody may read yet: addresses, titles and sentences of unpublished articles. */
export class EmbargoLeakScan {
  /** Finds phrases that nobody may read yet, in whatever process. */
  readonly phrases: readonly string[];
  /** Phrases as they may stand in a file, with the article and the words they come from. */
  readonly #origins = new Map<string, readonly [article: string, phrase: string]>();
  readonly #published: unknown;
  readonly #gone: ReadonlySet<string>;
  #known: string | undefined;

  /**
   * @param published what stands in these records as well is no leak: articles, comments, data of the site
   * @param gone addresses of an earlier site of which the host is told that nothing is there: whoever reads that learns nothing
   * @param convert what the Traditional edition makes of a text, if there is one
   */
  constructor(
    unpublished: readonly Article[],
    published: unknown,
    gone: readonly string[] = [],
    convert?: (text: string) => string,
  ) {
    this.#published = published;
    this.#gone = new Set(gone);
    for (const article of unpublished) {
      for (const phrase of phrasesOf(article)) {
        for (const form of convert ? [phrase, convert(phrase)] : [phrase])
          this.#origins.set(form, [article.path, phrase]);
      }
    }
    this.phrases = [...this.#origins.keys()];
  }

  /** @param found which of the phrases stand in a file */
  findings(file: string, found: readonly string[]): Finding[] {
    return found.flatMap((form): Finding[] => {
      const [article, phrase] = this.#origins.get(form) ?? ["", form];
      const isToldGone = file === `/${REDIRECTS_FILE}` && this.#gone.has(phrase);
      if (isToldGone || this.#isPublished(phrase)) return [];
      return [{ code: "residue", file, message: `${article} 还没有发布，这里却有“${form}”` }];
    });
  }

  #isPublished(phrase: string): boolean {
    this.#known ??= JSON.stringify(this.#published);
    return this.#known.includes(phrase) || wordsOfProgram().includes(phrase);
  }
}

/** Where what the program says on every site stands. */
const ROOMS = ["_includes", "src/domain", "src/pages", "src/browser", "src/syndication"];
let words: string | undefined;

/** Read when something was found, which is hardly ever: somebody may have pasted our own form into an unpublished article. */
function wordsOfProgram(): string {
  words ??= ROOMS.flatMap((room) => {
    const folder = fileURLToPath(new URL(`../../../${room}/`, import.meta.url));
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
    return names.filter((name) => /\.tsx?$/.test(name)).map((name) => readFileSync(join(folder, name), "utf8"));
  }).join("\n");
  return words;
}

function phrasesOf(article: Article): string[] {
  const sentences = textsOf(article).flatMap((text) => text.split(SENTENCE_END).map((piece) => piece.trim()));
  return [article.path, ...sentences.filter((sentence) => OWN.test(sentence))];
}

/** Everything an article says in its own words. */
function textsOf({ title, lede, body }: Article): string[] {
  return [title, lede, ...body.flatMap((block) => contentsOfBlock(block).words())];
}
