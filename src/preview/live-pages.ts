import type { SitePage } from "../build/pages/page-list.ts";
import { pageText } from "../build/pages/page-module.ts";
import { variantPartsOf } from "../build/pages/variant-parts.ts";
import { fileOf } from "../domain/address.ts";
import { TRADITIONAL_ROOT } from "../domain/edition.ts";
import type { Publication } from "../publication/publication.ts";
import { type EditionData, TraditionalEdition } from "../traditional/edition.ts";

/** The pages and feeds of a publication in both editions, made one by one of their values, as a build makes them. */
export class LivePages {
  readonly #publication: Publication;
  readonly #editionData: EditionData | undefined;
  readonly #unmade: ReadonlyMap<string, SitePage>;
  #edition: TraditionalEdition | undefined;

  constructor(publication: Publication, pages: readonly SitePage[], editionData: EditionData | undefined) {
    this.#publication = publication;
    this.#editionData = editionData;
    this.#unmade = new Map(pages.map((page) => [fileOf(page.url), page]));
  }

  /** Whether a file is a page or a feed, in either edition. */
  has(file: string): boolean {
    if (this.#unmade.has(file)) return true;
    if (!this.#editionData || !file.startsWith(`${TRADITIONAL_ROOT}/`)) return false;
    const original = this.#unmade.get(file.slice(TRADITIONAL_ROOT.length));
    return original !== undefined && this.#traditional(this.#editionData).has(original.url);
  }

  /**
   * The text of a file of the site.
   * @param file such as `/about/index.html` or `/hant/feed.xml`
   * @returns undefined when there is no such file
   * @throws Error that names the page that could not be made
   */
  textOf(file: string): string | undefined {
    const own = this.#unmade.get(file);
    if (own) return this.#made(own);
    if (!this.#editionData || !file.startsWith(`${TRADITIONAL_ROOT}/`)) return undefined;
    const original = this.#unmade.get(file.slice(TRADITIONAL_ROOT.length));
    if (!original) return undefined;
    const edition = this.#traditional(this.#editionData);
    return edition.variantOf({ path: original.url, text: this.#made(original) })?.text;
  }

  /** It takes a moment to make, and most authors look at the other edition. */
  #traditional(data: EditionData): TraditionalEdition {
    this.#edition ??= new TraditionalEdition(data, variantPartsOf(data.url));
    return this.#edition;
  }

  #made({ pages, item, url }: SitePage): string {
    try {
      return pageText(pages, pages.value(this.#publication, item));
    } catch (error) {
      throw new Error(`${url}：${error instanceof Error ? error.message : error}`, { cause: error });
    }
  }
}
