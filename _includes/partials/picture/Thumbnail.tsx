import { cutOf } from "../../../src/domain/focus.ts";
import type { ShownPicture } from "../../../src/domain/picture.ts";
import { renditionsIn } from "../../../src/domain/rendition.ts";
import { ListCredit } from "./ListCredit.tsx";
import { srcset } from "./ResponsivePicture.tsx";

interface ThumbnailProps {
  readonly picture: ShownPicture;
}

const SIZES = "(min-width:64rem) 14rem,(min-width:48rem) 9rem,7.5rem";
/** The largest is for two pixels a point. */
const SHOWN_SIZES = 3;
const SIZE = { width: 120, height: 80 };

/** A picture in a list, where the headline beside it says what it is about; whose it is stands below it. */
export function Thumbnail({ picture }: ThumbnailProps) {
  const files = renditionsIn("webp", picture).slice(0, SHOWN_SIZES);
  return (
    <figure class="thumbnail">
      <img
        src={files[0]?.path}
        srcset={srcset(files)}
        sizes={SIZES}
        alt=""
        {...SIZE}
        data-cut={cutOf(picture)}
        data-tone={picture.tone}
        loading="lazy"
        decoding="async"
      />
      <ListCredit picture={picture} />
    </figure>
  );
}
