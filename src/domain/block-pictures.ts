import type { Captions } from "./captions.ts";
import type { FileCredit } from "./embedded-credit.ts";
import type { Media } from "./media.ts";
import type { Picture } from "./picture.ts";

/** What a body consists of, as far as pictures and the like go. */
interface AnyBlock {
  readonly kind: string;
  readonly picture?: Picture;
  readonly media?: Media;
}

const NONE: readonly Picture[] = [];

/** The pictures that a block shows. */
export function picturesIn({ picture, media }: AnyBlock): readonly Picture[] {
  if (picture) return [picture];
  return media?.poster ? [media.poster] : NONE;
}

/**
 * A body in which each picture is what something makes of it; the body itself where nothing is made of any.
 * @param change gives the very picture that is to stay as it is
 */
export function withPictures<B extends AnyBlock>(
  body: readonly B[],
  change: (picture: Picture) => Picture,
): readonly B[] {
  let changed = false;
  const blocks = body.map((block): B => {
    const [picture] = picturesIn(block);
    const made = picture && change(picture);
    if (!made || made === picture) return block;
    changed = true;
    return block.media ? { ...block, media: { ...block.media, poster: made } } : { ...block, picture: made };
  });
  return changed ? blocks : body;
}

/** Videos, sounds and documents in the order the text places them. */
export function mediaOf({ body }: { readonly body: readonly AnyBlock[] }): readonly Media[] {
  return body.flatMap(({ media }) => media ?? []);
}

/** A file beside an article, and where it is published. */
export interface OwnFile {
  readonly file: string;
  readonly path: string;
  /** What the published file says itself of where it comes from. */
  readonly credit?: FileCredit;
}

/** Files of videos, sounds and documents that readers can get, as they lie beside the article. */
export function ownFilesOf(bearer: { readonly body: readonly AnyBlock[] }): readonly OwnFile[] {
  return mediaOf(bearer).flatMap((media) => {
    if (!media.shown || media.place.at !== "file") return [];
    const { file, path, credit } = media.place;
    return [{ file, path, ...(credit && { credit }) }];
  });
}

/** Captions of what readers can see and hear. */
export function captionsOf(bearer: { readonly body: readonly AnyBlock[] }): readonly Captions[] {
  return mediaOf(bearer).flatMap((media) => (media.shown ? (media.captions ?? []) : []));
}
