import { createHash } from "node:crypto";
import { z } from "zod";
import { traditionalAddress } from "../domain/edition.ts";
import { EditionSettings, Glossary } from "../domain/site.ts";
import { VariantAddresses } from "./addresses.ts";
import { draftCaptions } from "./captions.ts";
import { ConversionContext, type Link, type Shared, type VariantParts } from "./conversion-context.ts";
import { Draft } from "./draft.ts";
import { type FeedHand, traditionalFeed, traditionalXml } from "./feeds.ts";
import { draftHtml } from "./html.ts";
import { Memory } from "./memory.ts";
import { draftLines } from "./plain-text.ts";
import { type AllUsed, Trace, type TracedText } from "./trace.ts";
import { Vocabularies } from "./vocabularies.ts";
import type { WordTableFile } from "./word-table.ts";

/** What an edition is made of besides the pages; all of it data. */
export const EditionData = z.object({
  settings: EditionSettings,
  /** Address of the publication on the web. */
  url: z.string(),
  glossary: Glossary,
  /** Those that have words of their own; of the others nothing need be known. */
  articles: z
    .array(z.object({ path: z.string(), title: z.string(), lede: z.string(), traditional: Glossary }))
    .readonly(),
  /** Which of these articles captions belong to, by the address of each. */
  captions: z.map(z.string(), z.string()),
  /** Addresses on the site, pages, feeds and captions, that have a variant. */
  addresses: z.array(z.string()).readonly(),
  /** Files of which the edition has its own, by address. */
  files: z.map(z.string(), z.string()).readonly(),
});
export type EditionData = z.infer<typeof EditionData>;

/** What every variant depends on, whatever it asks and says. */
export function editionBase({ settings, url }: EditionData): string {
  return JSON.stringify([settings, url]);
}

/** What everything follows from that an edition may have to say: two with the same have the same glossary, and give the same answer to every question (`answerTo`). */
export function editionState({ files, ...others }: EditionData): string {
  return JSON.stringify({ ...others, files: [...files] });
}

/** Characters of links and of entries of feeds that are remembered. */
const MOST_LINKS = 1_000_000;
const MOST_ENTRIES = 2_000_000;

/** A file of the site. */
export interface SiteFile {
  /** Address on the site, such as `/about/` or `/feed.xml`. */
  readonly path: string;
  readonly text: string;
}

/**
 * A file of the edition, and what it was made of. It is what the same file would become in an edition with the same base
 * (`editionBase`) that gives the same answer (`answerTo`) to everything it asked, and whose glossary is the same as far as its
 * terms may stand in the file (`TermSearch`).
 */
export interface Variant extends SiteFile, TracedText {}

/**
 * The Traditional edition, made from the finished files of the simplified one: nothing is rendered twice.
 */
export class TraditionalEdition {
  readonly #settings: EditionSettings;
  readonly #url: string;
  readonly #addresses: VariantAddresses;
  readonly #shared: Shared;
  readonly #vocabularies: Vocabularies;
  readonly #captions: EditionData["captions"];
  /** Entries of feeds; each stands in several. */
  readonly #entries = new Memory<TracedText>(MOST_ENTRIES);
  /** The HTML of entries; it stands in three formats as well. */
  readonly #html = new Memory<TracedText>(MOST_ENTRIES);

