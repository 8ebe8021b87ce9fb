import {
  MOST_REDIRECTS,
  type OldAddresses,
  type OldAddressRule,
  sortedBySpecificity,
} from "../../domain/old-addresses.ts";
import { fittedRedirects } from "../../gate/fitted-redirects.ts";
import { answerTo } from "../../gate/redirect-rules.ts";
import type { Redirect } from "../../serve/netlify-config.ts";
import { formatRedirects, redirectsIn } from "../../serve/redirects-file.ts";
import type { ExportAttachment } from "../../wxr/item.ts";
import type { ExportIndex, IndexedItem, MigratedArticle } from "../model.ts";
import type { PlaceOf } from "../own-links.ts";
import { closing } from "../shelf.ts";
import type { ShelvedMap } from "../shelved-map.ts";
import { byAge } from "../slugs.ts";
import { AliasRules } from "./alias-rules.ts";
import { type Answer, type Answered, answerOf } from "./answer.ts";
import { datePart } from "./date-part.ts";
import { listPart, type NewLists } from "./list-part.ts";
import { depthOf, mediaPart } from "./media-part.ts";
import { isHere, type NewSite, newSiteOf } from "./new-site.ts";
import { numbersOf } from "./numbers.ts";
import { frontOf } from "./old-front.ts";
import { type Asked, allOf, eachTime, type OldPlaces } from "./part.ts";
import { placeFinder } from "./place-finder.ts";
import { AddressReader } from "./plain-address.ts";
import type { PostAddresses } from "./post-addresses.ts";
import { postPart, wasPublic } from "./post-part.ts";
import { ShelvedSignposts } from "./shelved-signposts.ts";
import { sitePart } from "./site-part.ts";

/** What becomes of the addresses of an old site. */
export interface Addresses {
  /** For the records of articles, by the key of their item. */
  readonly aliases: ShelvedMap<readonly string[]>;
  /** For `_data/old-addresses.json`. */
  readonly data: OldAddresses;
  /** Every address that the old site answered; each is put together when somebody comes to it. */
  readonly asked: Iterable<Asked>;
  readonly answers: AddressCounts;
  /** For links in texts. */
  readonly placeOf: PlaceOf;
  /** Lets go of what lies on the disk. */
  close(): void;
}

/** Folders of what was taken in, by the key of its item. */
export type Folders = Pick<ReadonlyMap<string, MigratedArticle["folder"]>, "get" | "has">;

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
 * @param taken old addresses of articles that are not of this site: two sites have both had a `/?p=25`
 */
export function addressesOf(
  index: Pick<ExportIndex, "site" | "items" | "attachments">,
  articles: Folders,
  lists: NewLists,
  most = MOST_REDIRECTS,
  taken: Iterable<string> = [],
): Addresses {
  const reader = new AddressReader(index.site.url);
  const items = index.items.filter(({ type }) => type !== "attachment").toSorted(byAge);
  const attachments = [...index.attachments.values()].toSorted((a, b) => a.id - b.id);
  const publicly = items.filter(wasPublic);
  const base = new URL(index.site.url).pathname.replace(/\/+$/, "");
  const places: OldPlaces = { base, front: frontOf(publicly, base, index) };
  const listed = listPart(index, places, lists);
  const site = newSiteOf(
    foldersOf(items, articles),
    listed.rules.flatMap(({ to = "" }) => to),
  );
  const posts = {
    items: items.filter((item) => articles.has(item.key) || wasPublic(item)),
    folderOf: ({ key }: IndexedItem) => articles.get(key),
    ...{ taken, isNumber: numbersOf(index) },
  };
  const posted = postPart(posts, places, site, reader, most);
  const media = mediaPart(
    attachments,
    places,
    site,
    { folders: posted.folders, articleOf: articleFinder(items, articles), depths: depthsOf(posted.aliases) },
    reader,
  );
  const parts = [posted, media, listed, datePart(publicly, places, site, posted.folders), sitePart(places)];
  const rules = firstOf(parts.flatMap((part) => part.rules)).filter(({ from }) => !isPageOf(from, site));
  const data: OldAddresses = { belowAliases: true, rules };
  const asked = eachTime(() => allOf(parts.map((part) => part.asked)));
  const moved = new AliasRules(holdersOf(posts, posted.aliases, site));
  const others = answersTo(data, moved, site);
  const pages = eachTime(() => pagesOf(items, articles));
  return {
    ...{ aliases: posted.aliases, data, asked },
    placeOf: placeFinder(index.site.url, moved, others, site),
    answers: {
      ...answersOf(asked, sortedBySpecificity([...moved.all, ...others]), pages, site, most),
      aside: reader.aside,
    },
    close: closing(posted.aliases, moved),
  };
}

