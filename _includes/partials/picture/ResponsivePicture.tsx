import type { ShownPicture } from "../../../src/domain/article.ts";
import { columnSizeOf, type Rendition, renditionsIn } from "../../../src/domain/rendition.ts";

interface ResponsivePictureProps {
  readonly picture: ShownPicture;
  /** How wide it stands on the page, as the `sizes` attribute says it. */
  readonly sizes: string;
  /** Wanted at once and before anything else; all others when the reader comes near. */
  readonly lead: boolean;
}

/** A picture in every size and format there is of it. Its place is kept by width, height and its tone. */
export function ResponsivePicture({ picture, sizes, lead }: ResponsivePictureProps) {
  return (
    <picture>
      <source type="image/avif" srcset={srcset(renditionsIn("avif", picture))} sizes={sizes} />
      <source type="image/webp" srcset={srcset(renditionsIn("webp", picture))} sizes={sizes} />
      <img
        src={columnSizeOf(picture).path}
        alt={picture.alt}
        width={picture.width}
        height={picture.height}
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
