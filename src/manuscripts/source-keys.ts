import { foldName, nearestName, type SourceNames } from "../content/source-registry.ts";
import { foldLine } from "./folded-line.ts";

/** A name by which nothing but its letters counts: not the script, the width, spaces or the marks of a title around it. */
export function nameKey(name: string): string {
  return foldLine(name.normalize("NFKC")).replace(/[\s《》〈〉「」『』“”"']+/g, "");
}

/** A site, or a part of one: bbc.com is one, and bbc.com/zhongwen another's. */
interface Site {
  readonly path: string;
  /** null where two sources have it. */
  readonly key: string | null;
}

/** The registry by what does not depend on how a name was typed. */
interface Index {
  /** null where two sources would go by it. */
  readonly byName: ReadonlyMap<string, string | null>;
  /** No name has more characters. */
  readonly longest: number;
  /** Of each host the parts of it that sources have, those of longer paths first. */
  readonly byHost: ReadonlyMap<string, readonly Site[]>;
}

const INDEXES = new WeakMap<SourceNames, Index>();

function indexOf(names: SourceNames): Index {
  const known = INDEXES.get(names);
  if (known) return known;
  const byName = new Map<string, string | null>();
  const byHost = new Map<string, Site[]>();
  const claim = (index: Map<string, string | null>, name: string, key: string) =>
    index.set(name, (index.get(name) ?? key) === key ? key : null);
  for (const [name, { key, homepage }] of names.known) {
    if (key === undefined) continue;
    claim(byName, nameKey(name), key);
    const host = hostOf(homepage ?? "");
    if (host !== undefined) claimSite(byHost, host, { path: folderOf(homepage ?? ""), key });
  }
  const longest = Math.max(0, ...names.known.map(([name]) => name.length + 2));
  const index = { byName, byHost, longest };
  INDEXES.set(names, index);
  return index;
}

function claimSite(byHost: Map<string, Site[]>, host: string, { path, key }: Site): void {
  const others = (byHost.get(host) ?? []).filter((site) => site.path !== path);
  const same = byHost.get(host)?.find((site) => site.path === path);
  const site = { path, key: same && same.key !== key ? null : key };
  byHost.set(
    host,
    [...others, site].toSorted((a, b) => b.path.length - a.path.length),
  );
}

/** `公报（示例广播公司）`, `公报 Gazette`, `Gazette via 公报`, `GZT/公报`: the same source twice. */
const TWICE = [
  /^(.+?)\s+via\s+(.+)$/iu,
  /^([^/]+?)\s*\/\s*([^/]+)$/u,
  /^(.+?)\s*[(（]\s*(.+?)\s*[)）]$/u,
  /^([\p{Script=Han}]+)\s*([\p{Script=Latin}].*)$/u,
  /^([\p{Script=Latin}][^\p{Script=Han}]*?)\s*(\p{Script=Han}.*)$/u,
];
/** `公报网站`, `公报官网报道`: its own, and still the source. */
const OWN_PAGES = /\s*(?:的?(?:官方)?(?:网站|官网|网页)|官方微博|报道|消息|新闻报道|的报道| contributors?)$/u;
const DOMAIN = /^(?:https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?:\/\S*)?$/i;

/**
 * The key of the registered source that goes by a name, in whichever script it was typed; by its address as well (`gazette.example`).
 * Undefined where none does, or more than one could be meant.
 */
export function sourceKey(name: string, names: SourceNames): string | undefined {
  const typed = name.trim();
  if (typed === "") return undefined;
  const exact = names.resolve(typed)?.key ?? indexOf(names).byName.get(nameKey(typed)) ?? undefined;
  if (exact !== undefined) return exact;
  if (DOMAIN.test(typed)) return sourceOfAddress(typed.includes("://") ? typed : `https://${typed}`, names);
  const shorter = foldLine(typed).replace(OWN_PAGES, "").length;
  if (shorter > 0 && shorter < typed.length) return sourceKey(typed.slice(0, shorter), names);
  for (const form of TWICE) {
    const [, one = "", two = ""] = form.exec(typed) ?? [];
    const key = one === "" ? undefined : sourceKey(one, names);
    if (key !== undefined && sourceKey(two, names) === key) return key;
  }
  return undefined;
}

/** Of capitals so short, no part of a longer name means anything: CPAC is not CP. */
const SHORTEST_PART = 4;

/** The registered source that is likely meant by a name that nobody has registered, to be proposed and never taken. */
export function likelySource(name: string, names: SourceNames): string | undefined {
  const near = names.nearest(name);
  const wanted = foldName(name);
  const words = wanted.split(/[^a-z0-9]+/u);
  const isLikely = names.known.some(([known, { key }]) => {
    if (key !== near || nearestName(wanted, [known]) === undefined) return false;
    return known.length >= SHORTEST_PART || /\p{Script=Han}/u.test(known) || words.includes(known);
  });
  return isLikely ? near : undefined;
}

const LONGEST_NAME = 60;
const GOES_ON =
  /^(?:周刊|新闻|网|电视|日报|晚报|时报|社|台|报(?!道)|集团|传媒|财经|体育|娱乐|中文|国际|[a-z0-9]| (?:news|tv|radio|sports)\b)/u;

/** The longest beginning of a text that is a registered name, and what follows it; undefined where none is. */
export function sourceAtBeginning(
  text: string,
  names: SourceNames,
): { readonly key: string; readonly rest: string } | undefined {
  const { byName } = indexOf(names);
  for (let length = Math.min(text.length, LONGEST_NAME); length > 1; length -= 1) {
    const key = names.resolve(text.slice(0, length).trim())?.key ?? byName.get(nameKey(text.slice(0, length)));
    const rest = text.slice(length);
    // 明报周刊 is not 明报, nor CBC News surely CBC.
    if (key) return GOES_ON.test(foldLine(rest)) ? undefined : { key, rest };
  }
  return undefined;
}

/**
 * Where registered names end that begin at a place of a text, the longest first. A word of Latin letters is not parted.
 * @param at place in the text
 */
export function registeredEnds(text: string, at: number, names: SourceNames): readonly number[] {
  const { byName, longest } = indexOf(names);
  if (inWord(text, at) || !/^[\p{L}\p{N}]/u.test(text.slice(at, at + 2))) return [];
  const ends: number[] = [];
  for (let end = Math.min(text.length, at + longest); end > at + 1; end -= 1) {
    const name = text.slice(at, end);
    if (!/[\p{L}\p{N}]$/u.test(name) || inWord(text, end)) continue;
    if (byName.get(nameKey(name))) ends.push(end);
  }
  return ends;
}

/** Whether a registered name stands anywhere in a text, be it in a longer word. */
export function holdsRegistered(text: string, names: SourceNames): boolean {
  const key = nameKey(text);
  for (const name of indexOf(names).byName.keys()) if (name.length > 1 && key.includes(name)) return true;
  return false;
}

/** Whether a text names a registered source anywhere. */
export function namesSource(text: string, key: string, names: SourceNames): boolean {
  return [...text].some((_, at) =>
    registeredEnds(text, at, names).some((end) => sourceKey(text.slice(at, end), names) === key),
  );
}

function inWord(text: string, at: number): boolean {
  return /^[\p{Script=Latin}\d]{2}$/u.test(text.slice(Math.max(0, at - 1), at + 1));
}

/**
 * The registered source whose site an address is on; undefined where none is, or several share it. Of several that have parts of one
 * site it is the one with the longest path that the address begins with; a source that has the site alone has all of it.
 */
export function sourceOfAddress(address: string, names: SourceNames): string | undefined {
  const { byHost } = indexOf(names);
  const path = URL.canParse(address) ? `${new URL(address).pathname}/` : "/";
  for (let host = hostOf(address); host?.includes("."); host = host.slice(host.indexOf(".") + 1)) {
    const sites = byHost.get(host);
    if (!sites) continue;
    const site = sites.find((one) => path.startsWith(one.path)) ?? (sites.length === 1 ? sites[0] : undefined);
    return site?.key ?? undefined;
  }
  return undefined;
}

function hostOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).hostname.replace(/^(?:www|m|amp)\./, "") : undefined;
}

/** Without a file at its end: `/zh/index.html` is `/zh/`. */
function folderOf(address: string): string {
  const path = URL.canParse(address) ? new URL(address).pathname.replace(/[^/]*\.[^/]*$/, "") : "/";
  return path.endsWith("/") ? path : `${path}/`;
}
