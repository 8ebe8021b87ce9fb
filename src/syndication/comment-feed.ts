import { generateRssFeed } from "feedsmith";
import { COMMENT_FEED_FILE } from "../domain/address.ts";
import type { Article } from "../domain/article.ts";
import { anchorOf, commentParagraphs } from "../domain/comment.ts";
import type { Site } from "../domain/site.ts";
import { entryId, withoutBlanks } from "./feed.ts";
import { escapeXml } from "./xml.ts";

type DiscussedArticle = Pick<Article, "id" | "title" | "path" | "comments">;

const SIZE = 50;

/** RSS 2.0 of what is said under one article, newest first. */
export function commentFeed(
  site: Pick<Site, "url" | "name">,
  { title, path, id: articleId, comments }: DiscussedArticle,
): string {
  const page = site.url + path;
  const newest = comments.toSorted((a, b) => b.date.epoch - a.date.epoch || (a.id < b.id ? 1 : -1)).slice(0, SIZE);
  return withoutBlanks(
    generateRssFeed({
      title: `《${title}》的评论｜${site.name}`,
      link: `${page}#comments`,
      description: `读者对《${title}》的评论，经编辑审核`,
      language: "zh-CN",
      ...(newest[0] && { lastBuildDate: new Date(newest[0].date.iso) }),
      atom: { links: [{ href: page + COMMENT_FEED_FILE, rel: "self", type: "application/rss+xml" }] },
      items: newest.map((comment) => ({
        title: comment.editor ? `${comment.name}（编辑）` : comment.name,
        link: `${page}#${anchorOf(comment)}`,
        guid: { value: entryId(site, `${articleId}/${comment.id}`), isPermaLink: false },
        pubDate: new Date(comment.date.iso),
        description: commentHtml(comment.text),
        dc: { creators: [comment.name] },
      })),
    }),
  );
}

function commentHtml(text: string): string {
  const paragraphs = commentParagraphs(text).map((lines) =>
    lines.map((pieces) => pieces.map((piece) => escapeXml(piece.text)).join("")).join("<br/>"),
  );
  return paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join("");
}
