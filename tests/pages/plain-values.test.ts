import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { loadPage, pageText } from "../../src/build/pages/page-module.ts";
import { readPublication } from "../../src/content/read-publication.ts";
import { type Article, picturesOf } from "../../src/domain/article.ts";
import { Clock } from "../../src/domain/clock.ts";
import { CommentSettings } from "../../src/domain/comment-service.ts";
import { dateStampOf } from "../../src/domain/date-stamp.ts";
import type { Media } from "../../src/domain/media.ts";
import type { Podcast } from "../../src/domain/podcast.ts";
import { definePage, type Pages, type Plain } from "../../src/pages/define-pages.ts";
import { NO_ASSETS } from "../../src/publication/page-shell.ts";
import { type Publication, publicationOf } from "../../src/publication/publication.ts";

const FIXTURE = "tests/fixtures/every-feature";
const PAGES = "src/pages";
const now = Date.parse("2026-01-01T00:00:00Z");
const {
  siteData,
  articles: written,
  breaking,
} = readPublication({ articles: `${FIXTURE}/articles`, data: `${FIXTURE}/data` }, now);
/** A film with captions. */
const FILM: Media = {
  ...{ name: "film", kind: "video", title: "短片", shown: true, description: "看海。", licence: "本站拍摄" },
  place: { at: "file", file: "film.mp4", path: "/assets/media/film-1.mp4", type: "video/mp4", bytes: 1 },
  captions: [{ path: "/assets/media/film-zh-1.vtt", language: "zh", text: "WEBVTT\n", isConverted: true }],
  credit: { name: "公报" },
};
const articles = written.map((article, at): Article => {
  return at > 0 ? article : { ...article, body: [...article.body, { kind: "media", media: FILM }] };
});
const GONE = {
  path: "/2024/01/gone/",
  id: "20240101-gone",
  date: dateStampOf(now, siteData.site.timeZone),
  reason: "测试",
};
const [artwork] = articles.flatMap(picturesOf).filter((picture) => picture.shown);
const podcast: Podcast = {
  ...{ title: "播客", description: "测试。", category: "News", language: "zh", explicit: false },
  ...(artwork && { artwork }),
};
const data = { ...siteData, podcast, withdrawals: [...siteData.withdrawals, GONE] };
const publication = publicationOf(data, { articles, breaking, assets: NO_ASSETS, clock: new Clock(now) });
/** The same with a service of comments, which has a page of its own. */
const server = "https://comments.example.org";
const comments = CommentSettings.parse({ provider: "waline", server, forms: { provider: "netlify" } });
const served = publicationOf(
  { ...data, site: { ...data.site, comments } },
  { articles, breaking, assets: NO_ASSETS, clock: new Clock(now) },
);
const kinds = await Promise.all(
  readdirSync(PAGES)
    .filter((name) => /\.11ty\.tsx?$/.test(name))
    .map(async (name) => ({ name, pages: (await loadPage(join(PAGES, name))).default })),
);

/** What would come out otherwise if only a copy of the value were there. */
function changedByCopying(pages: Pages, of: Publication = publication): string[] {
  return pages.items(of).flatMap((item) => {
    const value = pages.value(of, item);
    const whole = pageText(pages, value);
    const copies = [() => JSON.parse(JSON.stringify(value)), () => structuredClone(value)];
    return copies.some((copy) => textOrFault(pages, copy) !== whole) ? [pages.address(item)] : [];
  });
}

function textOrFault(pages: Pages, copy: () => unknown): string {
  try {
    return pageText(pages, copy());
  } catch (error) {
    return String(error);
  }
}

for (const { name, pages } of kinds) {
  test(`a page of ${name} is made of its value alone: a copy of it gives the same bytes`, () => {
    const [made] = [publication, served].filter((one) => pages.items(one).length > 0);
    assert.ok(made, "the fixture has none of them");
    assert.deepEqual(changedByCopying(pages, made), []);
  });
}

test("the value of a list holds no text of an article, and none says where files lie", () => {
  const bodies = articles.flatMap(({ body }) => body.flatMap((block) => (block.kind === "text" ? [block.html] : [])));
  const whole = ["article.11ty.tsx", "feeds.11ty.ts"];
  for (const { name, pages } of kinds) {
    const values = pages.items(publication).map((item) => JSON.stringify(pages.value(publication, item)));
    const held = bodies.filter((html) => values.some((value) => value.includes(JSON.stringify(html))));
    assert.equal(held.length > 0, whole.includes(name), name);
    for (const { folder } of articles)
      assert.ok(
        values.every((value) => !value.includes(folder)),
        name,
      );
  }
});

test("a page that leans on what no copy has is found", () => {
  const seeds: Readonly<Record<string, unknown>> = {
    function: { greet: () => "好" },
    map: new Map([["a", "好"]]),
    date: new Date(0),
    getter: Object.create({}, { greet: { get: () => "好" } }),
    class: new (class {
      readonly #word = "好";
      get greet() {
        return this.#word;
      }
    })(),
  };
  for (const [name, seed] of Object.entries(seeds)) {
    const pages: Pages<string, { seed: unknown }> = {
      items: () => ["/seed/"],
      address: (item) => item,
      value: () => ({ seed }),
      render: ({ seed: at }) => `${name} ${at instanceof Object && "greet" in at ? `${at.greet}` : ""} ${at}`,
    };
    assert.deepEqual(changedByCopying(pages), ["/seed/"], name);
  }
});

test("the compiler takes what is plain and nothing else", () => {
  const plain = definePage({
    address: "/plain/",
    value: ({ articles: { length: at } }) => ({ at, list: ["a", null], inner: { maybe: at > 0 ? "b" : undefined } }),
    render: ({ at, list }) => `${at} ${list.length}`,
  });
  assert.deepEqual(changedByCopying(plain), []);
  const refused: readonly (Plain<Map<string, string>> | Plain<Date> | Plain<{ greet(): string }>["greet"])[] = [];
  const impossible: readonly never[] = refused;
  assert.equal(impossible.length, 0);
  // @ts-expect-error a Map cannot be copied as JSON
  definePage({ address: "/map/", value: () => ({ map: new Map([["a", 1]]) }), render: ({ map }) => `${map.size}` });
  // @ts-expect-error nor can a method
  definePage({ address: "/method/", value: () => ({ greet: () => "好" }), render: ({ greet }) => greet() });
});