  constructor(data: EditionData, variantParts: VariantParts) {
    const { settings, url, glossary, articles, captions, addresses, files } = data;
    this.#captions = captions;
    this.#settings = settings;
    this.#url = url;
    this.#addresses = new VariantAddresses(url, addresses, files);
    this.#shared = {
      addresses: this.#addresses,
      variantParts,
      region: settings.region,
      links: new Memory<Link>(MOST_LINKS),
    };
    this.#vocabularies = new Vocabularies(settings, glossary, articles);
  }

  /** Whether the file at an address of the simplified edition has a variant. */
  has(path: string): boolean {
    return this.#addresses.has(path);
  }

  /** The variant of a file of the simplified edition; undefined when it has none (pictures, site maps, robots.txt). */
  variantOf({ path, text }: SiteFile): Variant | undefined {
    if (this.#addresses.answerTo(path) !== "") return undefined;
    const { asked, ...variant } = this.#convert(path, text);
    return { path: traditionalAddress(path), ...variant, asked: [...new Set([path, ...asked])] };
  }

  /**
   * All that this edition knows of an address and a variant may depend on; empty for an address that has a variant and no
   * words of its own.
   */
  answerTo(path: string): string {
    const answer = this.#addresses.answerTo(path);
    const words = this.#vocabularies.ownWordsOf(this.#captions.get(path) ?? path);
    return words === undefined ? answer : `${answer} ${createHash("sha256").update(words).digest("base64url")}`;
  }

  /** The table by which browsers convert what search has found. @param used by all variants of the edition */
  wordTable({ words, terms }: AllUsed): WordTableFile {
    return { quotes: this.#settings.quotes, words: words.table(), terms: this.#vocabularies.publicTerms(terms) };
  }

  #convert(path: string, text: string): TracedText {
    if (path.endsWith(".csv"))
      return this.#finished(path, articleAt(path), (...draft) => draftLines(text, ...draft)).traced;
    if (path.endsWith(".vtt"))
      return this.#finished(path, this.#captions.get(path) ?? "", (...draft) => draftCaptions(text, ...draft)).traced;
    const convertFeed = path.endsWith(".xml") ? traditionalXml : path.endsWith(".json") ? traditionalFeed : undefined;
    if (!convertFeed) return this.#finished(path, articleAt(path), (...draft) => draftHtml(text, ...draft)).traced;
    const trace = new Trace();
    const variant = convertFeed(text, this.#feedHand(path, trace));
    return { text: variant, ...trace.result() };
  }

  #feedHand(page: string, file: Trace): FeedHand {
    return {
      piece: (address, write, source) => {
        const about = articleAt(address === undefined ? page : address.slice(this.#url.length));
        // What names no article is about that of the feed.
        const remembered = address === undefined ? undefined : source;
        const { traced } = piece(this.#entries, remembered, () => this.#finished(page, about, write));
        file.add(traced);
        return traced.text;
      },
      html: (html, entry) => {
        // Another article may have the same text and other words.
        const source = this.#vocabularies.ownWordsOf(entry.about) === undefined ? html : undefined;
        const { traced, local } = piece(this.#html, source, () =>
          this.#finished(page, entry.about, (...draft) => draftHtml(html, ...draft)),
        );
        entry.trace.add(traced);
        entry.local ||= local;
        return traced.text;
      },
    };
  }

  /** A file or a piece of one, with the words of the articles it speaks of. */
  #finished(page: string, about: string, write: Write): Finished {
    const context = new ConversionContext(page, about, this.#shared);
    const draft = new Draft();
    write(context, draft);
    const { trace, local } = context;
    const text = draft.finish(this.#vocabularies.handFor(trace.asked, about), trace);
    return { traced: { text, ...trace.result() }, local };
  }
}

interface Finished {
  readonly traced: TracedText;
  /** Whether it may become something else in another file. */
  readonly local: boolean;
}

type Write = (context: ConversionContext, draft: Draft) => void;

/** A piece of a feed, or the same from another. @param source undefined when it will not be asked for again */
function piece(memory: Memory<TracedText>, source: string | undefined, make: () => Finished): Finished {
  const known = source === undefined ? undefined : memory.get(source);
  if (known) return { traced: known, local: false };
  const finished = make();
  if (source !== undefined && !finished.local) memory.keep(source, finished.traced);
  return finished;
}

/** Address of the article that something at this address belongs to, if there is one: its page, its comments. */
function articleAt(path: string): string {
  return path.replace(/[^/]*$/, "");
}
