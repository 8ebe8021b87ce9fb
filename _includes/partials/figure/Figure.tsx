import { madeNote } from "../../../src/domain/attribution.ts";
import { isLong, shapeOf } from "../../../src/domain/focus.ts";
import type { Picture } from "../../../src/domain/picture.ts";
import { largestOf } from "../../../src/domain/rendition.ts";
import { ResponsivePicture } from "../picture/ResponsivePicture.tsx";
import { Citation } from "../source-attribution/Citation.tsx";

interface FigureProps {
  readonly picture: Picture;
  /** Whether it stands where the reader begins. */
  readonly lead: boolean;
  /** How wide it stands on the page, where that is not the text column. */
  readonly sizes?: string;
}

/** How high a picture is at most, in parts of the window (picture.css): one where the reader begins leaves room for words. */
const HIGHEST = { lead: 0.6, other: 0.85 } as const;
/** From this shape on the column is narrower than the window is high. */
const WIDE = { lead: 144, other: 120 } as const;

/** The text column (src/styles/tokens.css), and how wide a picture of a shape is where the window limits its height. */
const sizesOf = (shape: number | undefined, place: keyof typeof HIGHEST) => {
  const most = shape !== undefined && shape < WIDE[place] ? Math.round(HIGHEST[place] * shape) : undefined;
  if (most === undefined) return "(min-width:48rem) 43rem,calc(100vw - 2rem)";
  return `(min-width:48rem) min(43rem,${most}vh),min(100vw - 2rem,${most}vh)`;
};

/**
 * A picture with its caption and credit, or the place where it would stand and why it is not there. The picture is a link
 * to its largest file, which opens with or without a script (src/browser/lightbox.ts).
 */
export function Figure({ picture, lead, sizes }: FigureProps) {
  const place = lead ? "lead" : "other";
  return (
    <figure class={lead ? "figure figure-lead" : "figure"}>
      {picture.shown ? (
        <a
          class={isLong(picture) ? "figure-link figure-long" : "figure-link"}
          href={largestOf(picture).path}
          title="看大图"
        >
          <ResponsivePicture picture={picture} sizes={sizes ?? sizesOf(shapeOf(picture), place)} lead={lead} />
          {isLong(picture) && <span class="figure-more">长图，点开看全图</span>}
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
      {madeNote(picture.made)}
      {credit && note && `（${note}）`}
      {licence && (
        <>
          ，<span class="licence">{licence}</span>
        </>
      )}
    </small>
  );
}
