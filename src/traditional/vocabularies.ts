import { INTERFACE_TERMS } from "../domain/interface-terms.ts";
import type { EditionSettings, Glossary } from "../domain/site.ts";
import { Converter, type Known } from "./converter.ts";
import type { Hand, Voice, WrittenLine } from "./draft.ts";
import { Digests, type Recalled, Recurring } from "./recurring.ts";
import { TraditionalScript } from "./script.ts";
import { type Stretch, type Terms, termsOf } from "./terms.ts";
import { Writing } from "./units.ts";
import type { UsedTogether } from "./used-words.ts";

/** An article with words of its own. */
interface OwnWords {
  /** Address on the site. */
  readonly path: string;
  readonly title: string;
  readonly lede: string;
  readonly traditional: Glossary;
}

/** A title or a lede, and which words it is written with. */
interface OwnText {
  readonly stretches: readonly Stretch[];
  readonly uses: UsedTogether;
}

type OwnTexts = ReadonlyMap<string, OwnText>;
type Tools = Pick<Hand, "script" | "writing" | "digests">;

const INTERFACE = termsOf(INTERFACE_TERMS);

/** Sets of words that are remembered: most pages need only the glossary, the others each a set of their own. */
const MOST_HANDS = 50;
/** Characters of lines that are remembered: of those that only the glossary writes, and of a few pages with words of their own. */
const MOST_OF_ALL = 3_000_000;
const MOST_OF_FEW = 20_000;

/**
 * Which words hold where. Those of the interface hold where the publication speaks, the glossary everywhere. An article's own words hold on its page, in its comments and in its
 * entries of feeds; its title and lede take them along to whatever leads to the article.
 */
export class Vocabularies {
  readonly #settings: EditionSettings;
  readonly #glossary: Terms;
  readonly #own: ReadonlyMap<string, OwnWords>;
  readonly #taken = new Map<string, OwnTexts>();
  readonly #hands = new Map<string, Hand>();
  #tools: Tools | undefined;

  constructor(settings: EditionSettings, glossary: Glossary, articles: readonly OwnWords[]) {
    this.#settings = settings;
    this.#glossary = termsOf(glossary);
    const special = articles.filter(({ traditional }) => Object.keys(traditional).length > 0);
    this.#own = new Map(special.map((article) => [article.path, article]));
  }

  /** Everything that other pages may take along from an article with words of its own; undefined for any other address. */
  ownWordsOf(path: string): string | undefined {
    const own = this.#own.get(path);
    return own && JSON.stringify([own.title, own.lede, Object.entries(own.traditional)]);
  }

  /**
   * What converts a text.
   *
   * @param asked addresses that it leads to
   * @param about address of the article that it is about, if any
   */
  handFor(asked: ReadonlySet<string>, about: string): Hand {
    const mentioned = this.#own.size === 0 ? [] : [...asked].filter((path) => this.#own.has(path)).sort();
    const key = [...mentioned, this.#own.has(about) ? about : ""].join("\n");
    const known = this.#hands.get(key);
    if (known) return known;
    if (this.#hands.size >= MOST_HANDS) this.#hands.clear();
    const own = termsOf(this.#own.get(about)?.traditional ?? {});
    // Last comes what holds: on its page an article's own words, also in the titles of others.
    const texts = [...mentioned.filter((path) => path !== about), about].flatMap((path) => [
      ...this.#textsOf(path, own),
    ]);
    const ownTexts = new Map(texts);
    const titles = stretchesOf(ownTexts);
    const hand = {
      ...this.#toolsOf(),
      usesOf: (text: string) => ownTexts.get(text)?.uses,
      theirs: this.#voiceOf({ terms: new Map([...this.#glossary, ...own]), texts: titles }),
      ours: this.#voiceOf({ terms: new Map([...INTERFACE, ...this.#glossary, ...own]), texts: titles }),
    };
    this.#hands.set(key, hand);
    return hand;
  }

  /** Terms that hold beyond one page, and what they become. @param used those that stand in any text */
  publicTerms(used: ReadonlySet<string>): Readonly<Record<string, string>> {
    const texts = [...this.#own.keys()].flatMap((path) => [...this.#textsOf(path)]);
    const all = new Map([...stretchesOf(texts), ...this.#glossary]);
    const converted = [...all].filter(([term]) => used.has(term));
    return Object.fromEntries(
      converted.map(([term, stretches]) => [term, stretches.map((stretch) => stretch.converted).join("")]),
    );
  }

  /** Title and lede of an article with words of its own. @param stronger words that hold before those */
  #textsOf(path: string, stronger: Terms = new Map()): OwnTexts {
    const known = stronger.size === 0 ? this.#taken.get(path) : undefined;
    if (known) return known;
    const own = this.#own.get(path);
    if (!own) return new Map();
    const terms = new Map([...this.#glossary, ...termsOf(own.traditional), ...stronger]);
    const { converter } = this.#voiceOf({ terms });
    const { script } = this.#toolsOf();
    const texts = new Map(
      [own.title, own.lede].map((text) => [text, { stretches: converter.stretches(text), uses: script.takeLine() }]),
    );
    if (stronger.size === 0) this.#taken.set(path, texts);
    return texts;
  }

  #voiceOf(known: Known): Voice {
    const most = known.texts === undefined || known.texts.size === 0 ? MOST_OF_ALL : MOST_OF_FEW;
    const converter = new Converter(this.#toolsOf().script, this.#settings.quotes, known);
    return { converter, lines: new Recurring<WrittenLine & Recalled>(most) };
  }

  /** The dictionaries are large; where nothing is converted, nobody needs them. */
  #toolsOf(): Tools {
    this.#tools ??= { script: new TraditionalScript(this.#settings), writing: new Writing(), digests: new Digests() };
    return this.#tools;
  }
}

function stretchesOf(texts: Iterable<readonly [string, OwnText]>): Terms {
  return new Map(Array.from(texts, ([text, { stretches }]) => [text, stretches]));
}
