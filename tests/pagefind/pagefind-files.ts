import { gzipSync } from "node:zlib";
import type { Bundle } from "../../src/build/bundle-cache.ts";
import { CborWriter } from "../../src/pagefind/cbor-writer.ts";
import { SIGNATURE } from "../../src/pagefind/list.ts";

export const META = "pagefind.zh-cn_fedcba9876.pf_meta";

export interface ListFile {
  readonly fragments: readonly string[];
  readonly pieces: readonly { readonly name: string; readonly word: string }[];
  readonly version?: string;
  readonly group?: string;
  /** How many parts it says it has. */
  readonly parts?: number;
  /** Orders of articles. */
  readonly sorts?: number;
}

function file(write: (cbor: CborWriter) => void): Buffer {
  const cbor = new CborWriter();
  cbor.raw(Buffer.from(SIGNATURE));
  write(cbor);
  return Buffer.from(cbor.bytes);
}

/** A list as Pagefind writes it: article n has 300 + n words, each piece has one word. */
export function listFile({ fragments, pieces, version = "1.6.0", group = "", parts = 6, sorts = 0 }: ListFile): Buffer {
  return file((cbor) => {
    cbor.array(parts);
    cbor.value(version);
    cbor.array(fragments.length);
    for (const [number, name] of fragments.entries()) {
      cbor.array(3);
      cbor.value(name);
      cbor.value(300 + number);
      cbor.value(group);
    }
    cbor.array(pieces.length);
    for (const { name, word } of pieces) {
      cbor.array(3);
      for (const text of [word, word, name]) cbor.value(text);
    }
    for (const items of [0, sorts, 0]) cbor.array(items);
  });
}

/** One word in one article, whose places are the numbers given. */
export function pieceFile(
  word: string,
  places: readonly number[],
  fields: readonly number[] = [],
  article = 7,
): Buffer {
  return file((cbor) => {
    for (const items of [1, 1, 3]) cbor.array(items);
    cbor.value(word);
    for (const items of [1, 3]) cbor.array(items);
    cbor.value(article);
    for (const numbers of [places, fields]) {
      cbor.array(numbers.length);
      for (const number of numbers) cbor.value(number);
    }
    cbor.array(0);
  });
}

interface Odd {
  readonly file?: Uint8Array;
  readonly language?: string;
  readonly program?: string;
  /** Bytes of a fragment; its own name without. */
  readonly fragmentOf?: (name: string, number: number) => Uint8Array;
  /** The article that has the word of a piece. */
  readonly articleOf?: (word: string) => number;
  /** What the entry file says more than there is. */
  readonly lie?: number;
}

/** A bundle of fragments and pieces in this order. */
export function bundleOf(list: ListFile, odd: Odd = {}): Bundle {
  const { fragments, pieces } = list;
  const { file = listFile(list), language = "zh-cn", program = "program", lie = 0 } = odd;
  const { fragmentOf = (name) => Buffer.from(name), articleOf } = odd;
  const languages = { [language]: { hash: "zh-cn_0", wasm: null, page_count: fragments.length + lie } };
  return new Map<string, Uint8Array>([
    // Pagefind hands its files over in no order.
    ...pieces.map(({ name, word }): [string, Uint8Array] => [
      `index/${name}.pf_index`,
      gzipSync(pieceFile(word, [-25, 90], [], articleOf?.(word))),
    ]),
    ...fragments
      .map((name, number): [string, Uint8Array] => [`fragment/${name}.pf_fragment`, fragmentOf(name, number)])
      .reverse(),
    ["pagefind-entry.json", Buffer.from(JSON.stringify({ version: "1.6.0", languages, include_characters: ["_"] }))],
    ["pagefind.js", Buffer.from(program)],
    [META, gzipSync(file)],
  ]);
}
