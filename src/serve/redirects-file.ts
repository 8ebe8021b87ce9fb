import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Redirect } from "./netlify-config.ts";

export const REDIRECTS_FILE = "_redirects";

/** The host's `_redirects` file (docs.netlify.com/routing/redirects): one rule a line, `from [query] to status[!]`. */
export function formatRedirects(redirects: readonly Redirect[]): string {
  return redirects
    .map(({ from, query, to, status, force }) => {
      const conditions = Object.entries(query).map(([name, value]) => `${name}=${value}`);
      return `${[from, ...conditions, to, `${status}${force ? "!" : ""}`].join("  ")}\n`;
    })
    .join("");
}

/** Rules of a built site; they come before those of netlify.toml. Lines that are not rules are passed over. */
export function readRedirects(folder: string): Redirect[] {
  const file = join(folder, REDIRECTS_FILE);
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line) => {
      const [from, ...rest] = line.trim().split(/\s+/);
      const code = /^(\d{3})(!?)$/.exec(rest.pop() ?? "");
      const to = rest.pop();
      if (!from || from.startsWith("#") || !to || !code) return [];
      const query = Object.fromEntries(rest.map((condition) => condition.split("=", 2)));
      return { from: decoded(from), query, to, status: Number(code[1]), force: code[2] === "!" };
    });
}

/** Requests are matched after decoding; an address that cannot be decoded matches as it stands. */
function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
