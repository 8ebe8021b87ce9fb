import type { Picture } from "../../../src/domain/article.ts";
import { Figure } from "../figure/Figure.tsx";

interface GalleryProps {
  readonly pictures: readonly Picture[];
  /** Whether it stands where the reader begins. */
  readonly lead: boolean;
}

/** As wide as the column; a tall one has the height of the frame (gallery.css), of which nobody needs a wider file. */
const SIZES = "(min-width:48rem) 43rem,calc(100vw - 2rem)";

/**
 * Several pictures, each with its caption and credit: a column, or where there is a script a row in a frame that fingers push
 * along and buttons turn (src/browser/gallery.ts).
 */
export function Gallery({ pictures, lead }: GalleryProps) {
  const tall = pictures.filter((picture) => picture.shown && picture.height > picture.width);
  return (
    <section
      class={tall.length * 2 > pictures.length ? "gallery gallery-tall" : "gallery"}
      aria-label={`组图，共 ${pictures.length} 张`}
    >
      <ol>
        {pictures.map((picture, index) => (
          <li key={picture.name}>
            <Figure picture={picture} lead={lead && index === 0} sizes={SIZES} />
          </li>
        ))}
      </ol>
      <p class="gallery-turn with-script">
        <button type="button">上一张</button>
        <span role="status">1 / {pictures.length}</span>
        <button type="button">下一张</button>
      </p>
    </section>
  );
}
