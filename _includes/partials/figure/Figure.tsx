import type { Picture } from "../../../src/domain/article.ts";
import { largestOf } from "../../../src/domain/rendition.ts";
import { ResponsivePicture } from "../picture/ResponsivePicture.tsx";
import { Citation } from "../source-attribution/Citation.tsx";

interface FigureProps {
  readonly picture: Picture;
  /** Whether it stands where the reader begins. */
  readonly lead: boolean;
}

/** The text column (src/styles/tokens.css). */
const SIZES = "(min-width:48rem) 43rem,calc(100vw - 2rem)";

/**
 * A picture with its caption and credit, or the place where it would stand and why it is not there. The picture is a link
 * to its largest file, which opens with or without a script (src/browser/lightbox.ts).
 */
export function Figure({ picture, lead }: FigureProps) {
  return (
    <figure class="figure">
      {picture.shown ? (
        <a class="figure-link" href={largestOf(picture).path} title="看大图">
          <ResponsivePicture picture={picture} sizes={SIZES} lead={lead} />
        </a>
      ) : (
        <div class="figure-missing">
          <p>图片暂缺</p>
          <p>{picture.reason}</p>
        </div>
      )}
      <figcaption>
        {picture.caption && <span class="caption">{picture.caption}</span>}
        <Credit picture={picture} />
      </figcaption>
    </figure>
  );
}

/** Never empty: where the original named nobody, the note says so. */
function Credit({ picture }: { readonly picture: Picture }) {
  const { credit, licence } = picture;
  const note = picture.shown ? undefined : picture.creditNote;
  return (
    <small class="credit">
      <span class="visually-hidden">图片来源：</span>
      <span aria-hidden="true">图源：</span>
      {picture.credit ? <Citation citation={picture.credit} /> : picture.creditNote}
      {credit && note && `（${note}）`}
      {licence && (
        <>
          ，<span class="licence">{licence}</span>
        </>
      )}
    </small>
  );
}
