import { type IndexList, SIGNATURE } from "../../search/index-list.ts";
import type { IndexPiece, Manner, Posting } from "../../search/index-piece.ts";
import { CborReader } from "./cbor-reader.ts";

/** What Pagefind's list says, and by which names. */
export interface NamedList extends IndexList {
  /** Of the articles' fragments, in their order. */
  readonly fragments: readonly string[];
  /** Of the pieces of the index, in theirs. */
  readonly pieces: readonly string[];
}

/** What a piece has before a weight is told (`pagefind_web/src/index.rs`). */
const FIRST_WEIGHT = 25;

/**
 * Reads the list of a Pagefind 1.6 bundle (`pagefind_web/src/metadata.rs` in Pagefind's source), unpacked.
 * @throws RangeError when it is not as expected, as another version of Pagefind may write it
 */
export function readList(file: Uint8Array): NamedList {
  const cbor = readerOf(file);
  cbor.array(6);
  cbor.text();
  const head = [...file.subarray(SIGNATURE.length, cbor.at)];
  const articles = many(cbor, () => {
    cbor.array(3);
    const [name, length, group] = [cbor.text(), cbor.number(), cbor.text()];
    if (group !== "") throw new RangeError(`a fragment in the group ${group}`);
    return { name, length };
  });
  const pieces = many(cbor, () => {
    cbor.array(3);
    return { bounds: [cbor.text(), cbor.text()], name: cbor.text() };
  });
  return {
    head,
    lengths: articles.map(({ length }) => length),
    fragments: articles.map(({ name }) => name),
    bounds: pieces.flatMap(({ bounds }) => bounds),
    pieces: pieces.map(({ name }) => name),
    tail: [...file.subarray(cbor.at)],
  };
}

/**
 * Reads a piece of the index of a Pagefind 1.6 bundle (`pagefind_web/src/index.rs`), unpacked, all but the places of words.
 * @throws RangeError when it is not as expected
 */
export function readPiece(file: Uint8Array): IndexPiece {
  const cbor = readerOf(file);
  cbor.array(1);
  const piece = many(cbor, () => {
    cbor.array(3);
    return { text: cbor.text(), postings: readPostings(cbor), variants: many(cbor, () => readVariant(cbor)) };
  });
  if (cbor.at !== file.length) throw new RangeError("more than words");
  return piece;
}

function readVariant(cbor: CborReader) {
  cbor.array(2);
  return { form: cbor.text(), postings: readPostings(cbor) };
}

function readPostings(cbor: CborReader): Posting[] {
  return many(cbor, () => {
    cbor.array(3);
    return { step: cbor.number(), manner: readManner(cbor) };
  });
}

function readManner(cbor: CborReader): Manner {
  const weights: number[] = [];
  for (let left = cbor.array(); left > 0; left -= 1) {
    const number = cbor.number();
    if (number < 0) weights.push(-1 - number, 0);
    else {
      if (weights.length === 0) weights.push(FIRST_WEIGHT, 0);
      weights.push((weights.pop() ?? 0) + 1);
    }
  }
  const fields: number[] = [];
  for (let left = cbor.array(); left > 0; left -= 1) {
    const number = cbor.number();
    if (number < 0) fields.push(-1 - number);
    // Without a number below zero it is the first field.
    else if (fields.length === 0) fields.push(0);
  }
  return { weights, fields };
}

function readerOf(file: Uint8Array): CborReader {
  if (!Buffer.from(file.subarray(0, SIGNATURE.length)).equals(Buffer.from(SIGNATURE)))
    throw new RangeError("no file of Pagefind's");
  return new CborReader(file, SIGNATURE.length);
}

function many<T>(cbor: CborReader, read: () => T): T[] {
  return Array.from({ length: cbor.array() }, read);
}
