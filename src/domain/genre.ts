import { z } from "zod";
import { line, webAddress } from "./text-rules.ts";

/**
 * What sort of text an article is, where it is no report as any other: an opinion, what somebody has paid for, or a live page,
 * whose text is entries. `kind` says where a text is
 * from, and stays what it is; an article without a genre is news.
 */
export const GENRES = ["opinion", "sponsored", "live"] as const;
export type Genre = (typeof GENRES)[number];

/**
 * What stands before a headline, wherever it stands. For what was paid for the word is 广告: the Advertising Law of the People's
 * Republic of China (广告法, article 14) asks of whatever mass media publish for money to be marked with it, and forbids advertising
 * in the form of a news report. The Canadian Code of Advertising Standards (clause 2, disguised advertising techniques) asks that
 * it can be told for what it is, in whichever words.
 */
export const GENRE_LABELS: Readonly<Record<Genre, string>> = { opinion: "评论", sponsored: "广告", live: "滚动" };

/** Between the label and the headline. */
export const AFTER_LABEL = "｜";

/** Who has paid for an article. */
export const SponsorRecord = z
  .strictObject({
    name: line(60).meta({ description: "名称：付钱的一方，如 枫叶银行" }),
    url: webAddress.meta({ description: "网站：付钱的一方的地址" }),
    by: z
      .enum(["sponsor", "newsroom"])
      .optional()
      .meta({ description: "谁写的：sponsor 广告主提供 / newsroom 编辑部参与制作；不写就是广告主提供" }),
  })
  .meta({ id: "sponsor", description: "广告主" });
export type SponsorRecord = z.infer<typeof SponsorRecord>;

export interface Sponsor {
  readonly name: string;
  readonly url: string;
  /** Whether the newsroom has had a part in it. */
  readonly byNewsroom: boolean;
}

/** What an article says of its genre. */
export interface OfGenre {
  /** Absent for news. */
  readonly genre?: Genre;
  /** Of what was paid for, and only of that. */
  readonly sponsor?: Sponsor;
}

/** Whether somebody has paid for it: then it stands nowhere among news, and no feed and no list of news has it. */
export function isPaidFor({ genre }: { readonly genre?: Genre | undefined }): boolean {
  return genre === "sponsored";
}

/** Whether it may lead by a rule: news may, an opinion only where an editor puts it. */
export function isNews({ genre }: Pick<OfGenre, "genre">): boolean {
  return genre !== "opinion" && genre !== "sponsored";
}

/** A headline in plain text, with what sort of text it is before it: `评论｜…`. */
export function labelledTitle({ genre, title }: Pick<OfGenre, "genre"> & { readonly title: string }): string {
  return genre ? `${GENRE_LABELS[genre]}${AFTER_LABEL}${title}` : title;
}

/**
 * Sentences at the head of an article that is no news, where `_data/disclaimers.json` has none of its own. `{sponsor}` stands for
 * who has paid.
 */
export const GENRE_NOTES = {
  opinion: "本文是评论，说的是作者自己的看法，不代表本站立场。",
  editorial: "本文是社论，说的是本站编辑部的看法。",
  sponsored: "本文是广告，由{sponsor}付费刊登并提供内容，编辑部没有参与采写和编辑。",
  sponsoredByNewsroom: "本文是广告，由{sponsor}付费，编辑部参与了制作。",
} as const;
export type GenreNote = keyof typeof GENRE_NOTES;

/** Which sentence an article bears; undefined for news. An opinion that only a desk has signed is that of the newsroom. */
export function genreNoteOf({
  genre,
  sponsor,
  kind,
  authors,
}: OfGenre & { readonly kind: string; readonly authors: readonly unknown[] }): GenreNote | undefined {
  if (genre === "sponsored") return sponsor?.byNewsroom ? "sponsoredByNewsroom" : "sponsored";
  if (genre !== "opinion") return undefined;
  return kind === "original" && authors.length === 0 ? "editorial" : "opinion";
}
