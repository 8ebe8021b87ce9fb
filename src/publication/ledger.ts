import type { Article } from "../domain/article.ts";
import { contentsOfBlock } from "../domain/article-blocks.ts";
import type { DateStamp } from "../domain/date-stamp.ts";
import type { Kind } from "../domain/kind.ts";
import type { RegisteredSource, SourceCitation, SourceRegistry } from "../domain/source.ts";
import type { Notice } from "../domain/withdrawal.ts";

/** What the publication has drawn from one source, and on what terms. */
export interface LedgerEntry {
  readonly name: string;
  /** Registry key; absent for a source that articles write out. */
  readonly key?: string;
  /** Absent for a source that articles write out. */
  readonly terms?: RegisteredSource;
  /** Articles whose text rests on it, by kind. */
  readonly articles: Readonly<Record<Kind, number>>;
  readonly total: number;
  readonly pictures: number;
  readonly charts: number;
  readonly quotes: number;
  /** Videos, sounds and documents. */
  readonly media: number;
  /** How often other sources say that they have it from this one. */
  readonly via: number;
  /** Texts of it that nobody can open any more, and those that were changed after they were used. */
  readonly gone: number;
  readonly changed: number;
  /** The largest share of an original that an article used, 0 to 1. */
  readonly largestShare?: number;
  /** Newest article that uses it. */
  readonly lastUsed?: DateStamp;
  readonly openNotices: number;
}

interface Tally extends Omit<LedgerEntry, "articles"> {
  readonly articles: Record<Kind, number>;
  total: number;
  pictures: number;
  charts: number;
  quotes: number;
  media: number;
  via: number;
  gone: number;
  changed: number;
  largestShare?: number;
  lastUsed?: DateStamp;
}

/**
 * The ledger of sources (转载台账): every registered source, used or not, and every source that an article writes out.
 *
 * @param articles newest first
 * @returns in the order of use, the most used first
 */
export function ledgerOf(
  registry: SourceRegistry,
  articles: readonly Article[],
  notices: readonly Notice[],
): LedgerEntry[] {
  const tallies = new Map<string, Tally>();
  for (const [key, terms] of Object.entries(registry)) {
    const open = notices.filter(({ source, status }) => source === key && status === "open").length;
    tallies.set(`key ${key}`, { ...emptyTally(terms.name, open), key, terms });
  }
  const tallyOf = ({ key, name }: SourceCitation): Tally => {
    const id = key ? `key ${key}` : `name ${name}`;
    const tally = tallies.get(id) ?? emptyTally(name, 0);
    tallies.set(id, tally);
    return tally;
  };
  for (const article of articles) {
    const uses = usesOf(article);
    for (const source of new Map(uses.texts.map((text) => [text.key ?? text.name, text])).values()) {
      const tally = tallyOf(source);
      tally.articles[article.kind] += 1;
      tally.total += 1;
    }
    for (const { share = 0, gone, changed, ...source } of uses.texts) {
      const tally = tallyOf(source);
      if (gone) tally.gone += 1;
      if (changed) tally.changed += 1;
      if (share > (tally.largestShare ?? 0)) tally.largestShare = share;
    }
    for (const credit of uses.pictures) tallyOf(credit).pictures += 1;
    for (const credit of uses.charts) tallyOf(credit).charts += 1;
    for (const source of uses.quotes) tallyOf(source).quotes += 1;
    for (const credit of uses.media) tallyOf(credit).media += 1;
    for (const source of uses.via) tallyOf(source).via += 1;
    for (const source of Object.values(uses).flat()) tallyOf(source).lastUsed ??= article.published;
  }
  const weight = (one: LedgerEntry) => one.total + one.pictures + one.charts + one.quotes + one.media + one.via;
  return [...tallies.values()].sort((a, b) => weight(b) - weight(a) || (a.name < b.name ? -1 : 1));
}

/** Somebody who has paid for articles. No source: nothing was drawn from them. */
export interface SponsorEntry {
  readonly name: string;
  readonly url: string;
  /** How many articles they have paid for. */
  readonly total: number;
  readonly last: DateStamp;
}

/** @param articles newest first @returns who has paid last first; whoever gave two addresses stands with the last one */
export function sponsorsOf(articles: readonly Article[]): SponsorEntry[] {
  const entries = new Map<string, SponsorEntry>();
  for (const { sponsor, published } of articles) {
    if (!sponsor) continue;
    const { name, url } = sponsor;
    const known = entries.get(name) ?? { name, url, total: 0, last: published };
    entries.set(name, { ...known, total: known.total + 1 });
  }
  return [...entries.values()];
}

/** Keys of the registered sources that an article draws on: for its text, pictures, figures, quotations, videos and the like. */
export function sourceKeysOf(article: Article): string[] {
  return [...new Set(citationsOf(article).flatMap(({ key }) => key ?? []))];
}

/** Every source that an article draws on, as often as it does. */
export function citationsOf(article: Article): readonly SourceCitation[] {
  return Object.values(usesOf(article)).flat();
}

/** How much of an article is drawn from one source. */
export interface Drawn {
  readonly texts: number;
  readonly pictures: number;
  readonly charts: number;
  readonly quotes: number;
  readonly media: number;
  /** How many of its sources have it from this one. */
  readonly via: number;
}

/** What an article draws from a registered source. @param key of the source */
export function drawnFrom(article: Article, key: string): Drawn {
  const uses = usesOf(article);
  const count = (of: keyof Drawn) => uses[of].filter((citation) => citation.key === key).length;
  return {
    texts: count("texts"),
    pictures: count("pictures"),
    charts: count("charts"),
    quotes: count("quotes"),
    media: count("media"),
    via: count("via"),
  };
}

type Uses = Readonly<Record<keyof Drawn, readonly SourceCitation[]>>;

/** Of one article lists of sources, ledger and feeds all ask. */
const known = new WeakMap<Article, Uses>();

function usesOf(article: Article): Uses {
  const there = known.get(article);
  if (there) return there;
  const uses: Record<keyof Drawn, SourceCitation[]> = {
    texts: [...article.sources],
    pictures: [],
    charts: [],
    quotes: [],
    media: [],
    via: article.sources.flatMap(({ via = [] }) => via),
  };
  for (const block of article.body)
    for (const [counted, citation] of contentsOfBlock(block).citations) uses[counted].push(citation);
  known.set(article, uses);
  return uses;
}

function emptyTally(name: string, openNotices: number): Tally {
  const articles = { original: 0, compilation: 0, translation: 0, reprint: 0, unknown: 0 };
  return {
    name,
    articles,
    total: 0,
    pictures: 0,
    charts: 0,
    quotes: 0,
    media: 0,
    via: 0,
    gone: 0,
    changed: 0,
    openNotices,
  };
}
