import { type Article, leadPictureOf } from "../domain/article.ts";
import { labelledTitle } from "../domain/genre.ts";
import { newsDate } from "../domain/live.ts";

/*
 * The stream stands beside the opening on wide screens, and their ends should be one. How high a story gets follows from how many
 * lines it takes, and so from its length: close enough, since the lead's picture takes what is left over. Pixels, and Han of a
 * line, as the styles of fronts have them at 72rem.
 */
const LEAD = { title: 14, titleLine: 50, lede: 29, ledeLine: 33, picture: 393, rest: 60 };
const SPREAD = { title: 16, titleLine: 65, lede: 44, ledeLine: 33, rest: 60 };
const CARD = { title: 14, titleLine: 27, lede: 16, ledeLine: 25, picture: 195, rest: 80 };
const BRIEF = { title: 22, titleLine: 28, lede: 25, ledeLine: 25, rest: 60 };
const LINE = { title: 15, titleLine: 24, rest: 38 };
const RANKED = { title: 12, titleLine: 28, rest: 62 };
const DAY = 26;
const HEAD = 50;
const FEWEST = 4;

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
    if (height > room + LINE.titleLine && length >= FEWEST) break;
    length += 1;
  }
  return length;
}

function heightOf([lead, ...others]: readonly Article[]): number {
  if (!lead) return 0;
  if (leadPictureOf(lead)) {
    const [beside, below] = [others.slice(0, 2), others.slice(2)];
    const first = textHeight(lead, LEAD, 5) + LEAD.picture;
    return Math.max(first, sum(beside.map(cardHeight))) + rowsHeight(below);
  }
  const spread = textHeight(lead, SPREAD, 5);
  if (others.some((article) => leadPictureOf(article))) return spread + rowsHeight(others);
  return spread + sum(others.map((article) => textHeight(article, BRIEF, 3))) / 2;
}

function rowsHeight(cards: readonly Article[]): number {
  const rows = Array.from({ length: Math.ceil(cards.length / 3) }, (_, at) => cards.slice(3 * at, 3 * at + 3));
  return sum(rows.map((row) => Math.max(...row.map(cardHeight))));
}

function cardHeight(article: Article): number {
  return leadPictureOf(article) ? textHeight(article, CARD, 0) + CARD.picture : textHeight(article, CARD, 6);
}

/** @param most lines of its lede */
function textHeight(article: Article, measure: typeof BRIEF, most: number): number {
  const text = lines(labelledTitle(article), measure.title) * measure.titleLine;
  return text + Math.min(most, lines(article.lede, measure.lede)) * measure.ledeLine + measure.rest;
}

function lines(text: string, length: number): number {
  return Math.max(1, Math.ceil(text.length / length));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
