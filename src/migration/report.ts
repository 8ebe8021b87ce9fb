import type { Unknown } from "../domain/archive.ts";
import type { AddressCounts, Addresses } from "./addresses/addresses-of.ts";
import type { Answer } from "./addresses/answer.ts";
import type { MoveFacts } from "./article.ts";
import type { MovedComments } from "./comments.ts";
import type { IndexedExport } from "./export-index.ts";
import { groupsAmong } from "./review/question-groups.ts";
import type { CountedQuestion, Tally } from "./tally.ts";
import type { NewTerm } from "./terms.ts";
import type { Placed } from "./write/placed.ts";
import { placedText } from "./write/placed-text.ts";
import type { ExportZone } from "./zone.ts";

/** What a move came to, in numbers and lists; what there is a row of for each item is beside it (spool.ts). */
export interface Report {
  readonly written: boolean;
  readonly site: { readonly title: string; readonly url: string };
  readonly zone: ExportZone;
  readonly files: readonly string[];
  readonly items: number;
  readonly imported: number;
  /** How many items; which, the spool has (spool.ts). */
  readonly setAside: number;
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
  /** Of those the ones that are asked at once. */
  readonly reviewGroups: readonly { readonly name: string; readonly questions: number; readonly count: number }[];
  readonly pictures: Tally["pictures"] & { readonly missing: Readonly<Record<string, number>> };
  /** How many articles lack what, that every new one has to have. */
  readonly debt: Readonly<Partial<Record<Unknown, number>>>;
  readonly comments: MovedComments;
  readonly addresses: Omit<AddressCounts, "aside"> & { readonly aside: Readonly<Record<string, number>> };
  /** What came of it in the folder of articles. */
  readonly placed: PlacedCounts;
  /** The same for people, with the lines that differ where both have changed an article. */
  readonly changes: string;
}

/** What the host answers to an old address, for people. */
export const ANSWERS: Readonly<Record<Answer, string>> = {
  here: "照旧（200）",
  moved: "转到新地址（301）",
  gone: "说明没有了（410）",
  unanswered: "没有答复",
};

/** Of articles that are new or as they were the number is enough. */
export type PlacedCounts = Omit<Placed, "followed" | "here" | "registered">;

/** @param placed what came of writing, or would come */
export function reportOf(
  tally: Tally,
  { items, attachments, site }: IndexedExport,
  { zone, terms, addresses: { answers } }: MoveFacts & { readonly addresses: Pick<Addresses, "answers"> },
  placed: Placed,
  comments: MovedComments,
  written: boolean,
): Report {
  const { bodies, lost } = tally.words;
  const { title, url } = site;
  return {
    ...{ written, site: { title, url }, zone, files: tally.files },
    ...{ items: items.length, imported: tally.imported, setAside: tally.setAside },
    setAsideBy: Object.fromEntries([...tally.asideBy].toSorted(([, a], [, b]) => b - a)),
    articles: tally.articles,
    drafts: Object.fromEntries(tally.drafts),
    attachments: { all: attachments.size, used: tally.attachments },
    characters: { all: bodies, accounted: bodies - lost, astray: lost },
    credits: tally.credits,
    ...{ sections: terms.newSections, tags: terms.newTags, tagsLeftOut: terms.leftOut },
    review: tally.asked,
    reviewGroups: groupsAmong(tally.asked).map(({ name, questions, count }) => ({
      name,
      questions: questions.length,
      count,
    })),
    pictures: { ...tally.pictures, missing: Object.fromEntries(tally.missing) },
    debt: Object.fromEntries(tally.debt),
    comments,
    addresses: { ...answers, aside: Object.fromEntries(answers.aside) },
    ...{ placed: countsOf(placed), changes: placedText(placed, !written) },
  };
}

function countsOf({ followed: _, here: __, registered: ___, ...counts }: Placed): PlacedCounts {
  return counts;
}
