import { parseAtomFeed, parseRssFeed } from "feedsmith";
import { type HTMLElement, parse } from "node-html-parser";
import { z } from "zod";
import { type Article, picturesOf } from "../../src/domain/article.ts";
import { creditsOf } from "../../src/domain/attribution.ts";
import { sourceKeysOf } from "../../src/publication/ledger.ts";
import { BETWEEN_SOURCES } from "../../src/syndication/feed.ts";

/** The sources with the addresses of the texts used, and the credits of the pictures: what every output must agree on. */
export interface Told {
  readonly sources: readonly string[];
  readonly credits: readonly string[];
}

/** Reads a file of the site. A test may hand in a reader that spoils one file. */
export type ReadOutput = (file: string) => string;

/** What the page of an article tells, to people and to machines. */
const PAGE_OUTPUTS: Readonly<Record<string, (html: string) => Told>> = { page: fromPage, "JSON-LD": fromJsonLd };

/** What an entry of a feed tells: the file, and how the article is found in it. */
const FEED_OUTPUTS: Readonly<Record<string, { file: string; told: (text: string, id: string) => Told }>> = {
  RSS: { file: "feed.xml", told: fromRss },
  Atom: { file: "atom.xml", told: (xml, id) => fromAtom(xml, `urn:laiyuan:${id}`) },
  "JSON Feed": { file: "feed.json", told: fromJsonFeed },
  "full text of the feeds": { file: "feed.json", told: fromFullText },
};
/** Feeds of sources leave the text to the others; what it was made from they list all the same. */
const LEDE_OUTPUTS: typeof FEED_OUTPUTS = {
  ...FEED_OUTPUTS,
  "full text of the feeds": { file: "feed.json", told: fromLists },
};
/** A feed holds the newest articles. */
const FEED_SIZE = 30;

/** Where an output says something else than the article's record; one sentence each. */
export function provenanceDifferences(read: ReadOutput, articles: readonly Article[], url: string): string[] {
  const { host } = new URL(url);
  const pages = articles.flatMap((article) => {
    const html = read(`${article.path.slice(1)}index.html`);
    return Object.entries(PAGE_OUTPUTS).flatMap(([name, from]) => difference(name, article, from(html)));
  });
  const feeds = [...feedsOf(articles)].flatMap(([folder, held]) =>
    Object.entries(folder.startsWith("sources/") ? LEDE_OUTPUTS : FEED_OUTPUTS).flatMap(
      ([name, { file, told: from }]) => {
        const text = read(folder + file);
        return held.flatMap((article) =>
          difference(name, article, from(text, `${host}:${article.id}`), ` in ${folder}`),
        );
      },
    ),
  );
  return [...pages, ...feeds];
}

function difference(output: string, article: Article, found: Told, where = ""): string[] {
  const shown = new Set(picturesOf(article).flatMap((picture) => (picture.shown ? picture.name : [])));
  const credits = creditsOf(article.body);
  // What structured data calls a picture has to have a file.
  const named = output === "JSON-LD" ? credits.filter(({ name }) => shown.has(name)) : credits;
  const wanted = told(
    article.sources.map(({ name, url }) => source(name, url)),
    named.map(({ credit }) => credit),
  );
  const [says, should] = [JSON.stringify(found), JSON.stringify(wanted)];
  return says === should ? [] : [`${output} of ${article.path}${where}: ${says} instead of ${should}`];
}

/** Folders of the feeds, with the articles each has to hold: the site's, its section's, and those of its sources. */
function feedsOf(articles: readonly Article[]): Map<string, Article[]> {
  const feeds = new Map<string, Article[]>();
  for (const article of articles) {
    const sources = sourceKeysOf(article).map((key) => `sources/${key}/`);
    for (const folder of ["", `sections/${article.section.key}/`, ...sources]) {
      const held = feeds.get(folder) ?? [];
      if (held.length < FEED_SIZE) feeds.set(folder, [...held, article]);
    }
  }
  return feeds;
}

function source(name: string, url?: string | undefined): string {
  return url ? `${name} ${url}` : name;
}

function told(sources: readonly string[], credits: readonly string[]): Told {
  return { sources, credits };
}

