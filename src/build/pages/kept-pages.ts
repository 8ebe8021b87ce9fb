import { fileOf } from "../../domain/address.ts";
import { traditionalAddress } from "../../domain/edition.ts";
import type { Stamp } from "../../kept/blob-store.ts";
import { codeDigest } from "../../kept/code-digest.ts";
import { digestOf } from "../../kept/digest.ts";
import type { KeptStamps } from "../../kept/kept-stamps.ts";
import type { KeptWork } from "../../kept/kept-work.ts";
import type { SiteFolder } from "../site-folder.ts";
import type { FactBook } from "../verify/fact-book.ts";
import { type FileFacts, numbersOf } from "../verify/file-facts.ts";
import { FACT_PACKS, KeptFacts } from "../verify/kept-facts.ts";
import { KeptGlossaries, type StatedGlossary } from "./kept-glossaries.ts";
import type { MadeFile } from "./made-page.ts";

/** What of the Traditional edition variants are made of. */
export interface KnownEdition extends StatedGlossary {
  /** Digest of its settings. */
  readonly base: string;
  /** What it says of a path of the site; empty for the usual, a page with a variant and no words of its own. */
  answerTo(path: string): string;
}

/**
 * Pages of earlier builds, by what they were made of: a page by its template, its value and the code; its variant by the
 * page, the settings of the edition, what it was told when it asked, and the terms of the glossary that may stand in the page.
 */
export class KeptPages {
  readonly facts: FactBook;
  readonly #facts: KeptFacts;
  readonly #pages: KeptStamps;
  /** With the answers that they were given, and the state of the last edition in which they would have become the same. */
  readonly #variants: KeptStamps;
  readonly #glossaries: KeptGlossaries;
  readonly #base: string;

  /** @param url address of the site on the web */
  constructor(work: KeptWork, url: string) {
    this.#base = digestOf([codeDigest(), url]);
    this.#facts = new KeptFacts(work.table("facts", FACT_PACKS), this.#base);
    this.facts = this.#facts.book;
    this.#pages = work.stamps("page-files");
    this.#variants = work.stamps("variant-files", 2);
    this.#glossaries = new KeptGlossaries(work);
  }

  /** Names what a template makes of a value. */
  keyOf(template: string, value: unknown): string {
    return digestOf([this.#base, template, value]);
  }

  /** Puts a kept page into the site. @returns how it lies there; undefined when it has to be made */
  place(key: string, url: string, site: SiteFolder): Stamp | undefined {
    const stamp = this.#pages.take(key)?.stamp;
    return stamp && site.place(fileOf(url), stamp) ? stamp : undefined;
  }

  /** Puts the kept variant of a page into the site. @returns what it says; undefined when it has to be made */
  placeVariant(url: string, page: Stamp, edition: KnownEdition, site: SiteFolder): FileFacts | undefined {
    const path = fileOf(traditionalAddress(url));
    const key = this.#variantKey(url, page, edition);
    const { stamp, notes: [told, last] = [] } = this.#variants.take(key) ?? {};
    const facts = stamp && this.facts.of(path, stamp.sha256);
    if (!stamp || !facts) return undefined;
    this.#glossaries.keep(edition);
    // Otherwise forty questions are asked of each of ten thousand pages.
    if (last !== edition.state) {
      if (told !== this.#told(facts, edition)) return undefined;
      if (this.#glossaries.mayMatter(last ?? "", edition, page)) return undefined;
      this.#variants.put(key, { stamp, notes: [told, edition.state] });
    }
    return site.place(path, stamp) ? facts : undefined;
  }

  keep(key: string, stamp: Stamp): void {
    this.#pages.put(key, { stamp, notes: [] });
  }

  keepVariant(url: string, page: Stamp, edition: KnownEdition, { stamp, facts, sound }: MadeFile): void {
    if (!sound) return;
    this.#glossaries.keep(edition);
    const notes = [this.#told(facts, edition), edition.state];
    this.#variants.put(this.#variantKey(url, page, edition), { stamp, notes });
  }

  /** Keeps what is known of the files that are there now. @param phrases that were looked for in them */
  keepFacts(paths: ReadonlySet<string>, phrases: readonly string[]): void {
    this.#facts.keep(paths, phrases);
  }

  #variantKey(url: string, { sha256 }: Stamp, { base }: KnownEdition): string {
    return digestOf([this.#base, base, url, sha256]);
  }

  /** Digest of what a variant is told about the paths that it asks about, where that is not the usual. */
  #told(facts: FileFacts, { answerTo }: KnownEdition): string {
    const answers: string[] = [];
    for (const number of numbersOf(facts, "asked")) {
      const path = this.facts.texts.textOf(number);
      const answer = answerTo(path);
      if (answer !== "") answers.push(path, answer);
    }
    return digestOf(answers);
  }
}
