import type { Article, Section } from "../domain/article.ts";
import { leadPictureOf } from "../domain/article.ts";
import type { FrontPlan, Weight } from "../domain/front.ts";
import { isNews, isPaidFor } from "../domain/genre.ts";
import { byNews, newsDate } from "../domain/live.ts";
import { advertisementsOf, opinionsOf } from "./front-genres.ts";
import { streamLength } from "./front-stream.ts";

/** What the front page shows. No article stands there twice, but for those that are most discussed. */
export interface FrontPage {
  /** The lead and what stands around it; where there is no stream, as much as there is. */
  readonly opening: readonly Article[];
  /** The newest of what stands nowhere else, by the hour. */
  readonly stream: readonly Article[];
  /** About which readers say most. */
  readonly discussed: readonly Article[];
  /** Of a section each; one without gathers what is too little for bands of their own. */
  readonly bands: readonly Band[];
  /** The newest opinions, where there are enough for a row. */
  readonly opinions: readonly Article[];
  /** What was paid for, which stands nowhere else on the page. */
  readonly advertisements: readonly Article[];
}

interface Band {
  readonly section?: Section;
  readonly articles: readonly Article[];
}

interface SectionNews {
  readonly section: Section;
  /** Newest first. */
  readonly articles: readonly Article[];
}

/** Each of so many of the newest stands on the front page. */
const NEWEST = 40;
/** With fewer articles there is no stream: all of them are seen at once. */
const FEWEST_FOR_STREAM = 14;
/** Columns, and stories of a row; beside the stream there is one less. */
const ROW = 4;
const ROW_BESIDE = 3;
/** A large story and four beside it. */
const BAND = ROW + 1;
/** Of stories without pictures, which stand in three columns. */
const TEXT_BAND = 9;
const ROW_OF_TEXT = 3;
/** With fewer a section has no band of its own. */
const SMALLEST_BAND = 3;
const SMALLEST_TEXT = 6;
/** A section has a lead when there are so many, and it is one of so many newest. */
const FEWEST_BEHIND_LEAD = 6;
const NEWEST_OF_SECTION = 12;
/** How much further back a band looks for stories with pictures: as many times its size. */
const REACH = 6;
/** Where there are so many, so many pictures stand on the page; what the opening has not is shared among the bands. */
const PICTURES = 25;
const HOUR_MS = 3_600_000;
/** As if it had come out so much later. */
const WEIGHT_HOURS: Readonly<Record<Weight, number>> = { high: 24, normal: 0, low: -24 };
const PICTURE_HOURS = 12;
/** A live page that runs is first among equals. */
const LIVE_HOURS = 6;
/** Of so many days, counted from the newest article, are those that are most discussed. */
const DISCUSSED_DAYS = 14;
const MOST_DISCUSSED = 4;

/**
 * What the front page shows: what editors have decided, and otherwise what is new, weighs, has a picture, and is not the second story
 * of one subject. The same articles and pins give the same page, whenever it is built.
 *
 * @param all newest first
 * @param sections in the order of the menu
 */
export function frontOf(all: readonly Article[], sections: readonly SectionNews[], plan: FrontPlan): FrontPage {
  const articles = all.filter((article) => !isPaidFor(article));
  const advertisements = advertisementsOf(all);
  const news = byNews(articles);
  const byId = new Map(articles.map((article) => [article.id, article]));
  const pinned = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);
  const picks = pinned(plan.picks);
  const opening = openingOf(news, pinned([...(plan.lead ? [plan.lead] : []), ...plan.stories]), plan, picks);
  const placed = new Set(opening);
  if (articles.length < FEWEST_FOR_STREAM) {
    const rest = articles.filter((article) => !placed.has(article));
    return { opening: [...opening, ...rest], stream: [], discussed: [], bands: [], opinions: [], advertisements };
  }
  const newest = news.slice(0, NEWEST);
  const opinions = opinionsOf(articles, (article) => placed.has(article) || picks.includes(article));
  for (const article of opinions) placed.add(article);
  const waiting = newest.filter((article) => !placed.has(article) && !picks.includes(article));
  const discussed = discussedOf(articles);
  const stream = waiting.slice(0, streamLength(opening, discussed, waiting));
  for (const article of stream) placed.add(article);
  const missing = PICTURES - opening.filter((article) => leadPictureOf(article)).length;
  const bands = bandsOf(sections, {
    placed,
    picks,
    newest: new Set(newest),
    pictures: Math.ceil(missing / sections.length),
  });
  return { opening, stream, discussed, bands, opinions, advertisements };
}

