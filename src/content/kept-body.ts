import type { Block, TextBlock } from "../domain/article.ts";
import { rememberTextLength } from "../domain/text-length.ts";

const HALF = /\p{Surrogate}/u;

/** A text without its words, of which is known how long they are. */
interface Wordless extends Omit<TextBlock, "html" | "text"> {
  /** UTF-16 units, as strings count them. */
  readonly html: number;
  /** Bytes of the two. */
  readonly bytes: readonly [html: number, text: number];
}

/** The body of an article as it is kept: its words in one piece, apart from all the rest. */
export interface KeptBody {
  readonly blocks: readonly (Block | Wordless)[];
  /** UTF-8, as pages have the same words: an archive of the cache says them once. */
  readonly words: Uint8Array;
}

export function keptBody(body: readonly Block[]): KeptBody {
  const words: Buffer[] = [];
  const blocks = body.map((block) => {
    // UTF-8 would lose half a character.
    if (block.kind !== "text" || HALF.test(`${block.html} ${block.text}`)) return block;
    const { html, text, ...others } = block;
    const [markup, plain] = [Buffer.from(html), Buffer.from(text)];
    words.push(markup, plain);
    return { ...others, html: html.length, bytes: [markup.length, plain.length] as const };
  });
  return { blocks, words: Buffer.concat(words) };
}

/**
 * The same body. Its words are fetched, and become strings, when somebody reads them: of ten thousand articles hardly any does.
 * @param words fetches them, each time anew
 */
export function revivedBody(blocks: KeptBody["blocks"], words: () => Uint8Array): Block[] {
  let at = 0;
  const body = blocks.map((block) => {
    if (!isWordless(block)) return block;
    const late = new LateText(block, at, words);
    at += block.bytes[0] + block.bytes[1];
    return late;
  });
  const length = blocks.reduce((sum, block) => sum + lengthOf(block), 0);
  return rememberTextLength(body, length);
}

function isWordless(block: Block | Wordless): block is Wordless {
  return block.kind === "text" && typeof block.html === "number";
}

function lengthOf(block: Block | Wordless): number {
  if (block.kind !== "text") return 0;
  return typeof block.html === "number" ? block.html : block.html.length;
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

  /** @param from which byte of the words on */
  constructor({ bytes: [html, text], links, ids }: Wordless, from: number, words: () => Uint8Array) {
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
    return Buffer.from(buffer, byteOffset, byteLength).toString("utf8", from, to);
  }
}
