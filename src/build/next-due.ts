import type { Unpublished } from "../content/unpublished.ts";
import { type Article, type PictureBearer, picturesOf } from "../domain/article.ts";
import { mediaOf } from "../domain/block-pictures.ts";
import type { DateStamp } from "../domain/date-stamp.ts";
import type { FrontPlan } from "../domain/front.ts";
import { chartsOf } from "../domain/placed-charts.ts";

/** The next moment at which a new build would show readers something else than this one. */
export interface NextDue {
  /** RFC 3339, in the publication's zone. */
  readonly at: string;
  /** Addresses of the articles that come out then, or of which something ends then; `/` is the front page. */
  readonly paths: readonly string[];
}

/**
 * @param skipped what waits
 * @param published what is out, and may have an end
 * @param front what editors have put on the front page, until when
 * @returns null when nothing waits for its time
 */
export function nextDueOf(
  skipped: readonly Unpublished[],
  published: readonly Ending[],
  front?: Pick<FrontPlan, "ends">,
): NextDue | null {
  const comes = skipped.flatMap(({ path, due }) => (due ? [{ path, at: due }] : []));
  const ends = published.flatMap((one) => endsOf(one).map(({ iso }) => ({ path: one.path, at: iso })));
  const pins = (front?.ends ?? []).map((at) => ({ path: "/", at }));
  const all = [...comes, ...ends, ...pins];
  const [first] = all.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  if (!first) return null;
  const paths = all.filter(({ at }) => Date.parse(at) === Date.parse(first.at)).map(({ path }) => path);
  return { at: first.at, paths: [...new Set(paths)].sort() };
}

/** An article, or what else has pictures. */
type Ending = PictureBearer & Partial<Pick<Article, "until">>;

function endsOf(one: Ending): DateStamp[] {
  const parts = [...picturesOf(one), ...chartsOf(one), ...mediaOf(one)];
  return [one.until, ...parts.map((part) => (part.shown ? part.until : undefined))].flatMap((until) => until ?? []);
}
