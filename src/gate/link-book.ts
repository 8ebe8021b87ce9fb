import { decoded, fileOf } from "../domain/address.ts";
import { TRADITIONAL_ROOT } from "../domain/edition.ts";

/** Where a link of the site leads. */
export type Target =
  | { readonly kind: "file"; readonly file: string; readonly fragment: string }
  /** No file, but the host answers: a redirect, or 410 for what was withdrawn. */
  | { readonly kind: "answered" }
  | { readonly kind: "elsewhere" }
  | { readonly kind: "broken" };

const SCHEME = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i;
const NOWHERE = "http://site";

/**
 * Where a link of a page leads, said so that it is the same wherever it is followed from.
 * @param link as it stands in the file, bytes as Latin-1
 * @param page path of the file in which the link stands
 */
export function absoluteLink(link: string, page: string): string {
  if (link.startsWith("/") || SCHEME.test(link)) return link;
  const folder = page.replace(/index\.html$/, "");
  if (link.startsWith("#")) return folder + link;
  const { pathname, hash } = new URL(unescaped(link), NOWHERE + folder);
  return pathname + hash;
}

/** Follows links from page to page of a finished site. */
export class LinkBook {
  readonly #files: ReadonlySet<string>;
  readonly #url: string;
  readonly #isAnswered: (path: string) => boolean;
  readonly #forgiven: ReadonlySet<string>;
  readonly #found = new Map<string, string | undefined>();

  /**
   * @param files paths of all files, such as `/about/index.html`
   * @param url address of the site on the web, without a slash at the end
   * @param isAnswered whether the host answers for a decoded path that is no file
   * @param forgiven links that may lead nowhere: decoded addresses, a `#` and the name of a place
   */
  constructor(
    files: ReadonlySet<string>,
    url: string,
    isAnswered: (path: string) => boolean,
    forgiven: ReadonlySet<string> = new Set(),
  ) {
    this.#files = files;
    this.#url = url;
    this.#isAnswered = isAnswered;
    this.#forgiven = forgiven;
  }

  /** @param link absolute, bytes as Latin-1 */
  follow(link: string): Target {
    const own = link.startsWith(this.#url) && /^(?:[/?#]|$)/.test(link.slice(this.#url.length, this.#url.length + 1));
    const local = own ? link.slice(this.#url.length).replace(/^(?!\/)/, "/") : link;
    if (!local.startsWith("/") || local.startsWith("//")) return { kind: "elsewhere" };
    const end = local.search(/[?#]/);
    const fragment = local.indexOf("#");
    return this.#known(end < 0 ? local : local.slice(0, end), fragment < 0 ? "" : local.slice(fragment + 1));
  }

  #known(path: string, fragment: string): Target {
    if (!this.#found.has(path)) this.#found.set(path, this.#answerTo(path));
    const file = this.#found.get(path);
    if (this.#forgiven.size > 0 && this.#isForgiven(path, fragment)) return { kind: "answered" };
    if (file === undefined) return { kind: "broken" };
    return file === "" ? { kind: "answered" } : { kind: "file", file, fragment };
  }

  /** The Traditional edition has the links of its originals. */
  #isForgiven(path: string, fragment: string): boolean {
    const link = `${unescaped(path)}#${unescaped(fragment)}`;
    return this.#forgiven.has(link) || this.#forgiven.has(link.replace(TRADITIONAL_ROOT, ""));
  }

  /** The file; empty when there is none and the host answers all the same. */
  #answerTo(path: string): string | undefined {
    const decoded = unescaped(path);
    const candidates = [fileOf(path), fileOf(decoded), `${decoded}/index.html`];
    return candidates.find((file) => this.#files.has(file)) ?? (this.#isAnswered(decoded) ? "" : undefined);
  }
}

/** A path as people write it: no entities, nothing encoded, letters instead of bytes. */
function unescaped(path: string): string {
  return decoded(Buffer.from(path.replaceAll("&amp;", "&"), "latin1").toString("utf8"));
}

/** Every name by which a fragment may mean an anchor: as it is written, and decoded. */
export function anchorNames(fragment: string): string[] {
  try {
    return [fragment, Buffer.from(decodeURIComponent(fragment)).toString("latin1")];
  } catch {
    return [fragment];
  }
}
