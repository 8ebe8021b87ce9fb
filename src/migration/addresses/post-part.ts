import { aliasKey, readAlias } from "../../domain/address.ts";
import type { OldAddressRule } from "../../domain/old-addresses.ts";
import type { IndexedItem, MigratedArticle } from "../model.ts";
import { isHere, type NewSite } from "./new-site.ts";
import { type Asked, DAYS, eachTime, type OldPlaces, type Part } from "./part.ts";
import type { AddressReader } from "./plain-address.ts";

/** As the schema of `aliases` has it. */
const MOST_ALIASES = 20;
/** From so many posts of one year on, one rule for them is worth what it says of others. */
const MANY = 3;

/** Where a name would be these are days and pages of a list. */
const LISTS = [...DAYS, "page", "feed"];

type Folder = MigratedArticle["folder"];

/** A post or page and where it is now. */
export interface PostAddresses {
  readonly item: IndexedItem;
  /** Where it is now; undefined when it was not taken in. */
  readonly folder: Folder | undefined;
}

/**
 * What led to a post on the old site: its link, its number, what it was called and dated before, and what its guid says.
 *
 * @param read gives an address of the old site in letters; undefined when it is set aside
 */
function addressesOfPost(item: IndexedItem, { base }: OldPlaces, read: (link: string) => string | undefined): Asked[] {
  const what = item.type === "page" ? "页面" : "文章";
  const link = read(item.link);
  const paths = link === undefined ? [] : [link];
  const [day = ""] = item.date.split(" ");
  const before = paths.flatMap((path) => [
    ...item.oldSlugs.map((slug) => renamed(path, item.slug, slug)),
    ...(item.oldDates ?? []).map((old) => path.replace(day.replaceAll("-", "/"), old.replaceAll("-", "/"))),
  ]);
  const guid = read(item.guid);
  const numbers = item.id > 0 ? [`?p=${item.id}`, ...(item.type === "page" ? [`?page_id=${item.id}`] : [])] : [];
  const found: Asked[] = [
    ...paths.map((address) => ({ what, address })),
    ...numbers.map((query) => ({ what: "编号地址", address: `${base}/${query}` })),
    ...before
      .flatMap((path) => (path === undefined ? [] : (read(path) ?? [])))
      .map((address) => ({ what: "改过的地址", address })),
    ...(guid === undefined ? [] : [{ what: "永久标识", address: guid }]),
  ];
  const first = new Map<string, Asked>();
  for (const one of found) if (!first.has(aliasKey(one.address))) first.set(aliasKey(one.address), one);
  return [...first.values()];
}

