import type { EditionSettings, Glossary } from "../domain/site.ts";
import { Converter } from "./converter.ts";
import { TraditionalScript } from "./script.ts";
import { termsOf } from "./terms.ts";

/** A character that was decided with little confidence. */
export interface Doubtful {
  /** UTF-16 units from the start of the text. */
  readonly at: number;
  readonly simplified: string;
  readonly traditional: string;
}

/** Sets of an article's own words that are remembered; articles are looked over one after another. */
const MOST_SETS = 4;

/** Reads texts as the Traditional edition writes them, and says where it is not sure. */
export class DoubtReader {
  readonly #settings: EditionSettings;
  readonly #glossary: Glossary;
  readonly #converters = new Map<string, Converter>();
  #script: TraditionalScript | undefined;

  constructor(settings: EditionSettings, glossary: Glossary) {
    this.#settings = settings;
    this.#glossary = glossary;
  }

  /** A text in the other script. @param own words of the article */
  written(text: string, own: Glossary = {}): string {
    return this.#converterOf(own).text(text);
  }

  /** Where little speaks for what it becomes. @param own words of the article, which settle it */
  doubtsIn(text: string, own: Glossary = {}): readonly Doubtful[] {
    const doubts: Doubtful[] = [];
    const converter = this.#converterOf(own);
    const source = converter.source(text);
    // Only characters that Unicode has twice change the length; nobody types them.
    if (source.length !== text.length) return [];
    const doubt = (at: number, traditional: string) => doubts.push({ at, simplified: text.charAt(at), traditional });
    converter.walk(source, () => {}, { doubt });
    return doubts;
  }

  #converterOf(own: Glossary): Converter {
    const key = JSON.stringify(own);
    const known = this.#converters.get(key);
    if (known) return known;
    if (this.#converters.size >= MOST_SETS) this.#converters.clear();
    this.#script ??= new TraditionalScript(this.#settings);
    const converter = new Converter(this.#script, this.#settings.quotes, {
      terms: termsOf({ ...this.#glossary, ...own }),
    });
    this.#converters.set(key, converter);
    return converter;
  }
}
