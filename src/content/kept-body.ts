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
  const next = (units: number) => {
    const from = at;
    at += units * UNIT_BYTES;
    return () => {
      const { buffer, byteOffset, byteLength } = words();
      return Buffer.from(buffer, byteOffset, byteLength).toString(ENCODING, from, from + units * UNIT_BYTES);
    };
  };
  let length = 0;
  const body = blocks.map((block) => {
    if (block.kind !== "text") return block;
    length += block.html;
    return textBlock(next(block.html), next(block.text), block);
  });
  return rememberTextLength(body, length);
}

/** With properties of its own, so that it is spread, compared and written like any other. */
function textBlock(html: () => string, text: () => string, { links, ids }: Wordless): TextBlock {
  return {
    kind: "text",
    get html() {
      return html();
    },
    get text() {
      return text();
    },
    links,
    ids,
  };
}
