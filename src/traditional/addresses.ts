import { traditionalAddress } from "../domain/edition.ts";

/** Which addresses of the site have a variant, and what it is. Pictures and styles are shared, so they have none. */
export class VariantAddresses {
  readonly #site: string;
  readonly #paths: ReadonlySet<string>;
  readonly #files: ReadonlyMap<string, string>;

  /**
   * @param site address of the publication on the web, without a slash at the end
   * @param paths addresses on the site that exist in both editions
   * @param files what takes the place of files that are not shared
   */
  constructor(site: string, paths: Iterable<string>, files: ReadonlyMap<string, string> = new Map()) {
    this.#site = site;
    this.#paths = new Set(paths);
    this.#files = files;
  }

  has(path: string): boolean {
    return this.#paths.has(path);
  }

  /**
   * Where a link of a page leads in the page's variant.
   *
   * @param reference as written: `/about/`, `../other/#part`, `https://…`; entities may stay, no path has any
   * @param page address on the site of the page it stands on
   */
  variantOf(reference: string, page: string): string {
    if (reference === "" || reference.startsWith("#") || reference.startsWith("?")) return reference;
    const absolute = reference.startsWith(`${this.#site}/`);
    if (!absolute && /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(reference)) return reference;
    const [path = "", rest = ""] = split(absolute ? reference.slice(this.#site.length) : reference);
    const target = path.startsWith("/") ? path : new URL(path, `http://site${page}`).pathname;
    const variant = this.#paths.has(target) ? traditionalAddress(target) : (this.#files.get(target) ?? target);
    return `${absolute ? this.#site : ""}${variant}${rest}`;
  }
}

/** The path, and the query and fragment behind it. */
function split(reference: string): [string, string] {
  const end = reference.search(/[?#]/);
  return end < 0 ? [reference, ""] : [reference.slice(0, end), reference.slice(end)];
}
