import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseFeed } from "@rowanmanning/feed-parser";
import { parseJsonFeed } from "feedsmith";
import type { BuiltSite } from "../site/built-site.ts";
import { type DayCase, printed, type Wall, written } from "./days.ts";
import { type Seen, type Sight, slugOf } from "./sight.ts";

const ARTICLE = /^\/\d{4}\/\d{2}\/[a-z0-9-]+\/$/;
const MONTH = /^\/\d{4}\/\d{2}\/$/;
const PRINTED = /\d{4}年\d+月\d+日(?: \d\d:\d\d)?/g;

/** Holds a site, in every place where something is listed, dated or led on, against what readers are to see. */
export function assertSeen(site: BuiltSite, sight: Sight, day: DayCase): void {
  for (const edition of day.traditional ? ["", "/hant"] : [""]) new EditionReader(site, sight, day, edition).read();
  assert.deepEqual(rulesOf(site), withVariants(sight.rules, day.traditional), "rules");
  const news = site.files.includes("sitemaps/news.xml") ? entriesOf(site, "sitemaps/news.xml", "publication_date") : [];
  const expected = sight.articles.filter((seen) => sight.news.includes(slugOf(seen)));
  assert.deepEqual(
    news,
    // The hour of what bears only a day is nobody's knowledge.
    expected.map(({ path, released }) => [path, written(day, released).replace(/T00:00.*/, "")]),
    "news map",
  );
}

/** Reads one edition, with the addresses that both have in common. */
class EditionReader {
  constructor(
    readonly site: BuiltSite,
    readonly sight: Sight,
    readonly day: DayCase,
    readonly prefix: string,
  ) {}

