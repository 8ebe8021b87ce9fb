import { type Article, leadPictureOf } from "../domain/article.ts";
import { labelledTitle } from "../domain/genre.ts";
import { newsDate } from "../domain/live.ts";
import { ownLedeOf } from "./article-summary.ts";

/*
 * The stream stands beside the opening on wide screens, and their ends should be one. How high a story gets follows from how many
 * lines it takes, and so from its length: close enough, since the lead's picture takes what is left over. Pixels, and Han of a
 * line, as the styles of fronts have them at 72rem.
 */
const LEAD = { title: 14, titleLine: 50, lede: 29, ledeLine: 33, picture: 393, rest: 60 };
const SPREAD = { title: 16, titleLine: 65, lede: 44, ledeLine: 33, rest: 60 };
const CARD = { title: 14, titleLine: 27, lede: 16, ledeLine: 25, picture: 195, rest: 96 };
const BRIEF = { title: 22, titleLine: 28, lede: 25, ledeLine: 25, rest: 60 };
const LINE = { title: 15, titleLine: 24, rest: 39 };
const RANKED = { title: 12, titleLine: 24, rest: 46 };
const DAY = 26;
const HEAD = 50;
const FEWEST = 4;
/** Of the rows beside the stream. */
const ROW = 3;
/** Stories beside a lead with its picture, and texts where none or one of them has its own. */
const BESIDE_LEAD = 2;
const TEXTS_BESIDE_LEAD: Readonly<Record<number, number>> = { 0: 3, 1: 2 };
/** Stories without a picture in a row that so many with one do not fill. */
const BESIDE_CARDS: Readonly<Record<number, number>> = { 1: 4, 2: 2 };

/**
 * How many of the newest the stream beside an opening shows.
 * @param discussed stand below it
 * @param waiting newest first
 */
export function streamLength(
  opening: readonly Article[],
  discussed: readonly Article[],
  waiting: readonly Article[],
): number {
  const ranked = discussed.map(
    (article) => lines(labelledTitle(article), RANKED.title) * RANKED.titleLine + RANKED.rest,
  );
  const room = heightOf(opening) - (ranked.length > 0 ? HEAD + sum(ranked) : 0);
  let length = 0;
  let height = HEAD;
  let day: string | undefined;
  for (const article of waiting) {
    const before = day;
    ({ day } = newsDate(article));
    height += (day === before ? 0 : DAY) + lines(labelledTitle(article), LINE.title) * LINE.titleLine + LINE.rest;
    if (height > room + LINE.rest && length >= FEWEST) break;
    length += 1;
  }
  return length;
}

/** As arrange.ts has what stands beside something: what has a picture in rows of three, what has none in the columns left over and below. */
function heightOf([lead, ...others]: readonly Article[]): number {
  if (!lead) return 0;
  const pictured = others.filter((article) => leadPictureOf(article));
  const bare = others.filter((article) => !leadPictureOf(article));
  if (!leadPictureOf(lead)) {
    const taken = BESIDE_CARDS[pictured.length % ROW] ?? 0;
    return textHeight(lead, SPREAD, 5) + rowsHeight(pictured) + flowHeight(bare.slice(taken));
  }
  const beside = pictured.slice(0, BESIDE_LEAD);
  const taken = TEXTS_BESIDE_LEAD[beside.length] ?? 0;
  const first = Math.max(textHeight(lead, LEAD, 5) + LEAD.picture, sum(beside.map(cardHeight)));
  return first + rowsHeight(pictured.slice(beside.length)) + flowHeight(bare.slice(taken));
}

function rowsHeight(cards: readonly Article[]): number {
  const rows = Array.from({ length: Math.ceil(cards.length / ROW) }, (_, at) => cards.slice(ROW * at, ROW * at + ROW));
  return sum(rows.map((row) => Math.max(...row.map(cardHeight))));
}

/** In two columns, which end together. */
function flowHeight(stories: readonly Article[]): number {
  return sum(stories.map((article) => textHeight(article, BRIEF, 2))) / 2;
}

function cardHeight(article: Article): number {
  return leadPictureOf(article) ? textHeight(article, CARD, 0) + CARD.picture : textHeight(article, CARD, 6);
}

/** @param most lines of its lede */
function textHeight(article: Article, measure: typeof BRIEF, most: number): number {
  const text = lines(labelledTitle(article), measure.title) * measure.titleLine;
  return text + Math.min(most, lines(ownLedeOf(article), measure.lede)) * measure.ledeLine + measure.rest;
}

function lines(text: string, length: number): number {
  return Math.max(1, Math.ceil(text.length / length));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
