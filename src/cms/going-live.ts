import { releaseStamp } from "../domain/release.ts";
import { OPENED_FIELD } from "./record-form.ts";
import type { SiteClock } from "./site-clock.ts";

/**
 * The form of a record as it is saved: a draft whose status was set to 发布 goes live, as with `npm run go-live`. It comes
 * out this minute, unless its author has set a moment to come: then it is scheduled. An embargo that is over is forgotten.
 * The folder stays: an entry of the editor is one file, and an article two (docs/decisions/0028).
 *
 * @param now milliseconds since 1970
 */
export function withRelease(
  form: Readonly<Record<string, unknown>>,
  clock: SiteClock,
  now: number,
): Readonly<Record<string, unknown>> {
  const { status, [OPENED_FIELD]: opened, publishAt, published } = form;
  if (status !== "published" || opened === "published") return form;
  const decided = { ...form, order: releaseStamp(now) };
  // What is begun and published at once bears the date of its form, after which its folder was named.
  if (opened !== "draft") return decided;
  const isAhead = (date: unknown) => Date.parse(String(date)) > now;
  if (isAhead(publishAt)) return decided;
  return { ...decided, publishAt: undefined, published: isAhead(published) ? published : clock.now(now) };
}
