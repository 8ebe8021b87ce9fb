import { statSync } from "node:fs";
import { join } from "node:path";
import { picturesOf } from "../domain/article.ts";
import { COMMENT_FEED_FILE } from "../domain/feed-files.ts";
import { COMMENT, RIGHTS_NOTICE } from "../domain/form.ts";
import { renditionsOf } from "../domain/rendition.ts";
import { noticePath } from "../domain/withdrawal.ts";
import type { Publication } from "../publication/publication.ts";

/**
 * Last look before publishing: every address the publication promises is a file with something in it.
 * @throws Error naming the first addresses that are not
 */
export function verifyPages(publication: Publication, output: string): void {
  const paths = [
    ...publication.articles.map(({ path }) => path),
    ...publication.listPaths,
    "/search/",
    COMMENT.sent,
    RIGHTS_NOTICE.sent,
    ...publication.withdrawnArticles.map(noticePath),
  ];
  const pictures = publication.articles.flatMap((article) =>
    picturesOf(article).flatMap((picture) => (picture.shown ? renditionsOf(picture).map(({ path }) => path) : [])),
  );
  const pages = paths.map((path) => join(path, "index.html"));
  const commentFeeds = publication.discussed.map(({ path }) => path + COMMENT_FEED_FILE);
  const files = [...pages, ...pictures, ...commentFeeds, "404.html", "feed.xml", "sitemap.xml"];
  const missing = files.filter((file) => (statSync(join(output, file), { throwIfNoEntry: false })?.size ?? 0) === 0);
  if (missing.length > 0)
    throw new Error(`有 ${missing.length} 个页面或图片没有生成：${missing.slice(0, 5).join("、")}`);
}
