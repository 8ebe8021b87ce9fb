import type { ShownPicture } from "../../../src/domain/article.ts";
import { cutOf } from "../../../src/domain/focus.ts";
import { renditionsIn, shownSizeOf, thumbnailsOf } from "../../../src/domain/rendition.ts";
import { srcset } from "./ResponsivePicture.tsx";

interface ThumbnailProps {
  readonly picture: ShownPicture;
  /** Fills a column of the front page on anything wider than a phone. */
  readonly large?: boolean;
}

/** The columns of the front page (entry.css). */
const LARGE = "(min-width:72rem) 28rem,(min-width:64rem) 40vw,(min-width:48rem) 45vw,7.5rem";
const SMALL = "(min-width:48rem) 9rem,7.5rem";
const SMALL_SIZE = { width: 120, height: 80 };

/** A picture in a list, where the headline beside it says what it is about. */
export function Thumbnail({ picture, large = false }: ThumbnailProps) {
  const files = large ? renditionsIn("webp", picture) : thumbnailsOf(picture);
  const { width, height } = large ? shownSizeOf(picture) : SMALL_SIZE;
  return (
    <img
      class="thumbnail"
      src={files[0]?.path}
      srcset={srcset(files)}
      sizes={large ? LARGE : SMALL}
      alt=""
      width={width}
      height={height}
      data-cut={cutOf(picture)}
      data-tone={picture.tone}
      loading="lazy"
      decoding="async"
    />
  );
}
