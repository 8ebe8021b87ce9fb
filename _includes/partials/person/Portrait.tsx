import type { ComponentChildren } from "preact";
import { shortCreditOf } from "../../../src/domain/attribution.ts";
import { cutOf } from "../../../src/domain/focus.ts";
import type { ShownPicture } from "../../../src/domain/picture.ts";
import { thumbnailsOf } from "../../../src/domain/rendition.ts";
import { srcset } from "../picture/ResponsivePicture.tsx";

/** Somebody's picture in a list, cut to a square; the name stands beside it, and whoever shows it tells the credit. */
export function Portrait({ picture }: { readonly picture: ShownPicture }) {
  const files = thumbnailsOf(picture);
  return (
    <span class="face">
      <img
        src={files[0]?.path}
        srcset={srcset(files)}
        sizes="4rem"
        alt=""
        width={120}
        height={120}
        data-cut={cutOf(picture)}
        data-tone={picture.tone}
        loading="lazy"
        decoding="async"
      />
    </span>
  );
}

/** What is said of somebody, below the portrait and with its credit where there is one. */
export function Portrayed(props: {
  readonly portrait?: ShownPicture | undefined;
  readonly children: ComponentChildren;
}) {
  const { portrait, children } = props;
  if (!portrait) return <>{children}</>;
  return (
    <figure>
      <Portrait picture={portrait} />
      <figcaption>
        {children}
        <small class="credit">图：{shortCreditOf(portrait)}</small>
      </figcaption>
    </figure>
  );
}
