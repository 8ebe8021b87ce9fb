import { randomUUID } from "node:crypto";
import type { KeptTable } from "../../kept/kept-table.ts";
import { FactBook, type PackedFacts } from "./fact-book.ts";
import type { PackedColumns } from "./facts-columns.ts";

/** What of the facts is neither texts nor files, and of which writing each piece is that belongs to it. */
interface Head extends Omit<PackedFacts, "texts" | "files"> {
  readonly kind: "head";
  /** By their names; those of texts in their order. */
  readonly texts: readonly string[];
  readonly files: ReadonlyMap<string, string>;
}

/** A piece of the facts, by itself worth nothing: a file is told by numbers, and which texts those are another piece says. */
export type KeptPiece =
  | Head
  | { readonly kind: "texts"; readonly writing: string; readonly texts: PackedFacts["texts"][number] }
  | { readonly kind: "files"; readonly writing: string; readonly columns: PackedColumns };

/** Pieces are large, and a changed article changes some thirty of some hundreds: each is to have few beside it. */
export const FACT_PACKS = 512;

/**
 * Facts of files as they are kept for the next build, in pieces, of which a build writes those that have changed. A build that is
 * killed while it writes leaves pieces of two writings, which do not go together: they are found out, and nothing is known then.
 */
export class KeptFacts {
  readonly book: FactBook;
  readonly #table: KeptTable<KeptPiece>;
  readonly #base: string;
  readonly #head: Head | undefined;
  readonly #before: PackedFacts | undefined;

  /** @param base of all that facts follow from besides the files, the program above all */
  constructor(table: KeptTable<KeptPiece>, base: string) {
    this.#table = table;
    this.#base = base;
    const head = table.take(`${base} head`);
    this.#head = head?.kind === "head" ? head : undefined;
    this.#before = this.#head && this.#read(this.#head);
    this.book = new FactBook(this.#before);
  }

  /** Keeps what is known of the files that are there now. @param phrases that were looked for in them */
  keep(paths: ReadonlySet<string>, phrases: readonly string[]): void {
    const packed = this.book.packed(paths, phrases);
    if (!packed) return;
    const { texts, files, ...others } = packed;
    const writing = randomUUID();
    const head: Head = {
      ...others,
      kind: "head",
      texts: texts.map((piece, at) => {
        if (piece === this.#before?.texts[at]) return this.#head?.texts[at] ?? writing;
        this.#table.put(this.#textsKey(at), { kind: "texts", writing, texts: piece });
        return writing;
      }),
      files: new Map(
        [...files].map(([shelf, columns]) => {
          if (columns === this.#before?.files.get(shelf)) return [shelf, this.#head?.files.get(shelf) ?? writing];
          this.#table.put(this.#filesKey(shelf), { kind: "files", writing, columns });
          return [shelf, writing];
        }),
      ),
    };
    this.#table.put(`${this.#base} head`, head);
    for (const at of this.#head?.texts.keys() ?? []) if (at >= texts.length) this.#table.drop(this.#textsKey(at));
    for (const shelf of this.#head?.files.keys() ?? []) if (!files.has(shelf)) this.#table.drop(this.#filesKey(shelf));
  }

  #read({ texts, files, ...others }: Head): PackedFacts | undefined {
    const pieces = texts.map((writing, at) => {
      const piece = this.#table.take(this.#textsKey(at));
      return piece?.kind === "texts" && piece.writing === writing ? piece.texts : undefined;
    });
    const shelves = [...files].map(([shelf, writing]) => {
      const piece = this.#table.take(this.#filesKey(shelf));
      return [shelf, piece?.kind === "files" && piece.writing === writing ? piece.columns : undefined] as const;
    });
    const whole = pieces.flatMap((piece) => (piece ? [piece] : []));
    const found = new Map(shelves.flatMap(([shelf, columns]) => (columns ? [[shelf, columns]] : [])));
    if (whole.length < texts.length || found.size < files.size) return undefined;
    return { ...others, texts: whole, files: found };
  }

  #textsKey(at: number): string {
    return `${this.#base} texts ${at}`;
  }

  #filesKey(shelf: string): string {
    return `${this.#base} files ${shelf}`;
  }
}
