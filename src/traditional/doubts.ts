import type { EditionSettings, Glossary } from "../domain/site.ts";
import { CloseCuts } from "./close-cuts.ts";
import { Converter } from "./converter.ts";
import { dictionariesOf } from "./dictionaries.ts";
import { TraditionalScript } from "./script.ts";
import type { Emit } from "./segment.ts";
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
  #cuts: CloseCuts | undefined;

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
    const written = text.split("");
    const emit: Emit = (from, to, converted) => {
      for (let at = from; at < to; at += 1)
        written[at] = converted.length === to - from ? converted.charAt(at - from) : "";
    };
    converter.walk(source, emit, { doubt });
    for (const at of this.#closeCuts.placesIn(source, written)) {
      const traditional = written[at] ?? "";
      if (traditional === "" || doubts.some((known) => known.at === at) || this.#isSettled(source, at, own)) continue;
      doubt(at, traditional);
    }
    return doubts.sort((one, other) => one.at - other.at);
  }

  /** Whether the character belongs to a term of the editors. */
  #isSettled(text: string, place: number, own: Glossary): boolean {
    return [...Object.keys(this.#glossary), ...Object.keys(own)].some((term) => {
      const at = text.indexOf(term, Math.max(0, place - term.length + 1));
      return at >= 0 && at <= place;
    });
  }

  get #closeCuts(): CloseCuts {
    this.#cuts ??= new CloseCuts(dictionariesOf(this.#settings));
    return this.#cuts;
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
