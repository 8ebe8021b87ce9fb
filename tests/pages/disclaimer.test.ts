import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "node-html-parser";
import { pageText } from "../../src/build/pages/page-module.ts";
import { Clock } from "../../src/domain/clock.ts";
import { KINDS } from "../../src/domain/kind.ts";
import articlePage from "../../src/pages/article.11ty.tsx";
import feeds from "../../src/pages/feeds.11ty.ts";
import { NO_ASSETS } from "../../src/publication/page-shell.ts";
import { type PublishedData, publicationOf } from "../../src/publication/publication.ts";
import { articleOn, NEWS, SITE } from "../fixtures/articles.ts";

const DISCLAIMERS = {
  original: "原创声明。",
  compilation: "综合声明。",
  translation: "编译声明。",
  reprint: "转载声明。",
};

const DATA = {
  site: SITE,
  sections: new Map([[NEWS.key, NEWS]]),
  tags: new Map(),
  sources: {},
  people: [],
  topics: [],
  bearers: [],
  disclaimers: DISCLAIMERS,
  withdrawals: [],
  notices: [],
  prosePages: [],
} satisfies PublishedData;
const publication = publicationOf(DATA, {
  articles: KINDS.map((kind, day) =>
    articleOn(day, { kind, sources: [{ name: "公报", url: "https://gazette.example/a" }] }),
  ),
  assets: NO_ASSETS,
  clock: new Clock(0),
});

test("an article bears the disclaimer of its own kind, on its page and in every feed", () => {
  for (const item of publication.articlePages) {
    const { kind, slug } = item.article;
    assert.ok(kind !== "unknown");
    const page = parse(pageText(articlePage, articlePage.value(publication, item)));
    assert.ok(page.querySelector(".disclaimer")?.textContent.endsWith(DISCLAIMERS[kind]), kind);
    const texts = feeds.items(publication).map((feed) => pageText(feeds, feeds.value(publication, feed)));
    const own = texts.filter((text) => text.includes(`/${slug}/`));
    assert.ok(own.length > 0, kind);
    for (const text of own) assert.ok(text.includes(DISCLAIMERS[kind]), kind);
  }
});
