import type { MediaKind, ShownMedia, UnavailableMedia } from "./media.ts";
import type { Picture, ShownPicture, UnavailablePicture } from "./picture.ts";

/** One of them, in a sentence. */
export const MEDIA_COUNTED: Readonly<Record<MediaKind, string>> = {
  video: "这段视频",
  audio: "这段音频",
  document: "这份文件",
};

/** What is left of a picture that may not be shown any more: caption, credit, licence and what a machine has made of it stay on record and on the page. */
export function pictureGone(
  { name, caption, alt, credit, licence, made }: ShownPicture,
  reason: string,
): UnavailablePicture {
  return {
    name,
    shown: false,
    reason,
    credit,
    ...(caption && { caption }),
    ...(alt && { alt }),
    ...(licence && { licence }),
    ...(made && { made }),
  };
}

/** The same of a video, a sound or a document: title, credit and licence. Its poster may be taken from it and goes along. */
export function mediaGone(
  { name, kind, title, poster, credit, licence, made }: ShownMedia,
  reason: string,
): UnavailableMedia {
  return {
    name,
    kind,
    title,
    shown: false,
    reason,
    credit,
    licence,
    ...(poster && { poster: posterGone(poster, reason) }),
    ...(made && { made }),
  };
}

export function posterGone(poster: Picture, reason: string): UnavailablePicture {
  return poster.shown ? pictureGone(poster, reason) : poster;
}
