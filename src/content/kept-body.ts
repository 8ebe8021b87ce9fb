import type { Block, TextBlock } from "../domain/article.ts";
import { rememberTextLength } from "../domain/text-length.ts";

/** A text without its words, of which is known how many units they are. */
type Wordless = Omit<TextBlock, "html" | "text"> & { readonly html: number; readonly text: number };

/** The body of an article as it is kept: its words in one piece, apart from all the rest. */
export interface KeptBody {
  readonly blocks: readonly (Exclude<Block, TextBlock> | Wordless)[];
  /** UTF-16, as strings have it: no string is lost in it, be it half a character. */
  readonly words: Uint8Array;
}

const ENCODING = "utf16le";
const UNIT_BYTES = 2;

export function keptBody(body: readonly Block[]): KeptBody {
  const words: string[] = [];
  const blocks = body.map((block) => {
    if (block.kind !== "text") return block;
    const { html, text } = block;
    words.push(html, text);
    return { ...block, html: html.length, text: text.length };
  });
  return { blocks, words: Buffer.from(words.join(""), ENCODING) };
}

/**
 * The same body. Its words are fetched, and become strings, when somebody reads them: of ten thousand articles hardly any does.
 * @param words fetches them, each time anew
 */
export function revivedBody(blocks: KeptBody["blocks"], words: () => Uint8Array): Block[] {
  let at = 0;
  const body = blocks.map((block) => {
    if (block.kind !== "text") return block;
    const late = new LateText(block, at, words);
    at += block.html + block.text;
    return late;
  });
  const length = blocks.reduce((sum, block) => sum + (block.kind === "text" ? block.html : 0), 0);
  return rememberTextLength(body, length);
}

/**
 * A text whose words are fetched when they are read. They are properties of its own, so that it is spread, compared and written like any
 * other, and the getters are the same for all: with getters of its own each would be a table of names and not an object, four times as large.
 */
class LateText implements TextBlock {
  readonly kind = "text";
  declare readonly html: string;
  declare readonly text: string;
  declare readonly links: TextBlock["links"];
  declare readonly ids: TextBlock["ids"];
  readonly #words: () => Uint8Array;
  readonly #from: number;
  readonly #between: number;
  readonly #to: number;

  /** @param from which unit of the words on */
  constructor({ html, text, links, ids }: Wordless, from: number, words: () => Uint8Array) {
    Object.defineProperty(this, "html", LateText.#HTML);
    Object.defineProperty(this, "text", LateText.#TEXT);
    this.links = links;
    this.ids = ids;
    // As plain as a block that was read.
    Object.setPrototypeOf(this, Object.prototype);
    this.#words = words;
    this.#from = from;
    this.#between = from + html;
    this.#to = from + html + text;
  }

  static readonly #HTML = {
    enumerable: true,
    get(this: LateText): string {
      return this.#read(this.#from, this.#between);
    },
  };
  static readonly #TEXT = {
    enumerable: true,
    get(this: LateText): string {
      return this.#read(this.#between, this.#to);
    },
  };

  #read(from: number, to: number): string {
    const { buffer, byteOffset, byteLength } = this.#words();
    return Buffer.from(buffer, byteOffset, byteLength).toString(ENCODING, from * UNIT_BYTES, to * UNIT_BYTES);
  }
}
