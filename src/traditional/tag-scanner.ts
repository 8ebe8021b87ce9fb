const SLASH = "/".charCodeAt(0);
const MARK = "!".charCodeAt(0);
const SPACE = " ".charCodeAt(0);
const END = ">".charCodeAt(0);

/**
 * Goes through markup of our own making tag by tag. Attributes stand in double quotes and `>` may stand in them; a `<`
 * that begins nothing is text. A regular expression does the same and leaves five strings behind for every tag.
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
        this.end = html.indexOf(">", start) + 1;
        this.name = html.slice(start + 2, this.end - 1);
        return true;
      }
      if (first === MARK) {
        const close = html.startsWith("<!--", start) ? "-->" : ">";
        this.end = html.indexOf(close, start) + close.length;
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

  #readTag(from: number): void {
    const html = this.#html;
    let at = from;
    let code = html.charCodeAt(at);
    while (code !== SPACE && code !== SLASH && code !== END) code = html.charCodeAt(++at);
    this.name = html.slice(this.start + 1, at);
    let close = html.indexOf(">", at);
    for (let quote = html.indexOf('"', at); quote >= 0 && quote < close; quote = html.indexOf('"', at)) {
      at = html.indexOf('"', quote + 1) + 1;
      close = html.indexOf(">", at);
    }
    this.end = close + 1;
    if (this.start + 1 + this.name.length < close)
      this.attributes = html.slice(this.start + 1 + this.name.length, close);
  }
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}
