import { type Article, picturesOf } from "../../domain/article.ts";
import type { DateStamp } from "../../domain/date-stamp.ts";

/** A licence that is about to end: what readers will lose, unless somebody extends it. */
export interface Ending {
  readonly until: DateStamp;
  /** Address of the article. */
  readonly path: string;
  readonly title: string;
  /** Of a picture alone. */
  readonly picture?: string;
  /** Whom to ask: of a picture its credit, of an article its sources. */
  readonly from: readonly string[];
}

const DAY_MS = 86_400_000;

/**
 * The licences that end within some days, soonest first.
 * @param articles as readers see them now: what has ended already is not among them
 * @param now milliseconds since 1970
 */
export function endingsOf(articles: readonly Article[], now: number, days: number): Ending[] {
  const soon = (until: DateStamp | undefined): until is DateStamp =>
    until !== undefined && until.epoch > now && until.epoch <= now + days * DAY_MS;
  return articles
    .flatMap((article): Ending[] => {
      const { path, title, until, sources } = article;
      const whole = soon(until) ? [{ until, path, title, from: sources.map(({ name }) => name) }] : [];
      const pictures = picturesOf(article).flatMap((picture): Ending[] =>
        picture.shown && soon(picture.until)
          ? [{ until: picture.until, path, title, picture: picture.name, from: [picture.credit.name] }]
          : [],
      );
      return [...whole, ...pictures];
    })
    .toSorted((a, b) => a.until.epoch - b.until.epoch);
}
