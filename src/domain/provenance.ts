import { type Article, type Picture, picturesOf } from "./article.ts";
import type { SourceCitation } from "./source.ts";

/** Where everything in an article comes from: the one record that every output shows. */
export interface Provenance {
  readonly sources: readonly SourceCitation[];
  readonly pictures: readonly PictureCredit[];
}

export interface PictureCredit {
  /** Name of the picture in the article. */
  readonly name: string;
  /** Never empty: who is credited, or a note that the original named nobody. */
  readonly credit: string;
  readonly licence?: string;
}

/** Sources in the order of the record, pictures in the order of the text. */
export function provenanceOf(article: Article): Provenance {
  return {
    sources: article.sources,
    pictures: picturesOf(article).map((picture) => ({
      name: picture.name,
      credit: creditOf(picture),
      ...(picture.licence && { licence: picture.licence }),
    })),
  };
}

/** The credit of a picture in words: `CBC`, `公报，作者：甲`, or why nobody is named. */
export function creditOf(picture: Picture): string {
  const note = picture.shown ? undefined : picture.creditNote;
  if (!picture.credit) return note ?? "出处不明";
  const { name, author } = picture.credit;
  return `${name}${author ? `，作者：${author}` : ""}${note ? `（${note}）` : ""}`;
}