function fromPage(html: string): Told {
  const root = parse(html);
  const rows = root.querySelectorAll(".source-attribution dl > div");
  const texts = rows.find((row) => /^(?:文字|参考)$/.test(row.querySelector("dt")?.text ?? ""));
  const credits = root.querySelectorAll(".figure .credit").map((credit) => {
    const licence = `，${credit.querySelector(".licence")?.text}`;
    credit.querySelector(".visually-hidden")?.remove();
    return credit.text
      .replace(licence, "")
      .replace(/^图源：/, "")
      .replace(/，(?:阅读原文|《[^》]*》)$/, "");
  });
  return told(texts?.querySelectorAll("dd").map(cited) ?? [], credits);
}

/** A source in full: the name comes first, the link that leads out is the text itself. */
function cited(node: HTMLElement): string {
  const out = node.querySelectorAll("a").find((link) => /^https?:/.test(link.getAttribute("href") ?? ""));
  return source(node.text.split("，")[0] ?? "", out?.getAttribute("href"));
}

const Work = z.object({ url: z.string().optional(), publisher: z.object({ name: z.string() }) });
const Picture = z.object({ creditText: z.string(), contentUrl: z.url() });
const Graph = z.object({ "@graph": z.array(z.record(z.string(), z.unknown())) });

function fromJsonLd(html: string): Told {
  const graph = Graph.parse(JSON.parse(parse(html).querySelector("script[type='application/ld+json']")?.text ?? ""));
  const article = graph["@graph"].find((node) => node["@type"] === "NewsArticle") ?? {};
  const works = z.array(Work).parse(article.isBasedOn ?? article.translationOfWork ?? article.citation ?? []);
  const pictures = z.array(Picture).parse(article.image ?? []);
  return told(
    works.map(({ publisher, url }) => source(publisher.name, url)),
    pictures.map(({ creditText }) => creditText),
  );
}

function fromRss(xml: string, id: string): Told {
  const item = parseRssFeed(xml).items?.find(({ guid }) => guid?.value === id);
  return told(
    (item?.dc?.sources ?? []).flatMap((all) => all.split(BETWEEN_SOURCES)),
    (item?.media?.credits ?? []).map(({ value }) => value ?? ""),
  );
}

function fromAtom(xml: string, id: string): Told {
  const entry = parseAtomFeed(xml).entries?.find((candidate) => candidate.id === id);
  const via = (entry?.links ?? []).filter(({ rel }) => rel === "via");
  // Names and links stand in one order; a source without an address has no link.
  const names = (entry?.dc?.sources ?? []).flatMap((all) => all.split(BETWEEN_SOURCES));
  const sources = names.map((name) => source(name, via[0]?.title === name ? via.shift()?.href : undefined));
  return told(
    [...sources, ...via.map(({ href }) => `unnamed ${href}`)],
    (entry?.media?.credits ?? []).map(({ value }) => value ?? ""),
  );
}

const JsonFeed = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      content_html: z.string(),
      _provenance: z.object({
        sources: z.array(z.object({ name: z.string(), url: z.string().optional() })),
        pictures: z.array(z.object({ credit: z.string() })),
      }),
    }),
  ),
});

function fromJsonFeed(json: string, id: string): Told {
  const found = JsonFeed.parse(JSON.parse(json)).items.find((item) => item.id === id)?._provenance;
  return told(
    found?.sources.map(({ name, url }) => source(name, url)) ?? [],
    found?.pictures.map(({ credit }) => credit) ?? [],
  );
}

function fromFullText(json: string, id: string): Told {
  const root = entryText(json, id);
  const captions = root.querySelectorAll("figcaption").map((node) => node.text);
  return told(
    citedIn(root),
    captions.map((text) => text.replace(/^.*图源：/, "").replace(/ · .*$/, "")),
  );
}

function fromLists(json: string, id: string): Told {
  const root = entryText(json, id);
  const credits = root.querySelectorAll(".sources li").filter(({ text }) => /^图 \d+：/.test(text));
  return told(
    citedIn(root),
    credits.map(({ text }) => text.replace(/^图 \d+：/, "")),
  );
}

function entryText(json: string, id: string): HTMLElement {
  return parse(JsonFeed.parse(JSON.parse(json)).items.find((item) => item.id === id)?.content_html ?? "");
}

function citedIn(entry: HTMLElement): string[] {
  const lines = entry.querySelectorAll(".sources li").filter(({ text }) => !/^(?:引语|图 \d+)：/.test(text));
  return lines.map(cited);
}
