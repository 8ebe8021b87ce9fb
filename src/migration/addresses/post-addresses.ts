import { aliasKey } from "../../domain/address.ts";
import type { IndexedItem, MigratedArticle } from "../model.ts";
import type { Asked, OldPlaces } from "./part.ts";

export type Folder = MigratedArticle["folder"];

/** Posts and pages, and where each is now; undefined when it was not taken in. */
export interface PostAddresses {
  readonly items: readonly IndexedItem[];
  /** Addresses that articles have which are not of this site. */
  readonly taken: Iterable<string>;
  /** Whether something of the old site has this number, which its address `?p=` then leads to and nothing else. */
  readonly isNumber: (id: number) => boolean;
  folderOf(item: IndexedItem): Folder | undefined;
}

/** An address of a post; `isFormer`: another post may have it by now, and then it leads there. */
export interface PostAddress extends Asked {
  readonly isFormer?: true;
}

/**
 * What led to a post on the old site: its link, its number, what it was called and dated before, and what its guid says.
 *
 * @param read gives an address of the old site in letters; undefined when it is set aside
 */
export function addressesOfPost(
  item: IndexedItem,
  { base }: OldPlaces,
  read: (link: string) => string | undefined,
  isNumber: PostAddresses["isNumber"],
): PostAddress[] {
  const what = item.type === "page" ? "页面" : "文章";
  const link = read(item.link);
  const paths = link === undefined ? [] : [link];
  const [day = ""] = item.date.split(" ");
  const before = paths.flatMap((path) => [
    ...item.oldSlugs.map((slug) => renamed(path, item.slug, slug)),
    ...(item.oldDates ?? []).map((old) => path.replace(day.replaceAll("-", "/"), old.replaceAll("-", "/"))),
  ]);
  // A post that was itself moved in, from a site before, has the number of another one there in its guid.
  const numbered = Number(/\?(?:p|page_id)=(\d+)$/.exec(item.guid)?.[1]);
  const guid = numbered !== item.id && isNumber(numbered) ? undefined : read(item.guid);
  const numbers = item.id > 0 ? [`?p=${item.id}`, ...(item.type === "page" ? [`?page_id=${item.id}`] : [])] : [];
  const found: PostAddress[] = [
    ...paths.map((address) => ({ what, address })),
    ...numbers.map((query) => ({ what: "编号地址", address: `${base}/${query}` })),
    ...before
      .flatMap((path) => (path === undefined ? [] : (read(path) ?? [])))
      .map((address) => ({ what: "改过的地址", address, isFormer: true as const })),
    ...(guid === undefined ? [] : [{ what: "永久标识", address: guid, isFormer: true as const }]),
  ];
  const first = new Map<string, PostAddress>();
  for (const one of found) if (!first.has(aliasKey(one.address))) first.set(aliasKey(one.address), one);
  return [...first.values()];
}

/** The address by which a post was known under another name; undefined where names stand in no address. */
function renamed(path: string, slug: string, old: string): string | undefined {
  const at = slug === "" ? -1 : path.lastIndexOf(slug);
  return at < 0 || old === "" || /[/?#]/.test(old) ? undefined : path.slice(0, at) + old + path.slice(at + slug.length);
}