/** The address by which a post was known under another name; undefined where names stand in no address. */
function renamed(path: string, slug: string, old: string): string | undefined {
  const at = slug === "" ? -1 : path.lastIndexOf(slug);
  return at < 0 || old === "" || /[/?#]/.test(old) ? undefined : path.slice(0, at) + old + path.slice(at + slug.length);
}

/** What of all posts becomes aliases of articles, and what is said by rules. */
export interface PostPart extends Part {
  /** By the key of the item. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
  /** Paths below which everything is answered as they are, without a slash at the end. */
  readonly folders: ReadonlySet<string>;
}

/**
 * Gives every address of a post to its article; what two articles claim, to the one that was public. What does not need to be
 * said of each is said once: dated addresses of which only the day is gone, and what lies below addresses that stay.
 *
 * @param reader counts what is set aside, once for each post
 */
export function postPart(
  posts: readonly PostAddresses[],
  places: OldPlaces,
  site: NewSite,
  { read, count }: AddressReader,
): PostPart {
  const patterns = yearPatterns(posts, places, read);
  /** Of addresses whose they are, by the key of the item. */
  const taken = new Map<string, string>();
  const folders = new Set<string>();
  const aliases = new Map<string, string[]>();
  const rules: OldAddressRule[] = [...patterns.rules];
  const sorted = [...posts].sort((a, b) => rankOf(a) - rankOf(b));
  for (const { item, folder } of sorted) {
    for (const { address } of addressesOfPost(item, places, count)) {
      const { path, query } = readAlias(address);
      const key = aliasKey(address);
      const plain = Object.keys(query).length === 0;
      const said = plain && item.fate.is === "public" && patterns.answers(path, folder);
      if (said || (plain && !isHere(site, path))) folders.add(path);
      if (said && !taken.has(key)) taken.set(key, item.key);
      if (said || taken.has(key) || (plain && isHere(site, path))) continue;
      // Of what is a draft here, too, as long as it is one: as soon as it is out, its alias says more.
      if (item.fate.is !== "public" && wasPublic(item)) rules.push(goneOrProse(address, path));
      if (folder === undefined) continue;
      const own = aliases.get(item.key) ?? [];
      if (own.length >= MOST_ALIASES) continue;
      taken.set(key, item.key);
      aliases.set(item.key, [...own, address]);
    }
  }
  const asked = eachTime(function* () {
    for (const post of posts)
      if (wasPublic(post.item))
        for (const one of addressesOfPost(post.item, places, read))
          yield taken.get(aliasKey(one.address)) === post.item.key ? toItself(one, post) : one;
  });
  return { asked, rules, aliases, folders };
}

/** An address leads to the post whose it is; of those that no rule is about, nothing is known. */
function toItself(asked: Asked, { folder, item }: PostAddresses): Asked {
  return folder && item.fate.is === "public"
    ? { ...asked, to: `/${folder.year}/${folder.month}/${folder.slug}/` }
    : asked;
}

/** What had a page on the old site that anybody could read. */
export function wasPublic({ status, type }: IndexedItem): boolean {
  return (
    status === "publish" &&
    !/^(?:nav_menu_item|revision|custom_css|customize_changeset|oembed_cache|user_request|wp_.*|)$/.test(type)
  );
}

function rankOf({ item }: PostAddresses): number {
  return item.fate.is === "public" ? 0 : item.fate.is === "set-aside" ? 2 : 1;
}

/** Pages that every publication has in its own words. */
const PROSE: Readonly<Record<string, RegExp>> = {
  "/about/": /^(?:about(?:-us)?|contact(?:-us)?|关于|关于我们|關於|關於我們|联系我们|聯絡我們|联系方式)$/i,
  "/privacy/": /^(?:privacy(?:-policy)?|隐私|隐私政策|隱私|隱私政策|隱私權政策)$/i,
  "/rights/": /^(?:copyright|版权|版权声明|版權|版權聲明|著作權聲明)$/i,
};

function goneOrProse(address: string, path: string): OldAddressRule {
  const name = path.split("/").at(-1) ?? "";
  const [to] = Object.entries(PROSE).find(([, names]) => names.test(name)) ?? [];
  const from = address.includes("?") ? address : `${address.replace(/\/+$/, "")}/*`;
  return { from, ...(to !== undefined && { to }) };
}

interface YearPatterns {
  readonly rules: readonly OldAddressRule[];
  /** Whether a rule leads from a path to the article in a folder. */
  answers(path: string, folder: Folder | undefined): boolean;
}

function yearPatterns(
  posts: readonly PostAddresses[],
  places: OldPlaces,
  read: (link: string) => string | undefined,
): YearPatterns {
  const { front } = places;
  const dated = new Map<string, number>();
  const kept = new Set<string>();
  for (const { folder, item } of posts) {
    if (!folder || item.fate.is !== "public") continue;
    for (const { address } of addressesOfPost(item, places, read)) {
      const shape = shapeOf(address, folder, front);
      if (shape === "dated" || shape === "prefixed") {
        const key = `${shape} ${folder.year}`;
        dated.set(key, (dated.get(key) ?? 0) + 1);
      } else if (shape === "kept") kept.add(folder.year);
    }
  }
  const many = [...dated].flatMap(([key, count]) => (count >= MANY ? [key] : []));
  const rules = many.flatMap((key): OldAddressRule[] => {
    const [shape, year = ""] = key.split(" ");
    if (shape === "prefixed") return belowRules(front, year, "/*");
    return [
      { from: `${front}/${year}/:month/:day/:name/*`, to: `/${year}/:month/:name/` },
      ...["page", "feed"].map((list) => ({
        from: `${front}/${year}/:month/:day/${list}/*`,
        to: `/${year}/:month/`,
      })),
    ];
  });
  const below = [...kept].filter((year) => !many.includes(`dated ${year}`));
  return {
    rules: [...rules, ...below.flatMap((year) => belowRules("", year, "/:part/*"))],
    answers(path, folder) {
      if (!folder) return false;
      const shape = shapeOf(path, folder, front);
      return shape === "kept" || (shape !== undefined && many.includes(`${shape} ${folder.year}`));
    },
  };
}

/** Articles of a year that keep their names, and what is below them; a day where a name would be is the month's. */
function belowRules(root: string, year: string, below: string): OldAddressRule[] {
  return [
    { from: `${root}/${year}/:month/:name${below}`, to: `/${year}/:month/:name/` },
    ...LISTS.map((list) => ({ from: `${root}/${year}/:month/${list}/*`, to: `/${year}/:month/` })),
    ...["page", "feed"].map((list) => ({ from: `${root}/${year}/${list}/*`, to: `/${year}/` })),
  ];
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
