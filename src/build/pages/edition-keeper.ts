import type { Stamp } from "../../kept/blob-store.ts";
import { digestOf } from "../../kept/digest.ts";
import { type EditionData, editionBase, editionState, TraditionalEdition } from "../../traditional/edition.ts";
import { WORD_TABLE_PATH } from "../../traditional/word-table.ts";
import type { SiteFolder } from "../site-folder.ts";
import type { FactBook } from "../verify/fact-book.ts";
import type { FileFacts } from "../verify/file-facts.ts";
import type { KeptPages, KnownEdition } from "./kept-pages.ts";
import type { MadeFile } from "./made-page.ts";
import { usedInList } from "./used-list.ts";
import { variantPartsOf } from "./variant-parts.ts";

/** Finds variants of earlier builds again, and keeps those of this one. */
export class EditionKeeper {
  readonly #edition: TraditionalEdition;
  readonly #addresses: ReadonlySet<string>;
  readonly #known: KnownEdition;
  readonly #special: EditionData["articles"];
  readonly #answers = new Map<string, string>();
  readonly #variants: FileFacts[] = [];

  constructor(data: EditionData) {
    this.#edition = new TraditionalEdition(data, variantPartsOf(data.url));
    this.#addresses = new Set(data.addresses);
    this.#known = {
      base: digestOf(editionBase(data)),
      state: digestOf(editionState(data)),
      glossary: data.glossary,
      answerTo: this.#answerTo,
    };
    this.#special = data.articles;
  }

  /** Whether the page at an address has a variant. */
  has(url: string): boolean {
    return this.#addresses.has(url);
  }

  /** Puts the kept variant of a page into the site. @returns whether it is there; otherwise it has to be made */
  place(url: string, page: Stamp, kept: KeptPages, site: SiteFolder): boolean {
    const facts = kept.placeVariant(url, page, this.#known, site);
    if (facts) this.#variants.push(facts);
    return facts !== undefined;
  }

  take(url: string, page: Stamp, variant: MadeFile, kept: KeptPages | undefined): void {
    this.#variants.push(variant.facts);
    kept?.keepVariant(url, page, this.#known, variant);
  }

  /** Writes the table by which browsers convert what search has found, with the words that stand somewhere. */
  writeWordTable({ site, facts, kept }: TablePlace): number {
    const used = facts.textsOf("used", this.#variants).sort();
    const key = kept?.keyOf("word-table", [this.#known.base, this.#known.glossary, this.#special, used]);
    if (key !== undefined && kept?.place(key, WORD_TABLE_PATH, site)) return 1;
    const stamp = site.write(WORD_TABLE_PATH, Buffer.from(JSON.stringify(this.#edition.wordTable(usedInList(used)))));
    if (key !== undefined) kept?.keep(key, stamp);
    return 1;
  }

  /** Thousands of pages ask about the same addresses. */
  readonly #answerTo = (path: string): string => {
    const known = this.#answers.get(path);
    if (known !== undefined) return known;
    const answer = this.#edition.answerTo(path);
    this.#answers.set(path, answer);
    return answer;
  };
}

/** Where the table goes, and what is known of the pages. */
interface TablePlace {
  readonly site: SiteFolder;
  readonly facts: FactBook;
  readonly kept?: KeptPages | undefined;
}
