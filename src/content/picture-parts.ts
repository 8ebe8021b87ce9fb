/** How a file is built, found by walking over its parts; no pixel is decoded. */
export interface PictureStructure {
  /** Pixels as the reader sees it: turned as the camera was. */
  readonly width: number;
  readonly height: number;
  /** How the pixels of `picture` are to be turned (EXIF, 1 to 8); in AVIF the decoder has done it. */
  readonly orientation: number;
  readonly animated: boolean;
  /**
   * The picture alone, as every decoder reads it: without what stands behind its end, without damaged or stray parts that
   * hold no pixel, without what only describes it. It is what gets decoded; the file itself never leaves the house.
   */
  readonly picture: Buffer;
}

/** Thrown by the walkers; reads beyond the end are a RangeError. Nobody else sees either. */
export class Broken extends Error {}
