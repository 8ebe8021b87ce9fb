import { decoded, readAlias } from "../../domain/address.ts";
import {
  MOST_REDIRECTS,
  NO_OLD_ADDRESSES,
  type OldAddresses,
  type OldAddressRule,
} from "../../domain/old-addresses.ts";
import { fittedRedirects } from "../../gate/fitted-redirects.ts";
import { redirectRules } from "../../gate/redirect-rules.ts";
import type { Redirect } from "../../serve/netlify-config.ts";
import { redirectFor } from "../../serve/redirect-for.ts";
import { formatRedirects, redirectsIn } from "../../serve/redirects-file.ts";
import type { ExportAttachment } from "../../wxr/item.ts";
import type { ExportIndex, IndexedItem, MigratedArticle } from "../model.ts";
import type { PlaceOf } from "../own-links.ts";
import { type Answer, type Answered, answerOf } from "./answer.ts";
import { datePart } from "./date-part.ts";
import { listPart, type NewLists } from "./list-part.ts";
import { depthOf, mediaPart } from "./media-part.ts";
import { isHere, type NewSite, newSiteOf } from "./new-site.ts";
import type { Asked, OldPlaces } from "./part.ts";
import { hostOf, plainAddress } from "./plain-address.ts";
import { addressesOfPost, type PostAddresses, postPart, wasPublic } from "./post-part.ts";
import { sitePart } from "./site-part.ts";

/** What becomes of the addresses of an old site. */
export interface Addresses {
  /** For the records of articles, by the key of their item. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
  /** For `_data/old-addresses.json`. */
  readonly data: OldAddresses;
  /** Every address that the old site answered. */
  readonly asked: readonly Asked[];
  readonly answers: AddressCounts;
  /** For links in texts. */
  readonly placeOf: PlaceOf;
}

/** For the report. */
export interface AddressCounts {
  /** Of each kind how many answer how. */
  readonly kinds: readonly { readonly what: string; readonly answers: Readonly<Record<Answer, number>> }[];
  /** Those without one of these answers, and why. */
  readonly unanswered: readonly (Asked & { readonly why: string })[];
  /** Lines of the host's file, and how many it documents to serve well. */
  readonly rules: number;
  readonly most: number;
  /** Pages that stand for addresses, so that there are no more lines. */
  readonly signposts: number;
  /** What was set aside, by why. */
  readonly aside: ReadonlyMap<string, number>;
}

/**
 * Gives every address of an old site an answer: a page of the new one, a redirect to where it is now, or that it is gone.
 *
 * @param articles folders of what was taken in, by the key of its item
 * @param lists where sections, tags and people are now
 * @param most lines of the host's file
 */
export function addressesOf(
  index: Pick<ExportIndex, "site" | "items" | "attachments">,
  articles: ReadonlyMap<string, MigratedArticle["folder"]>,
  lists: NewLists,
  most = MOST_REDIRECTS,
): Addresses {
  const aside = new Map<string, number>();
  const read = (link: string): string | undefined => {
    const found = plainAddress(link, index.site.url);
    if (found === undefined || "address" in found) return found?.address;
    aside.set(found.aside, (aside.get(found.aside) ?? 0) + 1);
    return undefined;
  };
  const items = index.items.filter(({ type }) => type !== "attachment");
  const publicly = items.filter(wasPublic);
  const base = new URL(index.site.url).pathname.replace(/\/+$/, "");
  const places: OldPlaces = { base, front: frontOf(publicly, base, index) };
  const shown = items.flatMap(({ key, fate }) => (fate.is === "public" ? (articles.get(key) ?? []) : []));
  const listed = listPart(index, places, lists);
  const site = newSiteOf(
    shown,
    listed.rules.flatMap(({ to = "" }) => to),
  );
  const folders = new Map([...articles].map(([key, folder]) => [key, addressIn(folder)]));
  const posts = items
    .filter((item) => articles.has(item.key) || wasPublic(item))
    .map((item): PostAddresses => {
      return { item, folder: articles.get(item.key), asked: addressesOfPost(item, places, read) };
    });
  const posted = postPart(posts, places, site);
  const media = mediaPart(
    index.attachments.values(),
    places,
    site,
    { folders: posted.folders, articleOf: articleFinder(items, folders), depths: depthsOf(posted.aliases) },
    read,
  );
  const parts = [posted, media, listed, datePart(publicly, places, site, posted.folders), sitePart(places)];
  const rules = firstOf(parts.flatMap((part) => part.rules)).filter(({ from }) => !isPageOf(from, site));
  const data: OldAddresses = { belowAliases: true, rules };
  const asked = parts.flatMap((part) => part.asked);
  const isThere = (path: string) => isHere(site, path);
  const holders = [...posted.aliases].flatMap(([key, aliases]) => {
    const path = folders.get(key);
    return path === undefined || !isThere(path) ? [] : [{ path, aliases }];
  });
  const all = redirectRules({ ...NOTHING, articles: holders, oldAddresses: data }, false, isThere);
  const fitted = fittedRedirects(all, most);
  const redirects = redirectsIn(formatRedirects(fitted.rules, fitted.spelling));
  const inLetters = all.map((rule) => ({ ...rule, from: decoded(rule.from) }));
  const signposts = new Map(fitted.signposts.map(({ path, to }) => [path, to]));
  return {
    aliases: posted.aliases,
    data,
    asked,
    placeOf: (link) => placeOf(link, index.site.url, inLetters, isThere),
    answers: {
      ...countsOf(asked, (one) => answerOf(one, redirects, isThere, (path) => signposts.get(path))),
      ...{ rules: redirects.length, most, signposts: signposts.size },
      aside,
    },
  };
}