/** Articles that readers will see. */
function* foldersOf(items: readonly IndexedItem[], articles: Folders): Generator<MigratedArticle["folder"]> {
  for (const { key, fate } of items) {
    const folder = fate.is === "public" ? articles.get(key) : undefined;
    if (folder) yield folder;
  }
}

function* pagesOf(items: readonly IndexedItem[], articles: Folders): Generator<string> {
  for (const folder of foldersOf(items, articles)) yield addressIn(folder);
}

function* holdersOf(
  { items, folderOf }: PostAddresses,
  aliases: ShelvedMap<readonly string[]>,
  site: NewSite,
): Generator<{ readonly to: string; readonly aliases: readonly string[] }> {
  for (const item of items) {
    const own = aliases.get(item.key);
    const folder = own && folderOf(item);
    if (own && folder && isHere(site, addressIn(folder))) yield { to: addressIn(folder), aliases: own };
  }
}

/** Rules about what is no article's, as the build will make them. */
function answersTo({ rules }: OldAddresses, moved: AliasRules, site: NewSite): Redirect[] {
  const old = moved.all;
  return rules.map((rule) => answerTo(rule, old, (path) => isHere(site, path)));
}

/** Counts what the host would answer. Whatever it has at once of all addresses is let go of. */
function answersOf(
  asked: Iterable<Asked>,
  rules: readonly Redirect[],
  pages: Iterable<string>,
  site: NewSite,
  most: number,
): Omit<AddressCounts, "aside"> {
  const fitted = fittedRedirects(rules, pages, most);
  const redirects = redirectsIn(formatRedirects(fitted.rules, fitted.spelling));
  const signposts = new ShelvedSignposts(fitted.signposts);
  const isThere = (path: string) =>
    isHere(site, path) || signposts.targetOf(`${path.replace(/\/$/, "")}/`) !== undefined;
  const counts = countsOf(asked, (one) => answerOf(one, redirects, isThere, (path) => signposts.targetOf(path)));
  signposts.close();
  return { ...counts, ...{ rules: redirects.length, most, signposts: signposts.size } };
}

/** By a file's post, where readers see that, else by the first article that shows it. */
function articleFinder(
  items: readonly IndexedItem[],
  articles: Folders,
): (attachment: Pick<ExportAttachment, "id" | "parent">) => string | undefined {
  const byPost = new Map<number, number>();
  const byFile = new Map<number, number>();
  for (const [number, { id, key, fate, shows = [] }] of items.entries()) {
    if (fate.is !== "public" || !articles.has(key)) continue;
    byPost.set(id, number);
    for (const file of shows) if (!byFile.has(file)) byFile.set(file, number);
  }
  return ({ id, parent }) => {
    const item = items[(parent > 0 ? byPost.get(parent) : undefined) ?? byFile.get(id) ?? -1];
    const folder = item && articles.get(item.key);
    return folder && addressIn(folder);
  };
}

/** How deep those addresses of posts lie that are so many that signposts may have to stand for them. */
function depthsOf(aliases: ShelvedMap<readonly string[]>): ReadonlySet<number> {
  const counts = new Map<number, number>();
  for (const own of aliases.values())
    for (const alias of own)
      if (!alias.includes("?")) counts.set(depthOf(alias), (counts.get(depthOf(alias)) ?? 0) + 1);
  return new Set([...counts].flatMap(([depth, count]) => (count >= MANY ? [depth] : [])));
}

/** Fewer can keep their rules. */
const MANY = 500;

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
  asked: Iterable<Asked>,
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
