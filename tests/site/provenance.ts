import { parseAtomFeed, parseRssFeed } from "feedsmith";
import { type HTMLElement, parse } from "node-html-parser";
import { z } from "zod";
import { type Article, picturesOf } from "../../src/domain/article.ts";
import { creditOf, creditsOf } from "../../src/domain/attribution.ts";
import { mediaOf } from "../../src/domain/block-pictures.ts";
import { MEDIA_KINDS, MEDIA_LABELS, type Media } from "../../src/domain/media.ts";
import { chartsOf } from "../../src/domain/placed-charts.ts";
import { sourceKeysOf } from "../../src/publication/ledger.ts";
import { BETWEEN_SOURCES } from "../../src/syndication/feed.ts";

/** The sources with the addresses of the texts used, and the credits of the pictures: what every output must agree on. */
export interface Told extends Besides {
  readonly sources: readonly string[];
  readonly credits: readonly string[];
}

/** What only some outputs have a place for; the others leave it to the text. */
interface Besides {
  /** Whose the figures of charts are, with the addresses they were taken from. */
  readonly data?: readonly string[];
  /** Whose videos, sounds and documents are. */
  readonly media?: readonly string[];
  /** Both once more by their titles, among the sources. */
  readonly listed?: readonly string[];
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
/** Outputs with one kind of credit for whatever is seen or heard: pictures, then media. */
const OF_ALL = new Set(["RSS", "Atom"]);
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
  const machine = output === "JSON-LD";
  // What structured data calls a picture has to have a file.
  const named = machine ? credits.filter(({ name }) => shown.has(name)) : credits;
  const charts = chartsOf(article).filter((chart) => chart.shown || !machine);
  const media = mediaOf(article).filter((one) => one.shown || !machine);
  // There each kind has a property of its own.
  const kinds: readonly Media[] = machine
    ? MEDIA_KINDS.flatMap((kind) => media.filter((one) => one.kind === kind))
    : media;
  const wanted = told(
    article.sources.map(({ name, url }) => source(name, url)),
    [...named.map(({ credit }) => credit), ...(OF_ALL.has(output) ? media.map(creditOf) : [])],
    {
      ...(found.data && { data: charts.map(({ credit }) => source(byline(credit), credit.url)) }),
      ...(found.media && { media: kinds.map(creditOf) }),
      ...(found.listed && {
        listed: [
          ...charts.map(({ title, credit }) => source(`${title}：${byline(credit)}`, credit.url)),
          ...media.map((one) => {
            // The page leaves the note to the figure.
            const credit = one.credit && output === "page" ? byline(one.credit) : creditOf(one);
            return `${MEDIA_LABELS[one.kind]}“${one.title}”：${credit}`;
          }),
        ],
      }),
    },
  );
  const [says, should] = [JSON.stringify(found), JSON.stringify(wanted)];
  return says === should ? [] : [`${output} of ${article.path}${where}: ${says} instead of ${should}`];
}

