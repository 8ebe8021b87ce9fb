import type { ShownPicture } from "../../../src/domain/article.ts";
import { creditOf } from "../../../src/domain/attribution.ts";
import { cutOf } from "../../../src/domain/focus.ts";
import { thumbnailsOf } from "../../../src/domain/rendition.ts";
import { srcset } from "../picture/ResponsivePicture.tsx";

interface PortraitProps {
  readonly picture: ShownPicture;
}

/** Somebody's picture at the head of their page, cut to a square, with its credit. */
export function Portrait({ picture }: PortraitProps) {
  return (
    <figure class="portrait">
      <Square picture={picture} sizes="7.5rem" alt={picture.alt} lead />
      <figcaption class="credit">
        图源：{creditOf(picture)} · {picture.licence}
      </figcaption>
    </figure>
  );
}

/** The same in a list, where the name stands beside it; whoever shows it tells the credit. */
export function Face({ picture }: PortraitProps) {
  return (
    <span class="face">
      <Square picture={picture} sizes="4rem" alt="" />
    </span>
  );
}

interface SquareProps extends PortraitProps {
  readonly sizes: string;
  readonly alt: string;
  /** Wanted at once. */
  readonly lead?: boolean;
}

function Square({ picture, sizes, alt, lead = false }: SquareProps) {
  const files = thumbnailsOf(picture);
  return (
    <img
      src={files[0]?.path}
      srcset={srcset(files)}
      sizes={sizes}
      alt={alt}
      width={120}
      height={120}
      data-cut={cutOf(picture)}
      data-tone={picture.tone}
      {...(lead ? { fetchpriority: "high" } : { loading: "lazy" })}
      decoding="async"
    />
  );
}
