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

/** The same for every way to write the same old address. */
export function aliasKey(alias: string): string {
  const { path, query } = readAlias(alias);
  return JSON.stringify([path, ...Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

/** An address that cannot be decoded stands for itself. */
function decoded(path: string): string {
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

/** The feed of what is said under an article; it lies beside the article, once there is something in it. */
export const COMMENT_FEED_FILE = "comments.xml";
