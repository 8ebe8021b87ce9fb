import type { Article, Block, Picture, PublicBlock } from "./article.ts";
import type { Media } from "./media.ts";

const NONE: readonly Picture[] = [];

/** The pictures that a block shows. */
export function picturesIn(block: PublicBlock): readonly Picture[] {
  if (block.kind === "picture") return [block.picture];
  return block.kind === "media" && block.media.poster ? [block.media.poster] : NONE;
}

/**
 * A body in which each picture is what something makes of it; the body itself where nothing is made of any.
 * @param change gives the very picture that is to stay as it is
 */
export function withPictures(body: Article["body"], change: (picture: Picture) => Picture): Article["body"] {
  let changed = false;
  const blocks = body.map((block): Block => {
    const [picture] = picturesIn(block);
    const made = picture && change(picture);
    if (!made || made === picture) return block;
    changed = true;
    if (block.kind === "media") return { ...block, media: { ...block.media, poster: made } };
    return { kind: "picture", picture: made };
  });
  return changed ? blocks : body;
}

/** Videos, sounds and documents in the order the text places them. */
export function mediaOf({ body }: { readonly body: readonly PublicBlock[] }): readonly Media[] {
  return body.flatMap((block) => (block.kind === "media" ? [block.media] : []));
}

/** A file beside an article, and where it is published. */
export interface OwnFile {
  readonly file: string;
  readonly path: string;
}

/** Files of videos, sounds, documents and captions that readers can get. */
export function ownFilesOf(bearer: { readonly body: readonly PublicBlock[] }): readonly OwnFile[] {
  return mediaOf(bearer).flatMap((media) => {
    if (!media.shown || media.place.at !== "file") return [];
    const { file, path } = media.place;
    return [{ file, path }, ...(media.captions ?? []).map((track) => ({ file: track.file, path: track.path }))];
  });
}
