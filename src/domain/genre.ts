/**
 * What sort of text an article is, where it is no report as any other: an opinion, what somebody has paid for, or a live page,
 * whose text is entries. `kind` says where a text is
 * from, and stays what it is; an article without a genre is news.
 */
export const GENRES = ["opinion", "sponsored", "live"] as const;
export type Genre = (typeof GENRES)[number];

/** What stands before a headline. */
export const GENRE_LABELS: Readonly<Record<Genre, string>> = { opinion: "评论", sponsored: "广告", live: "滚动" };

/** What an article says of its genre. */
export interface OfGenre {
  /** Absent for news. */
  readonly genre?: Genre;
}