/** The first of an order by weight, newness and picture that editors have begun. */
function openingOf(
  articles: readonly Article[],
  pinned: readonly Article[],
  plan: FrontPlan,
  picks: readonly Article[],
): Article[] {
  const newest = articles.slice(0, NEWEST);
  const news = newest.filter(({ section }) => section.front);
  // Opinions only where there is no news left.
  const ranked = (news.length > 0 ? news : newest).toSorted(
    (a, b) => Number(isNews(b)) - Number(isNews(a)) || rankOf(b) - rankOf(a),
  );
  const taken = new Set(pinned);
  const free = ranked.filter((article) => !taken.has(article) && !picks.includes(article));
  // Who leads was left open.
  const lead = plan.lead !== undefined && pinned[0]?.id === plan.lead ? [] : free.splice(0, 1);
  const top = [...lead, ...pinned];
  const size = openingSize(top, articles.length);
  const subjects = new Set(top.flatMap(subjectsOf));
  const second: Article[] = [];
  for (const article of free) {
    if (top.length >= size) break;
    const own = subjectsOf(article);
    if (own.some((key) => subjects.has(key))) {
      second.push(article);
      continue;
    }
    top.push(article);
    for (const key of own) subjects.add(key);
  }
  const all = [...top, ...second].slice(0, Math.max(size, top.length));
  // Text stands in two columns, which end together when there is an even number behind the lead.
  const spare = areText(all) && all.length % 2 === 0 && all.length > pinned.length + 1 ? 1 : 0;
  return all.slice(0, all.length - spare);
}

/** What fills whole rows beside the stream: the lead and two and rows of three, or the lead alone and rows of three. */
function openingSize([lead, ...others]: readonly Article[], all: number): number {
  if (all < FEWEST_FOR_STREAM) return Math.min(BAND, all);
  const [beside, fewest] = lead && leadPictureOf(lead) ? [2, 1] : [0, 3];
  return 1 + beside + ROW_BESIDE * Math.max(fewest, Math.ceil((others.length - beside) / ROW_BESIDE));
}

/** The lead of a section and what stands beside it; nothing where there is hardly more than that. @param all newest first */
export function sectionLeadOf(all: readonly Article[], { picks }: FrontPlan): Article[] {
  const articles = all.filter((article) => !isPaidFor(article));
  if (articles.length < FEWEST_BEHIND_LEAD) return [];
  const first = picks.flatMap((id) => articles.find((article) => article.id === id) ?? []);
  const newest = byNews(articles)
    .slice(0, NEWEST_OF_SECTION)
    .filter((article) => !first.includes(article));
  // In a section of opinions they lead; in another one leads only where an editor puts it.
  const ofOpinions = 2 * newest.filter(isNews).length < newest.length;
  const mayLead = newest.filter((article) => ofOpinions || isNews(article));
  const ranked = [...first, ...mayLead.toSorted((a, b) => rankOf(b) - rankOf(a))];
  // What editors have put first leads in any case.
  const lead = first[0] ?? ranked.find((article) => leadPictureOf(article)) ?? ranked[0];
  if (!lead) return [];
  const others = ranked.filter((article) => article !== lead);
  return [lead, ...others.slice(0, leadPictureOf(lead) ? ROW_BESIDE - 1 : ROW_BESIDE)];
}

/** When it came out, as far as that says how much it matters; milliseconds. */
function rankOf(article: Article): number {
  const live = article.live?.running ? LIVE_HOURS : 0;
  const hours = WEIGHT_HOURS[article.weight] + (leadPictureOf(article) ? PICTURE_HOURS : 0) + live;
  return newsDate(article).epoch + hours * HOUR_MS;
}

