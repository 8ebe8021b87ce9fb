/** A stretch of a file: an item, or what stands between items. */
export interface Stretch {
  readonly text: string;
  readonly item: boolean;
}

/** An item with all of its comments is a fraction of this; what is longer has lost its end. */
export const MOST_CHARACTERS = 16 * 1024 * 1024;
/** An item begins with an element or a remark, perhaps behind a few damaged characters. */
const BEGINNING = /<item(?:\s[^<>]*)?>(?=[^<]{0,80}<[A-Za-z!])/g;
const END = "</item>";
const CDATA_OR_END = /<!\[CDATA\[|<\/item>/g;

/**
 * Finds the items of an export in its text. An item ends at its own end, outside of CDATA. Where that would take another
 * item in, something is wrong with the first, unless it is whole and only speaks of feeds; then it ends before the other.
 */
export class ItemFinder {
  readonly #isWhole: (item: string) => boolean;
  /** What came and has not been taken. */
  #text = "";
  /** What came since: it is looked through when it is as much as the rest, or it would be the square of the length. */
  #pending: string[] = [];
  #waiting = 0;

  /** @param isWhole whether a text is one element in which everything has its end */
  constructor(isWhole: (item: string) => boolean) {
    this.#isWhole = isWhole;
  }

  add(text: string): void {
    this.#pending.push(text);
    this.#waiting += text.length;
  }

  /** The stretches that are complete. @param last whether nothing more comes */
  *take(last: boolean): Generator<Stretch> {
    if (!last && this.#waiting < this.#text.length) return;
    this.#text += this.#pending.join("");
    this.#pending = [];
    this.#waiting = 0;
    let at = 0;
    for (let end = this.#endOf(at, last); end !== undefined && end > at; end = this.#endOf(at, last)) {
      yield { text: this.#text.slice(at, end), item: this.#beginningFrom(at) === at };
      at = end;
    }
    this.#text = this.#text.slice(at);
  }

  /** Where the stretch ends that begins here; undefined when that has not come yet. */
  #endOf(at: number, last: boolean): number | undefined {
    const text = this.#text;
    const all = last || text.length - at >= MOST_CHARACTERS;
    const beginning = this.#beginningFrom(at);
    if (beginning === undefined) return all ? text.length : undefined;
    if (beginning > at) return beginning;
    const own = this.#ownEnd(at);
    if (own === undefined && !all) return undefined;
    const other = this.#beginningFrom(at + 1) ?? text.length;
    if (own !== undefined && (own <= other || this.#isWhole(text.slice(at, own)))) return own;
    const any = text.indexOf(END, at);
    if (any >= 0 && any < other) return any + END.length;
    const channel = text.indexOf("</channel>", at);
    return channel >= 0 && channel < other ? channel : other;
  }

  #beginningFrom(at: number): number | undefined {
    BEGINNING.lastIndex = at;
    return BEGINNING.exec(this.#text)?.index;
  }

  /** Behind the first end of an item that is not in CDATA. */
  #ownEnd(at: number): number | undefined {
    CDATA_OR_END.lastIndex = at;
    for (let found = CDATA_OR_END.exec(this.#text); found; found = CDATA_OR_END.exec(this.#text)) {
      if (found[0] === END) return CDATA_OR_END.lastIndex;
      const end = this.#text.indexOf("]]>", CDATA_OR_END.lastIndex);
      if (end < 0) return undefined;
      CDATA_OR_END.lastIndex = end;
    }
    return undefined;
  }
}
