import type { ShownPicture } from "../../../src/domain/article.ts";
import { thumbnailsOf } from "../../../src/domain/rendition.ts";

interface ThumbnailProps {
  readonly picture: ShownPicture;
}

/** A picture in a list, where the headline beside it says what it is about. */
export function Thumbnail({ picture }: ThumbnailProps) {
  const files = thumbnailsOf(picture);
  return (
    <img
      class="thumbnail"
      src={files[0]?.path}
      srcset={files.map(({ path, width }) => `${path} ${width}w`).join(",")}
      sizes="(min-width:48rem) 9rem,7.5rem"
      alt=""
      width={120}
      height={80}
      data-tone={picture.tone}
      loading="lazy"
      decoding="async"
    />
  );
}