function subjectsOf({ tags }: Article): string[] {
  return tags.map(({ key }) => key);
}

interface BandPlan {
  readonly picks: readonly Article[];
  readonly placed: ReadonlySet<Article>;
  readonly newest: ReadonlySet<Article>;
  /** So many at least, where there are as many. */
  readonly pictures: number;
}

function bandsOf(sections: readonly SectionNews[], plan: BandPlan): Band[] {
  const bands = sections.map(({ section, articles }) => {
    const picks = plan.picks.filter((pick) => pick.section.key === section.key && !plan.placed.has(pick));
    return { section, articles: bandOf(articles, { ...plan, picks }) };
  });
  const isBand = (band: Band) => band.articles.length >= (areText(band.articles) ? SMALLEST_TEXT : SMALLEST_BAND);
  const own = bands.filter(isBand);
  const few = bands.filter((band) => !isBand(band)).flatMap(({ articles }) => articles);
  return few.length > 0 ? [...own, { articles: inOrder(few) }] : own;
}

/** All that is new of a section, and so much more that its rows are full, with pictures where there are any. */
function bandOf(articles: readonly Article[], { picks, placed, newest, pictures }: BandPlan): Article[] {
  const first = new Set(picks);
  // What is new are the first forty; what comes behind them is looked at no further than a band reaches.
  const open = articles
    .slice(0, NEWEST + BAND * REACH)
    .filter((article) => !placed.has(article) && !first.has(article) && !isPaidFor(article));
  const fresh = open.filter((article) => newest.has(article));
  const wanted = [...picks, ...fresh];
  const older = open.slice(fresh.length, fresh.length + BAND * REACH);
  const pictured = older.filter((article) => leadPictureOf(article));
  const bare = older.filter((article) => !leadPictureOf(article));
  const without = wanted.filter((article) => !leadPictureOf(article)).length;
  // A row more, where news without pictures would leave too few places for those that have one.
  const needed = Math.max(wanted.length, Math.min(without + pictures, wanted.length + pictured.length));
  const size = areText([...wanted, ...pictured])
    ? textSize(wanted.length, wanted.length + bare.length)
    : BAND + ROW * Math.max(0, Math.ceil((needed - BAND) / ROW));
  const more = [...pictured, ...bare].slice(0, Math.max(0, size - wanted.length));
  return [...picks, ...inOrder([...fresh, ...more])];
}

function areText(articles: readonly Article[]): boolean {
  return !articles.some((article) => leadPictureOf(article));
}

/** What ends together in three columns and in two. @param there how many there are */
function textSize(wanted: number, there: number): number {
  const full = ROW_OF_TEXT * Math.ceil(Math.max(wanted, TEXT_BAND) / ROW_OF_TEXT);
  if (full <= there) return full;
  return Math.max(wanted, there - (there % ROW_OF_TEXT));
}

/** What weighs most first, then what has a picture, so that rows are of one kind; among these the newest. */
function inOrder(articles: readonly Article[]): Article[] {
  const high = articles.filter(({ weight }) => weight === "high");
  const others = articles.filter(({ weight }) => weight !== "high").toSorted((a, b) => rankOf(b) - rankOf(a));
  return [
    ...high.toSorted((a, b) => rankOf(b) - rankOf(a)),
    ...others.filter((article) => leadPictureOf(article)),
    ...others.filter((article) => !leadPictureOf(article)),
  ];
}

function discussedOf(articles: readonly Article[]): Article[] {
  const since = (articles[0]?.published.epoch ?? 0) - DISCUSSED_DAYS * 24 * HOUR_MS;
  const end = articles.findIndex(({ published }) => published.epoch < since);
  const recent = (end < 0 ? articles : articles.slice(0, end)).filter(({ comments }) => comments.length > 0);
  return recent.toSorted((a, b) => b.comments.length - a.comments.length).slice(0, MOST_DISCUSSED);
}
