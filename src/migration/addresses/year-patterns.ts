import type { OldAddressRule } from "../../domain/old-addresses.ts";
import { DAYS, type OldPlaces } from "./part.ts";
import { addressesOfPost, type Folder, type PostAddresses } from "./post-addresses.ts";

/** From so many posts of one year on, one rule for them is worth what it says of others. */
const MANY = 3;
/** Where a name would be these are days and pages of a list. */
const LISTS = [...DAYS, "page", "feed"];
/** Of the lines that the host serves well so many at most are left to addresses that rules about their year are in the way of. */
const PART_IN_THE_WAY = 0.25;

export interface YearPatterns {
  readonly rules: readonly OldAddressRule[];
  /** Whether a rule leads from a path to the article in a folder. */
  answers(path: string, folder: Folder | undefined): boolean;
}

/**
 * Rules about dated addresses, year by year. Each is in the way of signposts (src/gate/fitted-redirects.ts) for what has another
 * name now: where those are too many, rules say only where lists of a year are, and every article has its own address.
 *
 * @param read gives an address of the old site in letters
 * @param most lines of the host's file
 */
export function yearPatterns(
  { items, folderOf, isNumber }: PostAddresses,
  { front, base }: OldPlaces,
  read: (link: string) => string | undefined,
  most: number,
): YearPatterns {
  const dated = new Map<string, number>();
  const kept = new Set<string>();
  const inTheWay = { dated: 0, prefixed: 0 };
  const years = { dated: new Set<string>(), prefixed: new Set<string>() };
  for (const item of items) {
    const folder = item.fate.is === "public" ? folderOf(item) : undefined;
    if (!folder) continue;
    for (const { address } of addressesOfPost(item, { front, base }, read, isNumber)) {
      const shape = shapeOf(address, folder, front);
      if (shape === "kept") kept.add(folder.year);
      else if (shape) dated.set(`${shape} ${folder.year}`, (dated.get(`${shape} ${folder.year}`) ?? 0) + 1);
      const form = formOf(address, front);
      if (!form) continue;
      years[form.is].add(form.year);
      if (!shape) inTheWay[form.is] += 1;
    }
  }
  const isCrowded = (shape: "dated" | "prefixed") => inTheWay[shape] > most * PART_IN_THE_WAY;
  const many = [...dated].flatMap(([key, count]) =>
    count >= MANY && !isCrowded(key.startsWith("dated") ? "dated" : "prefixed") ? [key] : [],
  );
  const rules = many.flatMap((key): OldAddressRule[] => {
    const [shape, year = ""] = key.split(" ");
    if (shape === "prefixed") return [belowRule(front, year, "/*"), ...listRules(front, year)];
    return [{ from: `${front}/${year}/:month/:day/:name/*`, to: `/${year}/:month/:name/` }, ...dayRules(front, year)];
  });
  const below = [...kept].filter((year) => !many.includes(`dated ${year}`));
  const lists = [
    ...(isCrowded("dated") ? [...years.dated].flatMap((year) => dayRules(front, year)) : []),
    ...(isCrowded("prefixed") ? [...years.prefixed].flatMap((year) => listRules(front, year)) : []),
  ];
  return {
    rules: [...rules, ...below.flatMap((year) => [belowRule("", year, "/:part/*"), ...listRules("", year)]), ...lists],
    answers(path, folder) {
      if (!folder) return false;
      const shape = shapeOf(path, folder, front);
      return shape === "kept" || (shape !== undefined && many.includes(`${shape} ${folder.year}`));
    },
  };
}

/** Articles of a year that keep their names, and what is below them. */
function belowRule(root: string, year: string, below: string): OldAddressRule {
  return { from: `${root}/${year}/:month/:name${below}`, to: `/${year}/:month/:name/` };
}

/** A day where a name would be is the month's. */
function listRules(root: string, year: string): OldAddressRule[] {
  return [
    ...LISTS.map((list) => ({ from: `${root}/${year}/:month/${list}/*`, to: `/${year}/:month/` })),
    ...["page", "feed"].map((list) => ({ from: `${root}/${year}/${list}/*`, to: `/${year}/` })),
  ];
}

/** Pages and feeds of days. */
function dayRules(root: string, year: string): OldAddressRule[] {
  return ["page", "feed"].map((list) => ({
    from: `${root}/${year}/:month/:day/${list}/*`,
    to: `/${year}/:month/`,
  }));
}

/** Whether an address has a day in it or only a month, whatever its name is now. */
function formOf(
  address: string,
  front: string,
): { readonly is: "dated" | "prefixed"; readonly year: string } | undefined {
  if (!address.startsWith(`${front}/`)) return undefined;
  const [, year, day] = /^\/(\d{4})\/\d{2}\/(?:(\d{2})\/)?[^/?]+\/?$/.exec(address.slice(front.length)) ?? [];
  return year === undefined ? undefined : { is: day === undefined ? "prefixed" : "dated", year };
}

/** How an old address lies to the new one: the same, with a day in it, or with something before it. */
function shapeOf(
  address: string,
  { year, month, slug }: Folder,
  front: string,
): "kept" | "dated" | "prefixed" | undefined {
  const path = address.replace(/\/+$/, "");
  if (LISTS.includes(slug)) return undefined;
  if (path === `/${year}/${month}/${slug}`) return "kept";
  if (!path.startsWith(`${front}/${year}/${month}/`) || !path.endsWith(`/${slug}`)) return undefined;
  const between = path.slice(`${front}/${year}/${month}`.length, -slug.length - 1);
  if (/^\/\d{2}$/.test(between)) return "dated";
  return between === "" && front !== "" ? "prefixed" : undefined;
}
