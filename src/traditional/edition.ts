import { z } from "zod";
import { traditionalAddress } from "../domain/edition.ts";
import { EditionSettings, Glossary } from "../domain/site.ts";
import { VariantAddresses } from "./addresses.ts";
import { ConversionContext, type VariantParts, type Vocabulary } from "./conversion-context.ts";
import { Converter, type Terms, termsOf } from "./converter.ts";
import { traditionalFeed, traditionalXml } from "./feeds.ts";
import { traditionalHtml } from "./html.ts";
import { Memory } from "./memory.ts";
import { OpenCc } from "./opencc.ts";
import type { WordTableFile } from "./word-table.ts";

/** What an edition is made of besides the pages; all of it data. */
export const EditionData = z.object({
  settings: EditionSettings,
  /** Address of the publication on the web. */
  url: z.string(),
  glossary: Glossary,
  articles: z
    .array(z.object({ path: z.string(), title: z.string(), lede: z.string(), traditional: Glossary }))
    .readonly(),
  /** Addresses on the site, pages and feeds, that have a variant. */
  addresses: z.array(z.string()).readonly(),
  /** Files of which the edition has its own, by address. */
  files: z.map(z.string(), z.string()).readonly(),
});
export type EditionData = z.infer<typeof EditionData>;

/** Tags that are remembered: menus and lists lead to the same addresses from many pages. */
const MOST_ATTRIBUTES = 20_000;

/** A file of the site. */
export interface SiteFile {
  /** Address on the site, such as `/about/` or `/feed.xml`. */
  readonly path: string;
  readonly text: string;
}

/**
 * The Traditional edition, made from the finished files of the simplified one: nothing is rendered twice.
 */
export class TraditionalEdition {
  readonly #settings: EditionSettings;
  readonly #addresses: VariantAddresses;
  readonly #variantParts: VariantParts;
  readonly #url: string;
  readonly #opencc: OpenCc;
  readonly #terms: Terms;
  readonly #general: Vocabulary;
  /** By address: articles with words of their own. */
  readonly #own = new Map<string, Vocabulary>();

  constructor({ settings, url, glossary, articles, addresses, files }: EditionData, variantParts: VariantParts) {
    this.#settings = settings;
    this.#url = url;
    this.#addresses = new VariantAddresses(url, addresses, files);
    this.#variantParts = variantParts;
    this.#opencc = new OpenCc(settings);
    const general = termsOf(glossary);
    const special = articles.filter(({ traditional }) => Object.keys(traditional).length > 0);
    // An article's words hold on its own page; its title and lede take them along to every list.
    const taken = new Map(
      special.flatMap(({ title, lede, traditional }) => {
        const { converter } = this.#vocabularyOf(new Map([...general, ...termsOf(traditional)]));
        return [title, lede].map((text) => [text, converter.term(text)] as const);
      }),
    );
    this.#terms = new Map([...taken, ...general]);
    this.#general = this.#vocabularyOf(this.#terms);
    for (const { path, traditional } of special)
      this.#own.set(path, this.#vocabularyOf(new Map([...this.#terms, ...termsOf(traditional)])));
  }

  /** The variant of a file of the simplified edition; undefined when it has none (pictures, site maps, robots.txt). */
  variantOf({
    path,
    text,
  }: SiteFile): (SiteFile & { readonly asked: readonly string[]; readonly terms: readonly string[] }) | undefined {
    if (!this.#addresses.has(path)) return undefined;
    const contextFor = (address = this.#url + path) => this.#context(path, address);
    const variant = path.endsWith(".xml")
      ? traditionalXml(text, contextFor)
      : path.endsWith(".json")
        ? traditionalFeed(text, contextFor)
        : traditionalHtml(text, contextFor());
    return { path: traditionalAddress(path), text: variant, asked: [], terms: [] };
  }

  /** The table by which browsers convert what search has found; complete once every page is made. */
  answerTo(_path: string): string {
    return "";
  }

  wordTable(_used: ReadonlySet<string>): WordTableFile {
    const vocabularies = [this.#general, ...this.#own.values()];
    // An entry that stands in no text may be about an article that was withdrawn.
    const used = [...this.#terms].filter(([term]) =>
      vocabularies.some(({ converter }) => converter.usedTerms.has(term)),
    );
    const terms = used.map(([from, stretches]) => [from, stretches.map(({ converted }) => converted).join("")]);
    return { quotes: this.#settings.quotes, words: this.#opencc.exceptions, terms: Object.fromEntries(terms) };
  }

  /** @param about address on the web of the article that the text is about, if any */
  #context(path: string, about: string): ConversionContext {
    const article = about.slice(this.#url.length).replace(/[^/]*$/, "");
    const vocabulary = this.#own.get(article) ?? this.#general;
    return new ConversionContext(path, vocabulary, this.#addresses, this.#variantParts, this.#settings.region);
  }

  #vocabularyOf(terms: Terms): Vocabulary {
    const converter = new Converter(this.#opencc, this.#settings.quotes, terms);
    return { converter, attributes: new Memory(MOST_ATTRIBUTES), entries: new Map() };
  }
}
