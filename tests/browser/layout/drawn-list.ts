import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { EntryList } from "../../../_includes/partials/entry/EntryList.tsx";
import type { Article, Block } from "../../../src/domain/article.ts";
import { articleEntryOf } from "../../../src/publication/article-summary.ts";
import { articleOn } from "../../fixtures/articles.ts";

const SOURCES = [
  "法新社",
  "德国之声中文网",
  "环球邮报（The Globe and Mail）",
  "不列颠哥伦比亚省北部港口与渡轮管理局公报",
];
const PICTURE: Block = {
  kind: "picture",
  picture: {
    shown: true,
    name: "p",
    file: "p.png",
    alt: "图",
    digest: "0".repeat(64),
    licence: "CC BY 4.0",
    width: 1200,
    height: 800,
    credit: { name: "公报" },
  },
};

/** A list of articles by sources with short and long names, with and without pictures, the day of each in a year of its own. */
export function drawnList(): string {
  const articles = SOURCES.flatMap((name, at) => [drawnArticle(name, at * 2), drawnArticle(name, at * 2 + 1)]);
  const page = { path: "/tags/topic/", articles: articles.map(articleEntryOf), total: articles.length, front: true };
  return `<main class="list">${renderToString(h(EntryList, { page, empty: "" }))}</main>`;
}

function drawnArticle(name: string, at: number): Article {
  return articleOn(400 * (8 - at) + 0.47, {
    slug: `a-${at}`,
    title: "港口停工两天之后恢复，市政府公布新的渡轮时刻表",
    kind: "compilation",
    sources: [{ name }, { name: "公报" }],
    body: at % 2 === 0 ? [PICTURE] : [],
  });
}
