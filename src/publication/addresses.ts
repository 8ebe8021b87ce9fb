import { COMMENT_FEED_FILE, FEED_FILES } from "../domain/feed-files.ts";
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

/** Addresses of every feed. */
export function feedAddresses({ feeds, discussed }: Publication): string[] {
  return [
    ...feeds.flatMap(({ path }) => Object.values(FEED_FILES).map((file) => path + file)),
    ...discussed.map(({ path }) => path + COMMENT_FEED_FILE),
    "/corrections/feed.xml",
  ];
}
