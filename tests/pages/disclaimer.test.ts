import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "node-html-parser";
import { renderToString } from "preact-render-to-string";
import { KINDS } from "../../src/domain/kind.ts";
import renderArticle from "../../src/pages/article.11ty.tsx";
import { feedEntries } from "../../src/pages/feed-entries.ts";
import { Publication } from "../../src/publication/publication.ts";
import { articleOn, NEWS, ZONE } from "../fixtures/articles.ts";

const DISCLAIMERS = {
  original: "原创声明。",
  compilation: "综合声明。",
  translation: "编译声明。",
  reprint: "转载声明。",
};

const publication = new Publication({
  site: {
    name: "示例报",
    tagline: "测试用",
    description: "测试用的刊物。",
    url: "https://paper.example",
    timeZone: ZONE,
    contact: "desk@paper.example",
    comments: { provider: "netlify", email: "required" },
  },
  sections: new Map([[NEWS.key, NEWS]]),
  tags: new Map(),
  sources: {},
  disclaimers: DISCLAIMERS,
  withdrawals: [],
  notices: [],
  prosePages: [],
  now: 0,
  articles: KINDS.map((kind, day) =>
    articleOn(day, { kind, sources: [{ name: "公报", url: "https://gazette.example/a" }] }),
  ),
  assets: {
    styles: "/a.css",
    listStyles: "/b.css",
    printStyles: "/c.css",
    breakingStyles: "/d.css",
    firstScript: "/0.js",
    script: "/a.js",
    searchScript: "/b.js",
  },
});

test("an article bears the disclaimer of its own kind, on its page and in every feed", () => {
  for (const item of publication.articlePages) {
    const { kind, slug } = item.article;
    const page = parse(renderToString(renderArticle({ publication, item })));
    assert.ok(page.querySelector(".disclaimer")?.textContent.endsWith(DISCLAIMERS[kind]), kind);
    const entries = publication.feeds.flatMap((feed) => feedEntries(publication, feed));
    const own = entries.filter(({ url }) => url.includes(`/${slug}/`));
    assert.ok(own.length > 0, kind);
    for (const { html } of own) assert.ok(html.includes(DISCLAIMERS[kind]), kind);
  }
});
