import { CborReader } from "./cbor-reader.ts";
import { SIGNATURE } from "./list.ts";
import { PAGEFIND } from "./version.ts";

/** What Pagefind's list says (`.pf_meta`). Files are named without folder and ending. */
export interface PagefindList {
  /** Words of every article, and the names of their fragments, in the order in which they were added. */
  readonly lengths: readonly number[];
  readonly fragments: readonly string[];
  /** First and last word of every piece of the index, and their names. */
  readonly bounds: readonly string[];
  readonly pieces: readonly string[];
  readonly filters: readonly { readonly filter: string; readonly name: string }[];
  /** Fields of the metadata; words name them by their number. */
  readonly fields: readonly string[];
}

/** What a filter divides the articles into (`.pf_filter`). */
export interface PagefindFilter {
  readonly filter: string;
  readonly values: readonly { readonly value: string; readonly articles: readonly number[] }[];
}

/**
 * Reads the list of a Pagefind 1.6 bundle (`pagefind_web/src/metadata.rs` in Pagefind's source), unpacked.
 * @throws RangeError when it is not as expected, as another version of Pagefind may write it
 */
export function readList(file: Uint8Array): PagefindList {
  const cbor = readerOf(file);
  cbor.array(6);
  const version = cbor.text();
  if (version !== PAGEFIND) throw new RangeError(`of Pagefind ${version}, and this program knows ${PAGEFIND}`);
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
  const filters = many(cbor, () => {
    cbor.array(2);
    return { filter: cbor.text(), name: cbor.text() };
  });
  // Orders other than that of adding; this site asks for none.
  cbor.array(0);
  const fields = many(cbor, () => cbor.text());
  atEnd(cbor, file);
  return {
    lengths: articles.map(({ length }) => length),
    fragments: articles.map(({ name }) => name),
    bounds: pieces.flatMap(({ bounds }) => bounds),
    pieces: pieces.map(({ name }) => name),
    filters,
    fields,
  };
}

/**
 * Reads a filter of a Pagefind 1.6 bundle (`pagefind_web/src/filter.rs`), unpacked.
 * @throws RangeError when it is not as expected
 */
export function readFilter(file: Uint8Array): PagefindFilter {
  const cbor = readerOf(file);
  cbor.array(2);
  const filter = cbor.text();
  const values = many(cbor, () => {
    cbor.array(2);
    return { value: cbor.text(), articles: many(cbor, () => cbor.number()) };
  });
  atEnd(cbor, file);
  return { filter, values };
}

/** Behind the signature. @throws RangeError when there is none */
export function readerOf(file: Uint8Array): CborReader {
  if (!Buffer.from(file.subarray(0, SIGNATURE.length)).equals(Buffer.from(SIGNATURE)))
    throw new RangeError("no file of Pagefind's");
  return new CborReader(file, SIGNATURE.length);
}

/** @throws RangeError when something follows */
export function atEnd(cbor: CborReader, file: Uint8Array): void {
  if (cbor.at !== file.length) throw new RangeError("more than expected");
}

function many<T>(cbor: CborReader, read: () => T): T[] {
  const items: T[] = [];
  for (let left = cbor.array(); left > 0; left -= 1) items.push(read());
  return items;
}
