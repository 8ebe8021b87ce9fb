import { z } from "zod";
import { aiNoteOf } from "../../src/domain/ai.ts";
import { unknownWords } from "../../src/domain/archive-words.ts";
import { type Article, picturesOf, quotesOf } from "../../src/domain/article.ts";
import { creditOf, creditsOf, madeNote } from "../../src/domain/attribution.ts";
import { mediaOf } from "../../src/domain/block-pictures.ts";
import { MEDIA_KINDS, MEDIA_LABELS, type Media } from "../../src/domain/media.ts";
import { GONE_WORDS, type Original, originalNote } from "../../src/domain/original.ts";
import type { Picture } from "../../src/domain/picture.ts";
import { chartsOf } from "../../src/domain/placed-charts.ts";
import { independenceOf, independentOf } from "../../src/domain/source-chain.ts";
import { sourceKeysOf } from "../../src/publication/ledger.ts";
import { chain, fate, oldPlace, source, type Told, told } from "./told.ts";
import { fromAtom, fromFullText, fromJsonFeed, fromLists, fromRss } from "./told-by-feeds.ts";
import { fromJsonLd, fromPage } from "./told-by-pages.ts";

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

/** Sources of which the ledger counts other videos, sounds and documents than the records name them for; one sentence each. */
export function ledgerDifferences(read: ReadOutput, articles: readonly Article[]): string[] {
  const wanted = new Map<string, number>();
  for (const { credit } of articles.flatMap(mediaOf))
    if (credit) wanted.set(credit.name, (wanted.get(credit.name) ?? 0) + 1);
  const { sources } = Ledger.parse(JSON.parse(read("sources/ledger.json")));
  const counted = new Map(sources.map(({ name, media }) => [name, media]));
  return [...new Set([...wanted.keys(), ...counted.keys()])].flatMap((name) => {
    const [says, should] = [counted.get(name) ?? 0, wanted.get(name) ?? 0];
    return says === should ? [] : [`${name}: ${says} instead of ${should}`];
  });
}

const Ledger = z.object({ sources: z.array(z.object({ name: z.string(), media: z.number() })) });

function difference(output: string, article: Article, found: Told, where = ""): string[] {
  const shown = new Set(picturesOf(article).flatMap((picture) => (picture.shown ? picture.name : [])));
  const credits = creditsOf(article.body);
  const { archive } = article;
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
      ...(found.archive !== undefined && {
        archive: archive ? oldPlace(archive.address, archive.post, unknownWords(archive.unknown)) : "",
      }),
      ...(found.media && { media: kinds.map(creditOf) }),
      ...(found.chains && {
        chains: [...article.sources.flatMap(({ name, via = [] }) => chain(name, via)), ...independent(output, article)],
      }),
      ...(found.fates && { fates: fatesOf(output, article) }),
      ...(found.ai !== undefined && { ai: aiOf(output, article) }),
      ...(found.listed && {
        listed: [
          ...charts.map(({ title, credit }) => source(`${title}：${byline(credit)}`, credit.url)),
          ...media.map((one) => `${MEDIA_LABELS[one.kind]}“${one.title}”：${listedCredit(output, one)}`),
          ...picturesOf(article).map((one, index) => `图 ${index + 1}：${listedCredit(output, one)}`),
        ],
      }),
    },
  );
  const [says, should] = [JSON.stringify(found), JSON.stringify(wanted)];
  return says === should ? [] : [`${output} of ${article.path}${where}: ${says} instead of ${should}`];
}

/** The JSON Feed knows sources alone, and has the date of a change apart from its words. */
function fatesOf(output: string, article: Article): string[] {
  const data = output === "JSON Feed";
  const noteOf = ({ gone, changed }: Original) =>
    data
      ? [gone && GONE_WORDS, changed?.text].filter(Boolean).join("；")
      : originalNote({ ...(gone && { gone }), ...(changed && { changed }) });
  return [
    ...article.sources.flatMap((one) => fate(one.name, noteOf(one), one.archived)),
    ...(data ? [] : quotesOf(article).flatMap((one) => fate(one.speaker, noteOf(one), one.archived))),
  ];
}

function aiOf(output: string, article: Article): string {
  if (output !== "JSON Feed") return aiNoteOf(article) ?? "";
  return (article.ai ?? []).map(({ use, system, reviewed }) => `${use} ${system} ${reviewed?.by}`).join("；");
}

/** How many sources are independent, in words; the JSON Feed names them instead, where there are chains at all. */
function independent(output: string, { sources }: Article): string[] {
  if (output !== "JSON Feed") return [independenceOf(sources) ?? []].flat();
  return sources.some(({ via }) => via)
    ? [
        independentOf(sources)
          .map(({ name }) => name)
          .join("、"),
      ]
    : [];
}

/** Why nobody is named, or why there is nothing to see, the page leaves to the figure. */
function listedCredit(output: string, one: Picture | Media): string {
  return one.credit && output === "page" ? `${byline(one.credit)}${madeNote(one.made)}` : creditOf(one);
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