function byline({ name, author }: { readonly name: string; readonly author?: string | undefined }): string {
  return author ? `${name}，作者：${author}` : name;
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

/** In one order of names, so that two of them can be compared as texts. */
function told(sources: readonly string[], credits: readonly string[], { data, media, listed }: Besides = {}): Told {
  return { sources, credits, ...(data && { data }), ...(media && { media }), ...(listed && { listed }) };
}

function fromPage(html: string): Told {
  const root = parse(html);
  const rows = root.querySelectorAll(".source-attribution dl > div");
  const texts = rows.find((row) => /^(?:文字|参考)$/.test(row.querySelector("dt")?.text ?? ""));
  const listed = ["数据", "影音"].flatMap((name) =>
    rows.filter((row) => row.querySelector("dt")?.text === name).flatMap((row) => row.querySelectorAll("dd")),
  );
  const credits = root.querySelectorAll(".figure .credit").map(bareCredit);
  return told(
    texts?.querySelectorAll("dd").map(cited) ?? [],
    credits.filter((text) => !OF_MEDIA.test(text)).map((text) => text.replace(/^(?:封面(?:暂缺，)?)?图源：/, "")),
    {
      data: root.querySelectorAll(".chart .credit").map((credit) => {
        const out = addressIn(credit);
        return source(bareCredit(credit).replace(/^数据来源：/, ""), out);
      }),
      media: credits.filter((text) => OF_MEDIA.test(text)).map((text) => text.replace(OF_MEDIA, "")),
      listed: listed.map((node) => {
        const text = withoutWork(node.text.replace(/（(?:图表)?暂缺）$/, ""));
        return OF_TITLE.test(text) ? text : source(text, addressIn(node));
      }),
    },
  );
}

/** Under a picture that stands before something else, that is said first. */
const OF_MEDIA = /^来源：/;
/** A line of something seen or heard, by its kind and its title. */
const OF_TITLE = /^(?:视频|音频|文件)“/;

/** A credit of a figure, without the licence and the work. */
function bareCredit(credit: HTMLElement): string {
  const licence = `，${credit.querySelector(".licence")?.text}`;
  credit.querySelector(".visually-hidden")?.remove();
  return withoutWork(credit.text.replace(licence, ""));
}

/** What is said after the work, why there is nothing to see, stays. */
function withoutWork(text: string): string {
  return text.replace(/，(?:阅读原文|《[^》]*》)(?=$|（)/, "");
}

/** A source in full: the name comes first, the link that leads out is the text itself. */
function cited(node: HTMLElement): string {
  return source(node.text.split("，")[0] ?? "", addressIn(node));
}

function addressIn(node: HTMLElement): string | undefined {
  const out = node.querySelectorAll("a").find((link) => /^https?:/.test(link.getAttribute("href") ?? ""));
  return out?.getAttribute("href");
}

const Work = z.object({ url: z.string().optional(), publisher: z.object({ name: z.string() }) });
const Picture = z.object({ creditText: z.string(), contentUrl: z.url() });
const Parts = z.array(z.record(z.string(), z.unknown())).default([]);
const Dataset = z.object({
  creator: z.object({ name: z.string() }),
  creditText: z.string(),
  isBasedOn: z.string().optional(),
});
const Heard = z.array(z.object({ creditText: z.string() })).default([]);
const Graph = z.object({ "@graph": z.array(z.record(z.string(), z.unknown())) });

function fromJsonLd(html: string): Told {
  const graph = Graph.parse(JSON.parse(parse(html).querySelector("script[type='application/ld+json']")?.text ?? ""));
  const article = graph["@graph"].find((node) => node["@type"] === "NewsArticle") ?? {};
  const works = z.array(Work).parse(article.isBasedOn ?? article.translationOfWork ?? article.citation ?? []);
  const pictures = z.array(Picture).parse(article.image ?? []);
  return told(
    works.map(({ publisher, url }) => source(publisher.name, url)),
    pictures.map(({ creditText }) => creditText),
    {
      data: Parts.parse(article.hasPart)
        .filter((part) => part["@type"] === "Dataset")
        .map((part) => {
          const { creator, creditText, isBasedOn } = Dataset.parse(part);
          // Both say whose it is.
          const both = creditText.split("，作者：")[0] === creator.name ? creditText : `${creator.name}/${creditText}`;
          return source(both, isBasedOn);
        }),
      media: ["video", "audio", "associatedMedia"].flatMap((property) =>
        Heard.parse(article[property]).map(({ creditText }) => creditText),
      ),
    },
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
        media: z.array(z.object({ credit: z.string() })).default([]),
      }),
    }),
  ),
});

function fromJsonFeed(json: string, id: string): Told {
  const found = JsonFeed.parse(JSON.parse(json)).items.find((item) => item.id === id)?._provenance;
  return told(
    found?.sources.map(({ name, url }) => source(name, url)) ?? [],
    found?.pictures.map(({ credit }) => credit) ?? [],
    { media: found?.media.map(({ credit }) => credit) ?? [] },
  );
}

function fromFullText(json: string, id: string): Told {
  const root = entryText(json, id);
  const captions = root.querySelectorAll("figcaption");
  const media = captions.flatMap(({ text }) => / 来源：(.*?)(?: · .*?)?(?:，封面图源：.*)?$/.exec(text)?.[1] ?? []);
  return told(
    citedIn(root),
    captions.flatMap(({ text }) => (/图源：/.test(text) ? text.replace(/^.*图源：/, "").replace(/ · .*$/, "") : [])),
    {
      data: captions.flatMap((node) => {
        const [, credit] = /数据来源：(.*?)(?: · .*)?$/.exec(node.text) ?? [];
        return credit === undefined ? [] : [source(credit, addressIn(node))];
      }),
      media,
      listed: listedIn(root),
    },
  );
}

function fromLists(json: string, id: string): Told {
  const root = entryText(json, id);
  const credits = root.querySelectorAll(".sources li").filter(({ text }) => /^图 \d+：/.test(text));
  return told(
    citedIn(root),
    credits.map(({ text }) => text.replace(/^图 \d+：/, "")),
    { listed: listedIn(root) },
  );
}

function entryText(json: string, id: string): HTMLElement {
  return parse(JsonFeed.parse(JSON.parse(json)).items.find((item) => item.id === id)?.content_html ?? "");
}

/** Lines that say what they are about. */
const OF_CHART = /^数据：/;
const OF_OTHERS = /^(?:引语|图 \d+)：/;

function citedIn(entry: HTMLElement): string[] {
  const others = [OF_CHART, OF_OTHERS, OF_TITLE];
  return entry
    .querySelectorAll(".sources li")
    .filter(({ text }) => !others.some((other) => other.test(text)))
    .map(cited);
}

function listedIn(entry: HTMLElement): string[] {
  return entry.querySelectorAll(".sources li").flatMap((node) => {
    if (OF_TITLE.test(node.text)) return [node.text];
    if (!OF_CHART.test(node.text)) return [];
    const [, title, credit] = /^(.*)，(?!作者：)(.*)$/.exec(withoutTail(node)) ?? [];
    return [source(`${title}：${credit}`, addressIn(node))];
  });
}

function withoutTail({ text }: HTMLElement): string {
  return withoutWork(text.replace(OF_CHART, ""));
}
