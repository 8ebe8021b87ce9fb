const SLASH = "/".charCodeAt(0);
const MARK = "!".charCodeAt(0);
const SPACE = " ".charCodeAt(0);
const END = ">".charCodeAt(0);

/**
 * Goes through markup of our own making tag by tag. Attributes stand in double quotes and `>` may stand in them; a `<`
 * that begins nothing is text. A regular expression does the same and leaves five strings behind for every tag.
 *
 * Both methods throw a RangeError where a tag or an element has no end: the text is no markup.
 */
export class TagScanner {
  readonly #html: string;
  /** Where the tag begins, and where what follows it does. */
  start = 0;
  end = 0;
  /** Empty for a comment or the doctype. */
  name = "";
  closing = false;
  /** From behind the name to the end of the tag. */
  attributes = "";
  /** Between these two places stands no quotation mark; many tags in a row have none. */
  #soughtFrom = 0;
  #quote = -1;

  constructor(html: string) {
    this.#html = html;
  }

  /** The next tag from `end` on; false when there is none. */
  next(): boolean {
    const html = this.#html;
    for (let start = html.indexOf("<", this.end); start >= 0; start = html.indexOf("<", start + 1)) {
      const first = html.charCodeAt(start + 1);
      this.start = start;
      this.closing = first === SLASH;
      this.attributes = "";
      if (this.closing) {
        this.end = this.#find(">", start) + 1;
        this.name = html.slice(start + 2, this.end - 1);
        return true;
      }
      if (first === MARK) {
        const close = html.startsWith("<!--", start) ? "-->" : ">";
        this.end = this.#find(close, start) + close.length;
        this.name = "";
        return true;
      }
      if (isLetter(first)) {
        this.#readTag(start + 2);
        return true;
      }
    }
    return false;
  }

  /** Where the end tag of this element begins; no other of its name stands inside. */
  endTag(): number {
    return this.#find(`</${this.name}`, this.end);
  }

  #readTag(from: number): void {
    const html = this.#html;
    let at = from;
    let code = html.charCodeAt(at);
    while (code !== SPACE && code !== SLASH && code !== END && at < html.length) code = html.charCodeAt(++at);
    this.name = html.slice(this.start + 1, at);
    let close = this.#find(">", at);
    for (let quote = this.#quoteFrom(at); quote < close; quote = this.#quoteFrom(at)) {
      at = this.#find('"', quote + 1) + 1;
      close = this.#find(">", at);
    }
    this.end = close + 1;
    if (this.start + 1 + this.name.length < close)
      this.attributes = html.slice(this.start + 1 + this.name.length, close);
  }

  /** The next double quotation mark, or the end of the text. */
  #quoteFrom(at: number): number {
    if (at < this.#soughtFrom || at > this.#quote) {
      const found = this.#html.indexOf('"', at);
      this.#soughtFrom = at;
      this.#quote = found < 0 ? this.#html.length : found;
    }
    return this.#quote;
  }

  #find(mark: string, from: number): number {
    const at = this.#html.indexOf(mark, from);
    if (at < 0) throw new RangeError(`markup without an end: ${this.#html.slice(this.start, this.start + 40)}`);
    return at;
  }
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}
