import { traditionalAddress } from "../domain/edition.ts";

/** Of a link: with a scheme, or to another host. */
const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i;

/** Where a link leads. */
interface Target {
  /** Address on the site, as the simplified edition has it. */
  readonly path: string;
  /** As the variant of the page refers to it. */
  readonly variant: string;
  /** Whether it would lead elsewhere from another page. */
  readonly relative: boolean;
}

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
   * @returns undefined when it leads off the site, or to a part of the page
   */
  targetOf(reference: string, page: string): Target | undefined {
    if (reference === "" || reference.startsWith("#") || reference.startsWith("?")) return undefined;
    const absolute = reference.startsWith(`${this.#site}/`);
    if (!absolute && ELSEWHERE.test(reference)) return undefined;
    const [path = "", rest = ""] = split(absolute ? reference.slice(this.#site.length) : reference);
    const relative = !path.startsWith("/");
    const target = relative ? new URL(path, `http://site${page}`).pathname : path;
    const variant = this.#paths.has(target) ? traditionalAddress(target) : (this.#files.get(target) ?? target);
    return { path: target, variant: `${absolute ? this.#site : ""}${variant}${rest}`, relative };
  }

  /** What there is to know of an address: nothing where it has a variant, else which file takes its place, if any does. */
  answerTo(path: string): string {
    return this.#paths.has(path) ? "" : (this.#files.get(path) ?? "none");
  }
}

/** The path, and the query and fragment behind it. */
function split(reference: string): [string, string] {
  const end = reference.search(/[?#]/);
  return end < 0 ? [reference, ""] : [reference.slice(0, end), reference.slice(end)];
}
