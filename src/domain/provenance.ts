import { type Picture, type PublicArticle, picturesOf } from "./article.ts";
import { licenceAddress } from "./licence.ts";
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
export function provenanceOf(article: PublicArticle): Provenance {
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
  return `${creditLine(picture.credit)}${note ? `（${note}）` : ""}`;
}

function creditLine({ name, author }: SourceCitation): string {
  return `${name}${author ? `，作者：${author}` : ""}`;
}

/** What a picture's own file says of where it comes from (IPTC Photo Metadata, iptc.org/std/photometadata). */
export interface EmbeddedCredit {
  /** Credit Line: as on the page. */
  readonly credit: string;
  /** Creator: the author where the record names one, otherwise the source. */
  readonly creator: string;
  readonly source: string;
  /** Copyright Notice and Rights Usage Terms: on what ground the picture is used. */
  readonly licence: string;
  /** Web Statement of Rights: the licence where it has an address, otherwise the page that tells of it. */
  readonly statement: string;
}

/** @param page full address of the article */
export function embeddedCreditOf(credit: SourceCitation, licence: string, page: string): EmbeddedCredit {
  return {
    credit: creditLine(credit),
    creator: credit.author ?? credit.name,
    source: credit.name,
    licence,
    statement: licenceAddress(licence) ?? page,
  };
}
