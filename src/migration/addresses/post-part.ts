import { aliasKey, readAlias } from "../../domain/address.ts";
import type { OldAddressRule } from "../../domain/old-addresses.ts";
import { HashedPlaces } from "../hashed-places.ts";
import type { IndexedItem } from "../model.ts";
import { ShelvedMap } from "../shelved-map.ts";
import { isHere, type NewSite } from "./new-site.ts";
import { type Asked, eachTime, type OldPlaces, type Part } from "./part.ts";
import type { AddressReader } from "./plain-address.ts";
import { addressesOfPost, type Folder, type PostAddresses } from "./post-addresses.ts";
import { yearPatterns } from "./year-patterns.ts";

/** As the schema of `aliases` has it. */
const MOST_ALIASES = 20;
/** No number of an item. */
const NOBODY = -1;

/** What of all posts becomes aliases of articles, and what is said by rules. */
export interface PostPart extends Part {
  /** By the key of the item. */
  readonly aliases: ShelvedMap<readonly string[]>;
  /** Paths below which everything is answered as they are, without a slash at the end. */
  readonly folders: Pick<HashedPlaces, "has">;
}

/**
 * Gives every address of a post to its article; what two articles claim, to the one that was public. What does not need to be
 * said of each is said once: dated addresses of which only the day is gone, and what lies below addresses that stay.
 *
 * @param reader counts what is set aside, once for each post
 * @param most lines of the host's file
 */
export function postPart(
  posts: PostAddresses,
  places: OldPlaces,
  site: NewSite,
  { read, count }: AddressReader,
  most: number,
): PostPart {
  const patterns = yearPatterns(posts, places, read, most);
  /** Of addresses whose they are: the number of the item. */
  const taken = new HashedPlaces();
  for (const address of posts.taken) taken.set(aliasKey(address), NOBODY);
  const folders = new HashedPlaces();
  const aliases = new ShelvedMap<readonly string[]>();
  const rules: OldAddressRule[] = [...patterns.rules];
  for (const { number, item, isFormer } of claimsOf(posts.items)) {
    const folder = posts.folderOf(item);
    const own = [...(isFormer ? (aliases.get(item.key) ?? []) : [])];
    const before = own.length;
    for (const one of addressesOfPost(item, places, isFormer ? read : count, posts.isNumber)) {
      if ((one.isFormer ?? false) !== isFormer) continue;
      const { address } = one;
      const { path, query } = readAlias(address);
      const key = aliasKey(address);
      const plain = Object.keys(query).length === 0;
      const said = plain && item.fate.is === "public" && patterns.answers(path, folder);
      if (said || (plain && !isHere(site, path))) folders.set(path, number);
      if (said && !taken.has(key)) taken.set(key, number);
      if (said || taken.has(key) || (plain && isHere(site, path))) continue;
      // Of what is a draft here, too, as long as it is one: as soon as it is out, its alias says more.
      if (item.fate.is !== "public" && wasPublic(item)) rules.push(goneOrProse(address, path));
      if (folder === undefined || own.length >= MOST_ALIASES) continue;
      taken.set(key, number);
      own.push(address);
    }
    if (own.length > before) aliases.set(item.key, own);
  }
  const asked = eachTime(function* () {
    for (const [number, item] of posts.items.entries())
      if (wasPublic(item))
        for (const one of addressesOfPost(item, places, read, posts.isNumber))
          yield askedFor(one, taken.get(aliasKey(one.address)), number, () =>
            toItself(one, item, posts.folderOf(item)),
          );
  });
  return { asked, rules, aliases, folders };
}

/** @param holder the number of the item that has it */
function askedFor(one: Asked, holder: number | undefined, number: number, toItself: () => Asked): Asked {
  if (holder === NOBODY) return { ...one, isTaken: true };
  return holder === number ? toItself() : one;
}

/** An address leads to the post whose it is; of those that no rule is about, nothing is known. */
function toItself(asked: Asked, item: IndexedItem, folder: Folder | undefined): Asked {
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

interface Claim {
  readonly number: number;
  readonly item: IndexedItem;
  readonly isFormer: boolean;
}

/**
 * Who may have an address, one after the other: what was public before drafts, and what a post is called now before what another one
 * was called once. They are gone through as often as there are ranks, since an archive has a hundred thousand.
 */
function* claimsOf(items: readonly IndexedItem[]): Generator<Claim> {
  for (const rank of RANKS)
    for (const isFormer of [false, true])
      for (const [number, item] of items.entries()) if (rankOf(item) === rank) yield { number, item, isFormer };
}

const RANKS = [0, 1, 2] as const;

function rankOf({ fate }: IndexedItem): (typeof RANKS)[number] {
  return fate.is === "public" ? 0 : fate.is === "set-aside" ? 2 : 1;
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
