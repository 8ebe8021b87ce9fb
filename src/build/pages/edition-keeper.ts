import type { Stamp } from "../../kept/blob-store.ts";
import { digestOf } from "../../kept/digest.ts";
import { type EditionData, TraditionalEdition } from "../../traditional/edition.ts";
import { WORD_TABLE_PATH } from "../../traditional/word-table.ts";
import type { SiteFolder } from "../site-folder.ts";
import type { KeptPages } from "./kept-pages.ts";
import type { MadeVariant } from "./made-page.ts";
import { variantPartsOf } from "./variant-parts.ts";

/** Finds variants of earlier builds again, and keeps those of this one. */
export class EditionKeeper {
  readonly #data: EditionData;
  readonly #addresses: ReadonlySet<string>;
  readonly #base: string;
  readonly #terms = new Set<string>();

  constructor(data: EditionData) {
    const { settings, url, glossary } = data;
    this.#data = data;
    this.#addresses = new Set(data.addresses);
    this.#base = digestOf({ settings, url, glossary });
  }

  /** Whether the page at an address has a variant. */
  has(url: string): boolean {
    return this.#addresses.has(url);
  }

  /** Puts the kept variant of a page into the site. @returns whether it is there; otherwise it has to be made */
  place(url: string, page: Stamp, kept: KeptPages, site: SiteFolder): boolean {
    const variant = kept.placeVariant(url, page, this.#base, this.#answerTo, site);
    for (const term of variant?.terms ?? []) this.#terms.add(term);
    return variant !== undefined;
  }

  take(url: string, page: Stamp, variant: MadeVariant, kept: KeptPages | undefined): void {
    for (const term of variant.terms) this.#terms.add(term);
    kept?.keepVariant(url, page, this.#base, this.#answerTo, variant);
  }

  /** Writes the table by which browsers convert what search has found; it has the terms that stand somewhere. */
  writeWordTable(site: SiteFolder, kept: KeptPages | undefined): number {
    const { settings, glossary, articles } = this.#data;
    const special = articles.filter(({ traditional }) => Object.keys(traditional).length > 0);
    const key = kept?.keyOf("word-table", { settings, glossary, special, terms: [...this.#terms].sort() });
    if (key !== undefined && kept?.place(key, WORD_TABLE_PATH, site)) return 1;
    const edition = new TraditionalEdition(this.#data, variantPartsOf(this.#data.url));
    const stamp = site.write(WORD_TABLE_PATH, Buffer.from(JSON.stringify(edition.wordTable(this.#terms))));
    if (key !== undefined) kept?.keep(key, stamp);
    return 1;
  }

  readonly #answerTo = (path: string): string =>
    this.#addresses.has(path) ? "" : (this.#data.files.get(path) ?? "none");
}
