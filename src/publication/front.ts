import type { Article } from "../domain/article.ts";
import type { FrontPlan } from "../domain/front.ts";
import { isNews, isPaidFor } from "../domain/genre.ts";
import { byNews } from "../domain/live.ts";
import { BAND, type Band, bandsOf, NEWEST, type SectionNews } from "./front-bands.ts";
import { advertisementsOf, opinionsOf } from "./front-genres.ts";
import { areText, isPictured, rankOf } from "./front-rank.ts";
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

/** With fewer articles there is no stream: all of them are seen at once. */
const FEWEST_FOR_STREAM = 14;
/** Stories of a row beside the stream. */
const ROW_BESIDE = 3;
/** Heights beside a lead with its picture, and its own, as they compare. */
const ROOM_BESIDE = { lead: 7, picture: 3, text: 2 } as const;
/** A section has a lead when there are so many, and it is one of so many newest. */
const FEWEST_BEHIND_LEAD = 6;
const NEWEST_OF_SECTION = 12;
/** Where there are so many, so many pictures stand on the page; what the opening has not is shared among the bands. */
const PICTURES = 25;
const HOUR_MS = 3_600_000;
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
  const missing = PICTURES - opening.filter(isPictured).length;
  const common = { picks, newest: new Set(newest), pictures: Math.ceil(missing / sections.length) };
  const bandsBehind = (lines: readonly Article[]) =>
    bandsOf(sections, { ...common, placed: new Set([...placed, ...lines]) });
  const [, left] = bandsBehind(stream);
  // What no band has room for takes the place of as many of the oldest.
  const lines = [...stream.slice(0, Math.max(0, stream.length - left.length)), ...left];
  const [bands, still] = bandsBehind(lines);
  const told = new Set([...lines, ...still]);
  return { opening, stream: news.filter((each) => told.has(each)), discussed, bands, opinions, advertisements };
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
  const [beside, fewest] = lead && isPictured(lead) ? [2, 1] : [0, 3];
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
  const lead = first[0] ?? ranked.find((article) => isPictured(article)) ?? ranked[0];
  if (!lead) return [];
  const others = ranked.filter((article) => article !== lead);
  return [lead, ...(isPictured(lead) ? besideLead(others) : others.slice(0, ROW_BESIDE))];
}

/** As much as a lead with its picture is high: two with theirs, one and two texts, or three texts. */
function besideLead(others: readonly Article[]): Article[] {
  let room = ROOM_BESIDE.lead;
  return others.filter((article) => {
    const needed = isPictured(article) ? ROOM_BESIDE.picture : ROOM_BESIDE.text;
    if (needed > room) return false;
    room -= needed;
    return true;
  });
}

function subjectsOf({ tags }: Article): string[] {
  return tags.map(({ key }) => key);
}

function discussedOf(articles: readonly Article[]): Article[] {
  const since = (articles[0]?.published.epoch ?? 0) - DISCUSSED_DAYS * 24 * HOUR_MS;
  const end = articles.findIndex(({ published }) => published.epoch < since);
  const recent = (end < 0 ? articles : articles.slice(0, end)).filter(({ comments }) => comments.length > 0);
  return recent.toSorted((a, b) => b.comments.length - a.comments.length).slice(0, MOST_DISCUSSED);
}
