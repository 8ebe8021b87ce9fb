import { aliasKey } from "../../domain/address.ts";
import type { IndexedItem, MigratedArticle } from "../model.ts";
import type { Asked, OldPlaces } from "./part.ts";

export type Folder = MigratedArticle["folder"];

/** Posts and pages, and where each is now; undefined when it was not taken in. */
export interface PostAddresses {
  readonly items: readonly IndexedItem[];
  folderOf(item: IndexedItem): Folder | undefined;
}

/**
 * What led to a post on the old site: its link, its number, what it was called and dated before, and what its guid says.
 *
 * @param read gives an address of the old site in letters; undefined when it is set aside
 */
export function addressesOfPost(item: IndexedItem, { base }: OldPlaces, read: (link: string) => string | undefined): Asked[] {
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
