import type { Article, Section } from "../domain/article.ts";
import { isPaidFor } from "../domain/genre.ts";
import { areText, isPictured, rankOf } from "./front-rank.ts";

export interface Band {
  readonly section?: Section;
  readonly articles: readonly Article[];
}

export interface SectionNews {
  readonly section: Section;
  /** Newest first. */
  readonly articles: readonly Article[];
}

/** Each of so many of the newest stands on the front page. */
export const NEWEST = 40;
/** Columns, and stories of a row. */
const ROW = 4;
/** A large story and four beside it. */
export const BAND = ROW + 1;
/** Of stories without pictures, which stand in three columns. */
const TEXT_BAND = 9;
const ROW_OF_TEXT = 3;
/** What stands beside so few pictures (_includes/partials/front/arrange.ts). */
const BESIDE_PICTURES: Readonly<Record<number, number>> = { 1: 6, 2: 4, 3: 2 };
/** With fewer a section has no band of its own. */
const SMALLEST_BAND = 3;
const SMALLEST_TEXT = 6;
/** How much further back a band looks for stories with pictures: as many times its size. */
const REACH = 6;

interface BandPlan {
  readonly picks: readonly Article[];
  readonly placed: ReadonlySet<Article>;
  readonly newest: ReadonlySet<Article>;
  /** So many at least, where there are as many. */
  readonly pictures: number;
}

/** @param sections in the order of the menu @returns the bands, and what is new and too little for any */
export function bandsOf(sections: readonly SectionNews[], plan: BandPlan): [Band[], Article[]] {
  const bands = sections.map(({ section, articles }) => {
    const picks = plan.picks.filter((pick) => pick.section.key === section.key && !plan.placed.has(pick));
    return { section, articles: bandOf(articles, { ...plan, picks }) };
  });
  const isBand = (band: Band) => band.articles.length >= (areText(band.articles) ? SMALLEST_TEXT : SMALLEST_BAND);
  const own = bands.filter(isBand);
  const few = bands.filter((band) => !isBand(band)).flatMap(({ articles }) => articles);
  if (isBand({ articles: few }) || few.some((article) => plan.picks.includes(article)))
    return [[...own, { articles: inOrder(few) }], []];
  // They would stand in an empty row.
  return [own, few.filter((article) => plan.newest.has(article))];
}

/** All that is new of a section, and so much more that its rows are full, with pictures where there are any. */
function bandOf(articles: readonly Article[], { picks, placed, newest, pictures }: BandPlan): Article[] {
  const first = new Set(picks);
  // What is new are the first forty; what comes behind them is looked at no further than a band reaches.
  const open = articles
    .slice(0, NEWEST + BAND * REACH)
    .filter((article) => !placed.has(article) && !first.has(article) && !isPaidFor(article));
  const fresh = open.filter((article) => newest.has(article));
  const older = open.slice(fresh.length, fresh.length + BAND * REACH);
  const [pictured, bare] = [older.filter(isPictured), older.filter((article) => !isPictured(article))];
  const wanted = [...picks, ...fresh];
  const there = wanted.filter(isPictured).length;
  const without = wanted.length - there;
  const withPicture = pictureSize(
    Math.max(there, Math.min(pictures, there + pictured.length)),
    there + pictured.length,
  );
  const text = { own: without, there: without + bare.length };
  const size = withPicture === 0 ? textSize(text, TEXT_BAND) : rowsOfText(text, withPicture);
  const more = [...pictured.slice(0, withPicture - there), ...bare.slice(0, Math.max(0, size - without))];
  return [...picks, ...inOrder([...fresh, ...more])];
}

/** One large story and rows of four, where there are so many. @param there how many there are */
function pictureSize(wanted: number, there: number): number {
  if (wanted < ROW) return wanted;
  const full = BAND + ROW * Math.max(0, Math.ceil((wanted - BAND) / ROW));
  return full <= there ? full : wanted;
}

interface Texts {
  /** Which are to be there in any case. */
  readonly own: number;
  /** With those that fill up. */
  readonly there: number;
}

/** What ends together in three columns and in two. */
function textSize({ own, there }: Texts, least: number): number {
  const full = ROW_OF_TEXT * Math.ceil(Math.max(own, least) / ROW_OF_TEXT);
  return full <= there ? full : Math.max(own, there - (there % ROW_OF_TEXT));
}

/** As many as stand beside so many pictures, and below them rows of four as theirs are, otherwise what ends together. */
function rowsOfText(texts: Texts, pictures: number): number {
  const beside = BESIDE_PICTURES[pictures] ?? 0;
  if (texts.own <= beside) return Math.min(beside, texts.there);
  const full = beside + ROW * Math.ceil((texts.own - beside) / ROW);
  if (full <= texts.there) return full;
  return beside + textSize({ own: texts.own - beside, there: texts.there - beside }, 0);
}

/** What weighs most first, then what has a picture, so that rows are of one kind; among these the newest. */
function inOrder(articles: readonly Article[]): Article[] {
  const high = articles.filter(({ weight }) => weight === "high");
  const others = articles.filter(({ weight }) => weight !== "high").toSorted((a, b) => rankOf(b) - rankOf(a));
  return [
    ...high.toSorted((a, b) => rankOf(b) - rankOf(a)),
    ...others.filter((article) => isPictured(article)),
    ...others.filter((article) => !isPictured(article)),
  ];
}
