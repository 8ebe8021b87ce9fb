import { FORBIDDEN, percentDecoded } from "./characters.ts";

/**
 * What makes an address lie about where it leads: characters that nobody sees, raw or percent-encoded, and a user before
 * the host, as in `https://bank.example@evil.example/`. Neither has a place in what readers are sent to.
 *
 * @param address absolute or relative
 */
export function addressFault(address: string): "forbidden-character" | "userinfo-in-address" | undefined {
  if (FORBIDDEN.test(address) || (address.includes("%") && FORBIDDEN.test(percentDecoded(address))))
    return "forbidden-character";
  if (!address.includes("@") || !/^https?:/i.test(address) || !URL.canParse(address)) return undefined;
  const { username, password } = new URL(address);
  return username === "" && password === "" ? undefined : "userinfo-in-address";
}

/** An address on this site: `//host` would be another one. */
export const ALIAS = /^\/(?!\/)[^\s#<>"'`\\*:]*$/;

/** Whether a step of an address walks up or stays, `/../` or `/%2e/`: a browser takes such steps out before it asks. */
export function hasDotStep(address: string): boolean {
  return /\/(?:\.|%2e){1,2}(?:[/?]|$)/i.test(address);
}

/** Whether an old address, as a host decodes it, holds a character that nobody sees, a tab or a line end. */
export function hidesCharacters(address: string): boolean {
  const decoded = percentDecoded(address);
  return FORBIDDEN.test(decoded) || (decoded !== address && /[\t\n\r]/.test(decoded));
}

/** An old address, taken apart. */
export interface OldAddress {
  /** As a browser sends it. */
  readonly sent: string;
  /** As a host compares it: decoded, without a slash at the end; `/` for the front page. */
  readonly path: string;
  /** Parameters that a request must have. */
  readonly query: Readonly<Record<string, string>>;
}

/**
 * Reads one of an article's `aliases`. Hosts decode addresses and do not mind a slash at the end
 * (docs.netlify.com/routing/redirects/redirect-options), so `/旧文`, `/旧文/` and `/%E6%97%A7%E6%96%87` are one address.
 */
export function readAlias(alias: string): OldAddress {
  const { pathname, searchParams } = new URL(alias, "http://site");
  return { sent: pathname, path: decoded(pathname).replace(/(?<=.)\/+$/, ""), query: Object.fromEntries(searchParams) };
}

/** What of an old address the host's rules cannot say, and the nearest that they can. */
export interface Unwritable {
  /** One Chinese clause. */
  readonly reason: string;
  readonly nearest?: string;
}

/**
 * Whether the host's `_redirects` can say an old address. A line there is `from name=value … to status`: it is split at
 * blanks and at the first `=`, nothing in it is decoded, a value `:x` stands for any value, a name without `=` for any
 * request, the first word that looks like an address is the target, and one that begins with a figure is the status
 * (github.com/netlify/build, packages/redirect-parser, and its matcher, asked with such rules).
 *
 * @returns undefined when it can
 */
export function unwritable(alias: string): Unwritable | undefined {
  const { sent, path } = readAlias(alias);
  if (path.includes("*")) return { reason: "星号在规则里代表任何地址" };
  if (path.startsWith("/.netlify")) return { reason: "/.netlify 开头的地址属于托管商" };
  const parts = alias
    .split("?")
    .slice(1)
    .join("?")
    .split("&")
    .filter((part) => part !== "");
  const reasons = parts.map(parameterFault);
  const reason = reasons.find((found) => found !== undefined);
  if (reason === undefined) return undefined;
  const kept = parts.filter((_, index) => reasons[index] === undefined);
  if (kept.length > 0) return { reason, nearest: `${sent}?${kept.join("&")}` };
  return { reason, ...(sent !== "/" && { nearest: sent }) };
}

/** @param part as it is written between `?` and `&` */
function parameterFault(part: string): string | undefined {
  const [[name = "", value = ""] = []] = [...new URLSearchParams(part)];
  const called = `参数“${name === "" ? part : name}”`;
  if (!part.includes("=")) return `${called}没有等号和值`;
  if (/[\s=]/.test(name + value)) return `${called}里有空格或另一个等号`;
  if (value.startsWith(":")) return `${called}的值以冒号开头，在规则里代表任何值`;
  return /^(?:[/#\d]|https?:|__proto__$|$)/.test(name) ? `名称“${name}”在规则里另有意思` : undefined;
}

/**
 * An address as HTML and feeds want it: signs that browsers understand and no URL may hold (url.spec.whatwg.org/#url-code-points)
 * are written with `%`. Letters of any script stay as they were typed.
 *
 * @param address of http or https
 */
export function validAddress(address: string): string {
  const [, host = "", rest = ""] = /^(https?:\/\/[^/?#]*)(.*)$/i.exec(address) ?? [];
  const [path = "", fragment, ...more] = rest.split("#");
  const parts = fragment === undefined ? path : `${path}#${[fragment, ...more].join("%23")}`;
  return host + parts.replace(/[{}|^[\]]|%(?![0-9a-f]{2})/gi, encodeURIComponent);
}

/** The same for every way to write the same old address. */
export function aliasKey(alias: string): string {
  const { path, query } = readAlias(alias);
  return JSON.stringify([path, ...Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

/** A path with its escapes read, but for those of signs with a meaning in it; one that cannot be decoded stands for itself. */
export function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** The file of an address on the site: `/about/` → `/about/index.html`. */
export function fileOf(address: string): string {
  return address.endsWith("/") ? `${address}index.html` : address;
}

/** File names of the three feed formats; they lie beside the page they stand for. */
export const FEED_FILES = { rss: "feed.xml", atom: "atom.xml", json: "feed.json" } as const;

/** Corrected and withdrawn articles; by it readers' browsers find those that they have read. */
export const CORRECTIONS_FILE = "/corrections/feed.json";

/** The feed of what is said under an article; it lies beside the article, once there is something in it. */
export const COMMENT_FEED_FILE = "comments.xml";
