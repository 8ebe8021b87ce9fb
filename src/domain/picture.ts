import type { DateStamp } from "./date-stamp.ts";
import type { DigitalSource } from "./digital-source.ts";
import type { Framed } from "./focus.ts";
import type { SourceCitation } from "./source.ts";

interface PictureBase {
  /** The name by which the Markdown places it. */
  readonly name: string;
  readonly caption?: string;
  /** What a machine has had to do with it. */
  readonly made?: DigitalSource;
}

/** A picture the reader sees. It always has a credit and a licence. */
export interface ShownPicture extends PictureBase {
  readonly shown: true;
  /** File name inside the article's folder. */
  readonly file: string;
  readonly alt: string;
  /** Pixels, as the reader sees it. */
  readonly width: number;
  readonly height: number;
  /** What matters in it, where its record says so: what of it is left in a cut. */
  readonly focus?: NonNullable<Framed["focus"]>;
  /** SHA-256 over the file, what is embedded in the files made from it, and the recipe; addresses are made of it. */
  readonly digest: string;
  /** Name of its colour in the palette (src/domain/rendition.ts), once the build has looked at it. */
  readonly tone?: string;
  readonly credit: SourceCitation;
  readonly licence: string;
  /** When its licence ends: from then on it is not shown (src/domain/release.ts). */
  readonly until?: DateStamp;
}

interface UnavailableBase extends PictureBase {
  readonly shown: false;
  readonly reason: string;
  readonly alt?: string;
  readonly licence?: string;
}

/**
 * A picture that may not or cannot be shown; caption and credit stay on record and on the page. Where the original named
 * nobody, the note tells the reader so.
 */
export type UnavailablePicture = UnavailableBase &
  (
    | { readonly credit: SourceCitation; readonly creditNote?: string }
    | { readonly credit: null; readonly creditNote: string }
  );

export type Picture = ShownPicture | UnavailablePicture;

/** Whose picture it is, in words: the same in every output. */
export interface PictureCredit {
  /** Name of the picture in the article. */
  readonly name: string;
  /** Never empty: who is credited, or a note that the original named nobody. */
  readonly credit: string;
  readonly licence?: string;
}
