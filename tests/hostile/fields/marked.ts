import { fullWidthPunctuation } from "../../../src/domain/punctuation.ts";

const MARK = /q[0-9a-z]{3}q/g;
const BASE = 36;

/** Texts with a mark before each, by which every output tells which text ought to follow. */
export class MarkedTexts {
  readonly #wanted = new Map<string, string>();
  readonly #texts: readonly string[];
  #next = 0;

  /** @param texts handed out one after the other, over and over */
  constructor(texts: readonly string[]) {
    this.#texts = texts;
  }

  get count(): number {
    return this.#wanted.size;
  }

  /** The next text that fits, with its mark. @param most units that the field takes */
  next(most: number): string {
    const mark = `q${this.#wanted.size.toString(BASE).padStart(3, "0")}q`;
    const room = most - mark.length;
    for (let tries = 0; tries < this.#texts.length; tries += 1) {
      const text = this.#texts[this.#next++ % this.#texts.length] ?? "";
      if (text.length > room) continue;
      this.#wanted.set(mark, text);
      return mark + text;
    }
    throw new Error(`no text of ${room} units`);
  }

  /**
   * What an output made of the texts in it.
   * @param shown a string as a reader or a machine gets it, with nothing escaped any more
   * @returns the marks it holds, and sentences about those that are not followed by their text
   */
  judge(shown: string): { readonly marks: readonly string[]; readonly lost: readonly string[] } {
    const found = [...shown.matchAll(MARK)].filter(([mark]) => this.#wanted.has(mark));
    const lost = found.flatMap(({ 0: mark, index }) => {
      const text = this.#wanted.get(mark) ?? "";
      const rest = shown.slice(index + mark.length);
      return follows(rest, text) ? [] : [`${JSON.stringify(text)} became ${JSON.stringify(rest.slice(0, 60))}`];
    });
    return { marks: found.map(([mark]) => mark), lost };
  }
}

/** As it is, with the punctuation of Chinese, with spaces run together, percent-decoded, converted, or cut short. */
function follows(rest: string, text: string): boolean {
  const forms = [text, fullWidthPunctuation(text), text.replace(/\s+/g, " ")];
  if ([rest, decoded(rest)].some((shown) => forms.some((form) => shown.startsWith(form)))) return true;
  const [skeleton, short] = [ascii(text), rest.indexOf("…")];
  if (short >= 0 && ascii(text).startsWith(ascii(rest.slice(0, short)))) return true;
  // Converters and typography touch no letter and no mark of ASCII that could be markup.
  return skeleton === ""
    ? /\p{Script=Han}/u.test(text)
    : [rest, decoded(rest)].some((shown) => ascii(shown).startsWith(skeleton));
}

function ascii(text: string): string {
  return text.replace(/[^\w<>&"'=`{}$\]\\/%#]+/g, "");
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
