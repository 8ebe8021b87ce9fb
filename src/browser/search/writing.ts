import type { Piece } from "../../search/excerpt.ts";

/** How the page writes what was found; the index knows simplified characters and the addresses of that edition. */
export interface Writing {
  text(found: string): string;
  /** In quotation marks. */
  quoted(text: string): string;
  /** Pieces of one text. */
  pieces(found: readonly Piece[]): readonly Piece[];
  address(path: string): string;
  /** Of the results, where it is not that of the page. */
  readonly lang?: string;
}
