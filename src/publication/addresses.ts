import { COMMENT_FEED_FILE, FEED_FILES } from "../domain/address.ts";
import { COMMENT, RIGHTS_NOTICE } from "../domain/form.ts";
import { noticePath } from "../domain/withdrawal.ts";
import type { Publication } from "./publication.ts";

/** Addresses of every page, apart from the one for addresses that do not exist. */
export function pageAddresses({ articles, listPaths, withdrawnArticles }: Publication): string[] {
  return [
    ...articles.map(({ path }) => path),
    ...listPaths,
    "/search/",
    COMMENT.sent,
    RIGHTS_NOTICE.sent,
    ...withdrawnArticles.map(noticePath),
  ];
}

/** A list that had another address before. */
export interface MovedList {
  /** `/tags/old/` */
  readonly from: string;
  /** `/tags/new/` */
  readonly to: string;
}

/** What of a publication lists by key. */
export type Lists = Pick<Publication, "sectionLists" | "tagLists" | "sourceLists">;

/** Where the lists of sections, tags and sources were that go by another key today; of lists that there are. */
export function movedLists({ sectionLists, tagLists, sourceLists }: Lists): MovedList[] {
  const lists = [
    ...sectionLists.map(({ section: { formerly }, page }) => ({ formerly, page })),
    ...tagLists.map(({ tag: { formerly }, page }) => ({ formerly, page })),
    ...sourceLists,
  ];
  return lists.flatMap(({ formerly = [], page: { front, path } }) =>
    front ? formerly.map((old) => ({ from: path.replace(/[^/]+\/$/, `${old}/`), to: path })) : [],
  );
}

/** Addresses of every feed. */
export function feedAddresses({ feeds, discussed }: Publication): string[] {
  return [
    ...feeds.flatMap(({ path }) => Object.values(FEED_FILES).map((file) => path + file)),
    ...discussed.map(({ path }) => path + COMMENT_FEED_FILE),
    "/corrections/feed.xml",
  ];
}
