import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseAllRedirects } from "@netlify/redirect-parser";
import { HostRedirect, type NetlifyConfig, type Redirect } from "./netlify-config.ts";

export const REDIRECTS_FILE = "_redirects";

/**
 * How addresses with other letters than ASCII are written: in every spelling, or as they are read. The host decodes an address before
 * it compares it: its own local servers do (github.com/netlify/cli, src/utils/rules-proxy.ts; github.com/netlify/primitives,
 * packages/redirects), and so does its network, as somebody saw who asked it (github.com/netlify/cli/pull/8508).
 */
export type Spelling = "every" | "letters";

/**
 * The host's `_redirects` file (docs.netlify.com/routing/redirects): one rule a line, `from [query] to status[!]`.
 * Netlify's dev server compares decoded addresses with the rule as it is written (github.com/netlify/cli/pull/3107);
 * its matcher itself compares letter by letter, and that the network decodes first is nowhere promised. So a rule about an
 * address with other letters than ASCII is written as browsers encode them, as WordPress does (small), and as they are read, as long
 * as there is room.
 */
export function formatRedirects(redirects: readonly Redirect[], spelling: Spelling = "every"): string {
  return redirects
    .flatMap((rule) => linesOf(rule, spelling))
    .map((line) => `${line}\n`)
    .join("");
}

/** The lines of one rule. */
export function linesOf({ from, query, to, status, force }: Redirect, spelling: Spelling): string[] {
  const conditions = Object.entries(query).map(([name, value]) => `${name}=${value}`);
  const all = spellings(from);
  return (spelling === "every" ? all : all.slice(-1)).map((address) =>
    [address, ...conditions, to, `${status}${force ? "!" : ""}`].join("  "),
  );
}

/** An address as the host compares it: with all escapes read but those of signs that would mean something else in a line. */
export function lettersOf(address: string): string {
  return address.replace(/(?:%[0-9a-f]{2})+/gi, (escaped, at: number) => {
    try {
      const letters = decodeURIComponent(escaped);
      const isName = letters.startsWith(":") && address[at - 1] === "/";
      return isName || /[\s#*/\\\p{Cc}]/u.test(letters) ? escaped : letters;
    } catch {
      return escaped;
    }
  });
}

/** Encoded in both ways and decoded, where they differ. */
function spellings(address: string): string[] {
  if (!/%[89a-f]/i.test(address) && lettersOf(address) === address) return [address];
  const encoded = [String.prototype.toUpperCase, String.prototype.toLowerCase].map((sized) =>
    address.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => sized.call(escapes)),
  );
  return [...new Set([...encoded, lettersOf(address)])];
}

/** Rules of a built site; they come before those of netlify.toml. Lines that are not rules are passed over. */
export function readRedirects(folder: string): Redirect[] {
  const file = join(folder, REDIRECTS_FILE);
  if (!existsSync(file)) return [];
  return redirectsIn(readFileSync(file, "utf8"));
}

/** The rules that a text of the file holds. */
export function redirectsIn(text: string): Redirect[] {
  return text.split("\n").flatMap((line) => {
    const [from, ...rest] = line.trim().split(/\s+/);
    const code = /^(\d{3})(!?)$/.exec(rest.pop() ?? "");
    const to = rest.pop();
    if (!from || from.startsWith("#") || !to || !code) return [];
    const query = Object.fromEntries(rest.map((condition) => condition.split("=", 2)));
    return { from, query, to, status: Number(code[1]), force: code[2] === "!" };
  });
}

/** What the host itself makes of a built site's rules, and of which lines it makes nothing. */
export async function readAsHost(folder: string): Promise<{ rules: Redirect[]; faults: string[] }> {
  const redirectsFiles = [join(folder, REDIRECTS_FILE)];
  const { redirects, errors } = await parseAllRedirects({ redirectsFiles, configRedirects: [], minimal: true });
  return { rules: redirects.map((rule) => HostRedirect.parse(rule)), faults: errors.map(String) };
}

/** The rules of a site that is served: its own before those of the host's file. They are read again when their file is another. */
export class RedirectRules {
  readonly #folder: string;
  readonly #after: readonly Redirect[];
  #stamp = "unread";
  #rules: readonly Redirect[] = [];

  constructor(folder: string, { redirects }: Pick<NetlifyConfig, "redirects">) {
    this.#folder = folder;
    this.#after = redirects;
  }

  /** @throws Error of the file system when the file cannot be read */
  now(): readonly Redirect[] {
    const stat = statSync(join(this.#folder, REDIRECTS_FILE), { throwIfNoEntry: false });
    const stamp = stat ? `${stat.ino} ${stat.size} ${stat.mtimeMs}` : "";
    if (stamp !== this.#stamp) {
      this.#rules = [...readRedirects(this.#folder), ...this.#after];
      this.#stamp = stamp;
    }
    return this.#rules;
  }
}
