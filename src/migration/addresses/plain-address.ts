import { ALIAS, hasDotStep, hidesCharacters, unwritable } from "../../domain/address.ts";

const LONGEST = 2_000;
/** As the schema of `aliases` has it. */
const LONGEST_ALIAS = 500;

/** An address of the old site, or why nobody is to be led by it. */
export type PlainAddress = { readonly address: string } | { readonly aside: string };

/**
 * Reads an address of an export: what stands behind the host, in letters. Set aside is what would lead to another host, up or
 * nowhere, what hides characters, and what no rule of the host can say; nothing in it is tidied, since a browser would tidy the
 * address that lies as well.
 *
 * @param link as the export has it; absolute, or from the root of the site
 * @param site address of the old site; `www.` and the protocol do not matter
 * @returns undefined when it is empty
 */
export function plainAddress(link: string, site: string): PlainAddress | undefined {
  const raw = link.trim();
  if (raw === "") return undefined;
  if (raw.length > LONGEST) return { aside: "太长" };
  if (/[\p{Cc}\s\\<>"`]/u.test(raw)) return { aside: "有地址里不该有的字符" };
  const [, host, path = "", query = ""] = /^(?:https?:\/\/([^/?#]*))?([^?#]*)(\?[^#]*)?/i.exec(raw) ?? [];
  if (host === undefined ? !/^\/(?!\/)/.test(path) : hostOf(host) !== hostOf(new URL(site).host))
    return { aside: "是别的网站的地址" };
  if (/\/\//.test(path) || hasDotStep(path)) return { aside: "路径里有 .. 或连着的斜杠" };
  const letters = lettersOf(path === "" ? "/" : path);
  if (letters === undefined) return { aside: "编码不是 UTF-8" };
  const address = letters + (query === "?" ? "" : query);
  if (address.length > LONGEST_ALIAS) return { aside: "太长" };
  if (!ALIAS.test(address) || hidesCharacters(address)) return { aside: "有不能写进规则的字符" };
  return unwritable(address) === undefined ? { address } : { aside: "托管商的规则写不出来" };
}

/** Reads addresses of one site; what it sets aside is counted where each address comes by once. */
export class AddressReader {
  /** What was set aside, by why. */
  readonly aside = new Map<string, number>();
  readonly #site: string;

  /** @param site address of the old site */
  constructor(site: string) {
    this.#site = site;
  }

  /** @returns an address in letters; undefined when it is empty or set aside */
  readonly read = (link: string): string | undefined => {
    const found = plainAddress(link, this.#site);
    return found && "address" in found ? found.address : undefined;
  };

  readonly count = (link: string): string | undefined => {
    const found = plainAddress(link, this.#site);
    if (found === undefined || "address" in found) return found?.address;
    this.aside.set(found.aside, (this.aside.get(found.aside) ?? 0) + 1);
    return undefined;
  };
}

/** A host by which both names of a site are one. */
export function hostOf(host: string): string {
  return host
    .toLowerCase()
    .replace(/^www\./, "")
    .replace(/:(?:80|443)$/, "");
}

function lettersOf(path: string): string | undefined {
  try {
    return decodeURI(path).replace(/[\s<>"`]/g, encodeURIComponent);
  } catch {
    return undefined;
  }
}
