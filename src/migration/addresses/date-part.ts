import type { OldAddressRule } from "../../domain/old-addresses.ts";
import type { IndexedItem } from "../model.ts";
import { isHere, type NewSite } from "./new-site.ts";
import { type Asked, DAYS, type OldPlaces, type Part, PLACES } from "./part.ts";

const POST_DATE = /^(\d{4})-(\d{2})-(\d{2}) /;

/**
 * Archives by year, month and day. Years and months have pages here too; days lead to their month, and a month that has no
 * page any more, since another zone puts its last post elsewhere, to its year.
 *
 * @param folders paths of posts, without a slash at the end: below one whose number is a year all but the months is the post's
 */
export function datePart(
  posts: readonly IndexedItem[],
  places: OldPlaces,
  site: NewSite,
  folders: { has(path: string): boolean },
): Part {
  const days = new Set<string>();
  for (const { date } of posts) {
    const day = POST_DATE.exec(date)?.[0];
    if (day !== undefined) days.add(day);
  }
  const dates = [...days].toSorted().map((day) => day.trim().split("-"));
  const roots = [
    ...new Set([places.base, places.front, ...(places.front === places.base ? [] : [`${places.front}/date`])]),
  ];
  const asked: Asked[] = [];
  const rules = new Map<string, OldAddressRule>();
  const add = (from: string, to: string) => rules.set(from, { from, to });
  for (const root of roots) {
    for (const [year = "", month = "", day = ""] of dates) {
      for (const path of [year, `${year}/${month}`, `${year}/${month}/${day}`])
        for (const end of ["/", "/page/2/"]) asked.push({ what: "日期", address: `${root}/${path}${end}` });
      const [ofYear, ofMonth] = [`/${year}`, `/${year}/${month}`];
      const yearNow = isHere(site, ofYear) ? `${ofYear}/` : PLACES.all;
      const monthNow = isHere(site, ofMonth) ? `${ofMonth}/` : yearNow;
      if (monthNow !== `${ofMonth}/` || folders.has(`${root}/${year}`)) add(`${root}/${year}/${month}/*`, monthNow);
      else if (root === "") add(`/${year}/:month/page/*`, `/${year}/:month/`);
      else add(`${root}/${year}/:month/*`, `/${year}/:month/`);
      if (yearNow === `${ofYear}/` && root === "") add(`/${year}/page/*`, yearNow);
      else add(`${root}/${year}/*`, yearNow);
      if (root !== "") add(`${root}/${year}/page/*`, yearNow);
    }
    if (root === "" && dates.length > 0) for (const day of DAYS) add(`/:year/:month/${day}/*`, "/:year/:month/");
  }
  const unique = new Map(asked.map((one) => [one.address, one]));
  return { asked: [...unique.values()], rules: [...rules.values()] };
}
