import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "node-html-parser";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { Byline } from "../../_includes/partials/byline/Byline.tsx";
import type { Article } from "../../src/domain/article.ts";
import type { Change } from "../../src/domain/change.ts";
import type { Comment } from "../../src/domain/comment.ts";
import { articleOn } from "../fixtures/articles.ts";

/** Of the head of an article: what it says and where it leads, by address. */
function leads(changes: Partial<Article>): Readonly<Record<string, string>> {
  const links = parse(renderToString(h(Byline, { article: articleOn(0, changes) }))).querySelectorAll("a");
  return Object.fromEntries(links.map((link) => [link.getAttribute("href"), link.text.replaceAll("\u00a0", " ")]));
}

const change = (day: number, kind: Change["kind"]): Change => ({ date: articleOn(day).published, kind, text: "改。" });
const { published } = articleOn(3);
const COMMENT: Comment = { id: "20250101T000000Z-3fa9c1d20b7e", name: "读者", date: published, text: "好。" };

test("who begins an article learns how often it was corrected and added to, and gets there with one press", () => {
  const changes = [change(1, "correction"), change(2, "update"), change(3, "correction")];
  assert.deepEqual(leads({ changes, updated: published, commentsOpen: false }), { "#changes": "更正 2 处，更新 1 处" });
  assert.deepEqual(leads({ changes: [change(3, "update")], updated: published, commentsOpen: false }), {
    "#changes": "更新 1 处",
  });
  assert.deepEqual(leads({ commentsOpen: false }), {});
});

test("comments and the form are led to where there are any", () => {
  assert.deepEqual(leads({}), { "#comment-form": "写评论" });
  assert.deepEqual(leads({ comments: [COMMENT, COMMENT] }), { "#comments": "2 条评论", "#comment-form": "写评论" });
  assert.deepEqual(leads({ comments: [COMMENT], commentsOpen: false }), { "#comments": "1 条评论" });
});
