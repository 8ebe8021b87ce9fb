import type { Picture } from "../../../src/domain/article.ts";
import { Citation } from "../source-attribution/Citation.tsx";

interface FigureProps {
  readonly picture: Picture;
  /** Address of the article's folder; pictures lie beside the text. */
  readonly path: string;
  /** The first picture is wanted at once, the others when the reader comes near. */
  readonly first: boolean;
}

/** A picture with its caption and credit, or the place where it would stand and why it is not there. */
export function Figure({ picture, path, first }: FigureProps) {
  return (
    <figure class="figure">
      {picture.shown ? (
        <img
          src={path + picture.file}
          alt={picture.alt}
          width={picture.width}
          height={picture.height}
          loading={first ? "eager" : "lazy"}
          decoding="async"
        />
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
      {credit ? <Citation citation={credit} /> : (note ?? "出处不明")}
      {credit && note && `（${note}）`}
      {licence && <span class="licence">{licence}</span>}
    </small>
  );
}
