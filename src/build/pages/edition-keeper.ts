import type { Stamp } from "../../kept/blob-store.ts";
import { type EditionData, editionBase, TraditionalEdition } from "../../traditional/edition.ts";
import { AllUsed } from "../../traditional/trace.ts";
import { WORD_TABLE_PATH } from "../../traditional/word-table.ts";
import type { SiteFolder } from "../site-folder.ts";
import type { KeptPages } from "./kept-pages.ts";
import type { MadeVariant } from "./made-page.ts";
import { variantPartsOf } from "./variant-parts.ts";

/** Finds variants of earlier builds again, and keeps those of this one. */
export class EditionKeeper {
  readonly #edition: TraditionalEdition;
  readonly #addresses: ReadonlySet<string>;
  readonly #base: string;
  readonly #used = new AllUsed();

  constructor(data: EditionData) {
    this.#edition = new TraditionalEdition(data, variantPartsOf(data.url));
    this.#addresses = new Set(data.addresses);
    this.#base = editionBase(data);
  }

  /** Whether the page at an address has a variant. */
  has(url: string): boolean {
    return this.#addresses.has(url);
  }

  /** Puts the kept variant of a page into the site. @returns whether it is there; otherwise it has to be made */
  place(url: string, page: Stamp, kept: KeptPages, site: SiteFolder): boolean {
    const variant = kept.placeVariant(url, page, this.#base, this.#answerTo, site);
    if (variant) this.#used.add(variant.used);
    return variant !== undefined;
  }

  take(url: string, page: Stamp, variant: MadeVariant, kept: KeptPages | undefined): void {
    this.#used.add(variant.used);
    kept?.keepVariant(url, page, this.#base, this.#answerTo, variant);
  }

  /** Writes the table by which browsers convert what search has found: what of all words stands somewhere. */
  writeWordTable(site: SiteFolder): number {
    site.write(WORD_TABLE_PATH, Buffer.from(JSON.stringify(this.#edition.wordTable(this.#used))));
    return 1;
  }

  readonly #answerTo = (path: string): string => this.#edition.answerTo(path);
}
