import type { ExportSite } from "../wxr/item.ts";
import type { CountedQuestion, SetAside, Tally } from "./tally.ts";
import type { MappedTerms, NewTerm } from "./terms.ts";
import type { ExportZone } from "./zone.ts";

/** What a move came to, in numbers and lists; the rows of the posts are beside it (spool.ts). */
export interface Report {
  readonly written: boolean;
  readonly site: { readonly title: string; readonly url: string };
  readonly zone: ExportZone;
  readonly files: readonly string[];
  readonly items: number;
  readonly imported: number;
  readonly setAside: readonly SetAside[];
  /** How many there are of each reason. */
  readonly setAsideBy: Readonly<Record<string, number>>;
  readonly articles: Tally["articles"];
  readonly drafts: Readonly<Record<string, number>>;
  readonly attachments: { readonly all: number; readonly used: number };
  /** Han and Latin characters of all bodies. */
  readonly characters: { readonly all: number; readonly accounted: number; readonly astray: number };
  readonly credits: Tally["credits"];
  readonly sections: readonly NewTerm[];
  readonly tags: readonly NewTerm[];
  readonly tagsLeftOut: readonly string[];
  readonly review: readonly CountedQuestion[];
}

/** @param items how many there were in the export */
export function reportOf(
  tally: Tally,
  items: { readonly all: number; readonly attachments: number },
  { title, url }: ExportSite,
  zone: ExportZone,
  terms: MappedTerms,
  written: boolean,
): Report {
  const { bodies, lost } = tally.words;
  return {
    ...{ written, site: { title, url }, zone, files: tally.files },
    ...{ items: items.all, imported: tally.imported, setAside: tally.setAside },
    setAsideBy: Object.fromEntries([...tally.asideBy].toSorted(([, a], [, b]) => b - a)),
    articles: tally.articles,
    drafts: Object.fromEntries(tally.drafts),
    attachments: { all: items.attachments, used: tally.attachments },
    characters: { all: bodies, accounted: bodies - lost, astray: lost },
    credits: tally.credits,
    ...{ sections: terms.newSections, tags: terms.newTags, tagsLeftOut: terms.leftOut },
    review: tally.asked,
  };
}