/** @param redirects all of them, in letters */
function placeOf(
  link: string,
  site: string,
  redirects: readonly Redirect[],
  isThere: (path: string) => boolean,
): string | null | undefined {
  if (!URL.canParse(link) || hostOf(new URL(link).host) !== hostOf(new URL(site).host)) return undefined;
  const found = plainAddress(link.replace(/#.*$/s, ""), site);
  if (!found || !("address" in found)) return null;
  const { path, query } = readAlias(found.address);
  const rule = redirectFor({ redirects }, path, new URLSearchParams(query));
  const to = rule?.status === 301 ? (rule.location.split("?")[0] ?? "") : undefined;
  // `/?p=7` of what nobody may read is not the front page.
  const isNumber = Object.values(query).some((value) => /^\d+$/.test(value));
  if (!rule && isNumber) return null;
  if (isThere(path) && !rule?.force) return path.includes(".") ? path : `${path.replace(/\/+$/, "")}/`;
  return to !== undefined && isThere(to) ? to : null;
}

const NOTHING = {
  withdrawnArticles: [],
  sectionLists: [],
  tagLists: [],
  sourceLists: [],
  personLists: [],
  topicPages: [],
  oldAddresses: NO_OLD_ADDRESSES,
};

/** By a file's post, where readers see that, else by the first article that shows it. */
function articleFinder(
  items: readonly IndexedItem[],
  folders: ReadonlyMap<string, string>,
): (attachment: Pick<ExportAttachment, "id" | "parent">) => string | undefined {
  const byPost = new Map<number, string>();
  const byFile = new Map<number, string>();
  for (const { id, key, fate, shows = [] } of items) {
    const path = fate.is === "public" ? folders.get(key) : undefined;
    if (path === undefined) continue;
    byPost.set(id, path);
    for (const file of shows) if (!byFile.has(file)) byFile.set(file, path);
  }
  return ({ id, parent }) => (parent > 0 ? byPost.get(parent) : undefined) ?? byFile.get(id);
}

/** How deep those addresses of posts lie that are so many that signposts may have to stand for them. */
function depthsOf(aliases: ReadonlyMap<string, readonly string[]>): ReadonlySet<number> {
  const counts = new Map<number, number>();
  for (const alias of [...aliases.values()].flat())
    if (!alias.includes("?")) counts.set(depthOf(alias), (counts.get(depthOf(alias)) ?? 0) + 1);
  return new Set([...counts].flatMap(([depth, count]) => (count >= MANY ? [depth] : [])));
}

/** Fewer can keep their rules. */
const MANY = 500;

/** What stands before the address of every post and is no part of it. */
function frontOf(posts: readonly IndexedItem[], base: string, { site }: Pick<ExportIndex, "site">): string {
  const categories = new Set(site.terms.map(({ slug }) => slug));
  const fronts = posts.flatMap(({ type, link }) => {
    const found = type === "post" ? plainAddress(link, site.url) : undefined;
    if (!found || !("address" in found) || found.address.includes("?") || !found.address.startsWith(`${base}/`))
      return [];
    return [found.address.slice(base.length).split("/").slice(1, -1)];
  });
  const [first = [], ...others] = fronts;
  const differs = first.findIndex(
    (step, at) => /^\d/.test(step) || categories.has(step) || others.some((steps) => steps[at] !== step),
  );
  // What one or two posts have in common is no rule.
  return [base, ...(others.length < 2 ? [] : first.slice(0, differs < 0 ? undefined : differs))].join("/");
}

function addressIn({ year, month, slug }: MigratedArticle["folder"]): string {
  return `/${year}/${month}/${slug}/`;
}

/** Of rules about the same addresses the first. */
function firstOf(rules: readonly OldAddressRule[]): OldAddressRule[] {
  const first = new Map<string, OldAddressRule>();
  for (const rule of rules) if (!first.has(rule.from)) first.set(rule.from, rule);
  return [...first.values()];
}

/** A rule about an address at which a page lies would never be asked. */
function isPageOf(from: string, site: NewSite): boolean {
  return !/[?*:]/.test(from) && isHere(site, from);
}

function countsOf(
  asked: readonly Asked[],
  answer: (one: Asked) => Answered,
): Pick<AddressCounts, "kinds" | "unanswered"> {
  const kinds = new Map<string, Record<Answer, number>>();
  const unanswered: (Asked & { why: string })[] = [];
  for (const one of asked) {
    const counts = kinds.get(one.what) ?? { here: 0, moved: 0, gone: 0, unanswered: 0 };
    const { answer: is, why = "" } = answer(one);
    counts[is] += 1;
    if (is === "unanswered") unanswered.push({ ...one, why });
    kinds.set(one.what, counts);
  }
  return { kinds: [...kinds].map(([what, answers]) => ({ what, answers })), unanswered };
}
