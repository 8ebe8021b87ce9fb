import { cutOf, shapeOf } from "../../../src/domain/focus.ts";
import type { ShownPicture } from "../../../src/domain/picture.ts";
import { columnSizeOf, type Rendition, renditionsIn, shownSizeOf } from "../../../src/domain/rendition.ts";

interface ResponsivePictureProps {
  readonly picture: ShownPicture;
  /** How wide it stands on the page, as the `sizes` attribute says it. */
  readonly sizes: string;
  /** Wanted at once and before anything else; all others when the reader comes near. */
  readonly lead: boolean;
}

/**
 * A picture in every size and format there is of it, of a long one the part that stands on pages. Its place is kept by
 * width, height and its tone; style sheets know its shape and where to cut it.
 */
export function ResponsivePicture({ picture, sizes, lead }: ResponsivePictureProps) {
  const { width, height } = shownSizeOf(picture);
  return (
    <picture>
      <source type="image/avif" srcset={srcset(renditionsIn("avif", picture))} sizes={sizes} />
      <source type="image/webp" srcset={srcset(renditionsIn("webp", picture))} sizes={sizes} />
      <img
        src={columnSizeOf(picture).path}
        alt={picture.alt}
        width={width}
        height={height}
        data-shape={shapeOf(picture)}
        data-cut={cutOf(picture)}
        data-tone={picture.tone}
        {...(lead ? { fetchpriority: "high" } : { loading: "lazy" })}
        decoding="async"
      />
    </picture>
  );
}

/** Files by their width, as the `srcset` attribute lists them. */
export function srcset(renditions: readonly Rendition[]): string {
  return renditions.map(({ path, width }) => `${path} ${width}w`).join(",");
}
