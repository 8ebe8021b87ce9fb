import { compiled, type Redirect } from "./netlify-config.ts";

export interface Target {
  readonly status: number;
  readonly location: string;
  readonly force: boolean;
}

/**
 * The first redirect that fits a decoded address, with `:splat` and `:name` filled in, those of the query as well.
 * @param parameters of the request; a redirect (3xx) takes them along unless its target has some of its own
 */
export function redirectFor(
  { redirects }: { readonly redirects: readonly Redirect[] },
  path: string,
  parameters = new URLSearchParams(),
): Target | undefined {
  const found = fitting(redirects, path, parameters);
  if (!found) return undefined;
  const { to, status, force } = found.redirect;
  // What stands for nothing, as `:splat` does of the folder itself, leaves nothing.
  const target = to.replace(/:(\w+)/g, (whole, name: string) => found.parts[name] ?? (name in found.parts ? "" : whole));
  const moved = status >= 300 && status < 400;
  return { status, location: moved ? withParameters(target, parameters) : target, force };
}

/** The first rule that fits a decoded address. */
export function ruleFor(
  redirects: readonly Redirect[],
  path: string,
  parameters = new URLSearchParams(),
): Redirect | undefined {
  return fitting(redirects, path, parameters)?.redirect;
}

function fitting(redirects: readonly Redirect[], path: string, parameters: URLSearchParams) {
  for (const redirect of candidates(redirects, path, parameters)) {
    const named = partsOf(redirect, path);
    const asked = named && askedFor(redirect, parameters);
    if (asked) return { redirect, parts: { ...named, ...asked } };
  }
  return undefined;
}

/** What of a path stands in the places of the names of a rule; undefined when the rule is about others. */
function partsOf(redirect: Redirect, path: string): Readonly<Record<string, string>> | undefined {
  const { from } = redirect;
  // An archive has a hundred thousand rules about one address each: a pattern of each would be most of what it needs in memory.
  if (!isOpen(from)) return clean(path) === from.replace(/\/+$/, "") ? {} : undefined;
  if (from.endsWith("/*") && !isOpen(from.slice(0, -2))) return below(from.slice(0, -2), path);
  const match = compiled(redirect, redirectPattern, from).exec(path);
  return match ? { ...match.groups } : undefined;
}

/** Whether a rule is about more than one address. A colon within a step stands for itself. */
function isOpen(from: string): boolean {
  return from.includes("*") || from.includes("/:");
}

/** Of a rule about a folder and everything in it, what stands for `*`. */
function below(folder: string, path: string): Readonly<Record<string, string>> | undefined {
  if (clean(path) === folder) return { splat: "" };
  return path.startsWith(`${folder}/`) ? { splat: path.slice(folder.length + 1) } : undefined;
}

/** A slash at the end does not matter. */
function clean(path: string): string {
  return path.replace(/\/$/, "");
}

/** What a request has in the places of the names of a rule's query; undefined when it asks for something else. */
function askedFor({ query }: Redirect, parameters: URLSearchParams): Record<string, string> | undefined {
  const values: Record<string, string> = {};
  for (const [name, wanted] of Object.entries(query)) {
    const value = parameters.getAll(name).at(-1);
    if (value === undefined || (!wanted.startsWith(":") && value !== wanted)) return undefined;
    if (wanted.startsWith(":")) values[wanted.slice(1)] = encodeURIComponent(value);
  }
  return values;
}

const ANY_SITE = "http://site";

function withParameters(target: string, parameters: URLSearchParams): string {
  const url = new URL(target, ANY_SITE);
  if (url.search === "") url.search = parameters.toString();
  return url.origin === ANY_SITE ? url.href.slice(ANY_SITE.length) : url.href;
}

/** `*` at the end is `:splat`, `:name` is one part of the path; a trailing slash does not matter. */
function redirectPattern(pattern: string): RegExp {
  const source = pattern.replace(/\/+$/, "").replace(/\/\*$|\*|(?<=\/):\w+|[.+?^${}()|[\]\\]/g, (part) => {
    if (part === "/*") return "(?:/(?<splat>.*))?";
    if (part === "*") return ".*";
    return part.startsWith(":") ? `(?<${part.slice(1)}>[^/]+)` : `\\${part}`;
  });
  return new RegExp(`^${source}/?$`);
}

/** Places of rules in their list: an archive has ten thousand, and every address of a site is asked about. */
interface Shelves {
  /** Of rules about one address, by it and the first that it has to be asked for. */
  readonly exact: ReadonlyMap<string, readonly number[]>;
  /** Of all others, by what of their address is fixed: the folder in which all lies that they may be about. */
  readonly below: ReadonlyMap<string, readonly number[]>;
}

const SHELVES = new WeakMap<readonly Redirect[], Shelves>();
/** Fewer are gone through as quickly. */
const FEW = 32;

/** The rules that may fit an address, in their order. */
function candidates(redirects: readonly Redirect[], path: string, parameters: URLSearchParams): readonly Redirect[] {
  if (redirects.length < FEW) return redirects;
  let shelves = SHELVES.get(redirects);
  if (!shelves) {
    shelves = shelvesOf(redirects);
    SHELVES.set(redirects, shelves);
  }
  const { exact, below: folders } = shelves;
  const place = clean(path);
  const asked = [...parameters].flatMap(([name, value]) => exact.get(`${place}?${name}=${value}`) ?? []);
  const found = [...(exact.get(place) ?? []), ...asked];
  for (let at = place.length; at >= 0; at = place.lastIndexOf("/", at - 1)) {
    found.push(...(folders.get(place.slice(0, at)) ?? []));
    if (at === 0) break;
  }
  return [...new Set(found)].sort((a, b) => a - b).flatMap((index) => redirects[index] ?? []);
}

function shelvesOf(redirects: readonly Redirect[]): Shelves {
  const exact = new Map<string, number[]>();
  const folders = new Map<string, number[]>();
  const put = (shelf: Map<string, number[]>, key: string, index: number): void => {
    const there = shelf.get(key);
    if (there) there.push(index);
    else shelf.set(key, [index]);
  };
  for (const [index, { from, query }] of redirects.entries()) {
    const clean = from.replace(/\/+$/, "");
    const [asked] = Object.entries(query).filter(([, value]) => !value.startsWith(":"));
    if (isOpen(clean)) put(folders, clean.replace(/\/(?::|[^/]*\*).*$/, ""), index);
    else put(exact, asked ? `${clean}?${asked[0]}=${asked[1]}` : clean, index);
  }
  return { exact, below: folders };
}
