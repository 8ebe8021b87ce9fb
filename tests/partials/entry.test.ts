import assert from "node:assert/strict";
import { test } from "node:test";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { Entry } from "../../_includes/partials/entry/Entry.tsx";
import { EntryList } from "../../_includes/partials/entry/EntryList.tsx";
import { Story } from "../../_includes/partials/front/Story.tsx";
import type { Block } from "../../src/domain/article.ts";
import { articleEntryOf } from "../../src/publication/article-summary.ts";
import { articleOn } from "../fixtures/articles.ts";

const PICTURE: Block = {
  kind: "picture",
  picture: {
    name: "chart",
    shown: true,
    file: "chart.png",
    alt: "渐变图",
    width: 1200,
    height: 800,
    digest: "0".repeat(64),
    credit: { name: "公报", author: "丁" },
    licence: "CC BY 4.0",
  },
};

const LEAD = { size: "big", level: 2, lead: true, today: "2025-01-01" } as const;

test("wherever a list shows a picture of an article, it says whose it is", () => {
  const article = articleEntryOf(articleOn(0, { body: [PICTURE] }));
  const shown = {
    "beside the words": renderToString(h(Entry, { article, level: 2, lede: true })),
    "above the words": renderToString(h(Story, { article, size: "card", level: 3, today: "2025-01-01" })),
    "at the head of the front page": renderToString(h(Story, { article, ...LEAD })),
  };
  for (const [where, html] of Object.entries(shown)) {
    assert.match(html, /<img/, where);
    assert.match(html, /图：公报/, where);
    // Of the photographer the article tells.
    assert.doesNotMatch(html, /丁/, where);
  }
  assert.doesNotMatch(renderToString(h(Entry, { article, level: 2 })), /<img|图：/);
});

test("a list names the first source and says that there are more", () => {
  const named = (names: readonly string[]) => {
    const sources = names.map((name) => ({ name }));
    const article = articleEntryOf(articleOn(0, { kind: "compilation", sources }));
    return />([^<]*)<\/span><time/.exec(renderToString(h(Entry, { article, level: 2 })))?.[1];
  };
  assert.deepEqual([["公报"], ["公报", "公报"], ["公报", "先驱报"]].map(named), ["公报", "公报", "公报等"]);
});

test("a list tells the year with its first entry, and again where it changes", () => {
  // Days before and after the turn of a year, newest first.
  const articles = [300, 299, 10, 9].map((day) => articleEntryOf(articleOn(day)));
  const page = { path: "/tags/topic/", articles, total: 4, front: true };
  const html = renderToString(h(EntryList, { page, empty: "" }));
  const told = [...html.matchAll(/<time[^>]*>([^<]*)/g)].map(([, text = ""]) => /年/.test(text));
  const years = articles.map(({ published }) => published.year);
  assert.deepEqual(
    told,
    years.map((year, at) => year !== years[at - 1]),
  );
  assert.ok(told.includes(false));
});

test("the first story of the front page is one link to press and to hear", () => {
  const html = renderToString(h(Story, { article: articleEntryOf(articleOn(0, { body: [PICTURE] })), ...LEAD }));
  assert.equal(html.match(/<a /g)?.length, 1);
});