  read(): void {
    const { articles, tag, record } = this.sight;
    const paths = articles.map(({ path }) => path);
    const pages = this.site.pages.map(({ file }) => this.#own(`/${file.replace(/index\.html$/, "")}`));
    assert.deepEqual(
      pages.filter((path) => ARTICLE.test(path)).toSorted(),
      paths.toSorted(),
      "articles that are there",
    );
    // What leads there is not always the newest (tests/publication/front.test.ts).
    for (const list of ["/", "/sections/news/"])
      assert.deepEqual(this.#listed(list).toSorted(), paths.toSorted(), this.prefix + list);
    assert.deepEqual(this.#listed(`/tags/${tag}/`), paths, `${this.prefix}/tags/${tag}/`);
    const months = pages.filter((path) => MONTH.test(path)).toSorted();
    this.#readArchive(months.toReversed());
    for (const folder of ["/", "/sections/news/"])
      for (const feed of ["feed.xml", "atom.xml", "feed.json"]) this.#readFeed(folder + feed);
    const map = `sitemaps/${this.prefix.replace("/", "")}${this.prefix && "-"}articles-1.xml`;
    assert.deepEqual(
      entriesOf(this.site, map, "lastmod").map(([path = "", date]) => [this.#own(path), date]),
      articles.map(({ path, released, updated = released }) => [path, this.#written(updated)]).toReversed(),
      map,
    );
    const told = this.#page("/corrections/").root.querySelectorAll(".record > li");
    assert.deepEqual(
      told.map((entry) => [entry.querySelector("b")?.text.replace("圖", "图"), entry.querySelector("time")?.text]),
      record.map(([kind, at]) => [kind, printed(at)]),
      "record of corrections",
    );
    for (const [index, seen] of articles.entries()) {
      this.#readArticle(seen);
      const pager = [articles[index - 1]?.path, articles[index + 1]?.path];
      const { root } = this.#page(seen.path);
      const linked = ["next", "prev"].map((rel) => root.querySelector(`.pager [rel=${rel}]`)?.getAttribute("href"));
      assert.deepEqual(
        linked.map((href) => href && this.#own(href)),
        pager,
        `${seen.path}: newer and older`,
      );
    }
  }

  /** @param months the latest first */
  #readArchive(months: readonly string[]): void {
    const { articles } = this.sight;
    assert.deepEqual(
      months.flatMap((month) => this.#listed(month)),
      articles.map(({ path }) => path),
      "archive",
    );
    const days = months.flatMap((month) => {
      const sections = this.#page(month).root.querySelectorAll(".day-list section");
      return sections.flatMap((section) =>
        section.querySelectorAll("a").map(() => section.querySelector("time")?.getAttribute("datetime")),
      );
    });
    assert.deepEqual(
      days,
      articles.map(({ released }) => released.slice(0, "2026-12-01".length)),
      "days of the archive",
    );
  }

  #readFeed(path: string): void {
    const text = readFileSync(join(this.site.folder, this.prefix, path), "utf8");
    const at = (date: string | Date | null | undefined) => new Date(date ?? "").toISOString();
    const found = path.endsWith(".json")
      ? (parseJsonFeed(JSON.parse(text)).items ?? []).map(({ url, date_published, date_modified }) => [
          url,
          at(date_published),
          at(date_modified ?? date_published),
        ])
      : parseFeed(text).items.map(({ url, published, updated }) => [url, at(published), at(updated ?? published)]);
    const expected = this.sight.articles.map(({ path: address, released, updated = released }) => [
      this.site.url + this.prefix + address,
      at(this.#written(released)),
      // RSS knows one date.
      at(this.#written(path.endsWith("feed.xml") ? released : updated)),
    ]);
    assert.deepEqual(found, expected, this.prefix + path);
  }

  #readArticle({ path, released, dated, updated, picture }: Seen): void {
    const { html, root } = this.#page(path);
    const byline = root.querySelector(".byline")?.text ?? "";
    const dates = [released, updated, dated].filter((wall) => wall !== undefined);
    assert.deepEqual((byline.match(PRINTED) ?? []).toSorted(), dates.map(printed).toSorted(), `${path} byline`);
    const changed = root.querySelector('.byline a[href="#changes"]') !== null;
    assert.deepEqual([/署/.test(byline), changed], [Boolean(dated), Boolean(updated)], path);
    const told = ["datePublished", "dateCreated", "dateModified"].map(
      (key) => new RegExp(`"${key}":"([^"]*)"`).exec(html)?.[1],
    );
    const expected = [released, dated, updated ?? released].map((wall) => wall && this.#written(wall));
    assert.deepEqual(told, expected, `${path} structured data`);
    assert.equal(root.querySelector(".tags a")?.getAttribute("href"), `${this.prefix}/tags/${this.sight.tag}/`, path);
    const figure = root.querySelector(".article-body figure");
    const shown = figure?.querySelector("img") ? "shown" : /期限/.test(figure?.text ?? "") ? "ended" : undefined;
    assert.equal(shown, picture, `${path} picture`);
  }

  /** Addresses of the articles that a page leads to, as they come. */
  #listed(path: string): string[] {
    const links = this.#page(path).root.querySelectorAll("main a[href]");
    const own = links.map((link) => this.#own(link.getAttribute("href") ?? ""));
    return [...new Set(own.filter((href) => ARTICLE.test(href)))];
  }

  /** An address without what the edition puts before it; empty when it belongs to the other. */
  #own(path: string): string {
    return path.startsWith(`${this.prefix}/`) ? path.slice(this.prefix.length) : "";
  }

  #page(path: string) {
    return this.site.page(this.prefix + path);
  }

  #written(wall: Wall): string {
    return written(this.day, wall);
  }
}

/** Address and date of every entry of a site map. */
function entriesOf(site: BuiltSite, file: string, date: string): string[][] {
  const xml = readFileSync(join(site.folder, file), "utf8");
  const entry = new RegExp(`<loc>([^<]*)</loc>.*?<(?:news:)?${date}>([^<]*)<`, "g");
  return [...xml.matchAll(entry)].map(([, loc = "", at = ""]) => [loc.slice(site.url.length), at]);
}

function rulesOf({ folder, files }: BuiltSite): Record<string, string> {
  if (!files.includes("_redirects")) return {};
  const lines = readFileSync(join(folder, "_redirects"), "utf8").split("\n");
  const rules = lines.flatMap((line) => {
    const [, from = "", to, status] = /^(\/\S+)\s+(\S+)\s+(\d+)/.exec(line) ?? [];
    return from ? [[from, `${to} ${status}`]] : [];
  });
  return Object.fromEntries(rules);
}

function withVariants(rules: Sight["rules"], traditional: boolean): Sight["rules"] {
  if (!traditional) return rules;
  const variants = Object.entries(rules).map(([from, to]) => [`/hant${from}`, `/hant${to}`]);
  return { ...rules, ...Object.fromEntries(variants), "/hant/*": "/hant/404.html 404" };
}
