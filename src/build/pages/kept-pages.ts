import { fileOf } from "../../domain/address.ts";
import { traditionalAddress } from "../../domain/edition.ts";
import type { Stamp } from "../../kept/blob-store.ts";
import { codeDigest } from "../../kept/code-digest.ts";
import { digestOf } from "../../kept/digest.ts";
import type { KeptTable } from "../../kept/kept-table.ts";
import type { KeptWork } from "../../kept/kept-work.ts";
import type { SiteFolder } from "../site-folder.ts";
import type { FactBook } from "../verify/fact-book.ts";
import { type FileFacts, numbersOf } from "../verify/file-facts.ts";
import { FACT_PACKS, KeptFacts } from "../verify/kept-facts.ts";
import type { MadeFile } from "./made-page.ts";

/** A variant of an earlier build. */
export interface KeptVariant {
  readonly stamp: Stamp;
  /** What it was told about the paths that it asked about, where that is not the usual. */
  readonly answers: readonly (readonly [path: string, answer: string])[];
}

/** What the Traditional edition says of a path of the site; empty for the usual, a page with a variant and no words of its own. */
export type AnswerTo = (path: string) => string;

/**
 * Pages of earlier builds, by what they were made of: a page by its template, its value and the code; its variant by the
 * page, the settings of the edition, and what it was told when it asked.
 */
export class KeptPages {
  readonly facts: FactBook;
  readonly #facts: KeptFacts;
  readonly #pages: KeptTable<Stamp>;
  readonly #variants: KeptTable<KeptVariant>;
  readonly #base: string;

  /** @param url address of the site on the web */
  constructor(work: KeptWork, url: string) {
    this.#base = digestOf([codeDigest(), url]);
    this.#facts = new KeptFacts(work.table("facts", FACT_PACKS), this.#base);
    this.facts = this.#facts.book;
    this.#pages = work.table("pages");
    this.#variants = work.table("variants");
  }

  /** Names what a template makes of a value. */
  keyOf(template: string, value: unknown): string {
    return digestOf([this.#base, template, value]);
  }

  /** Puts a kept page into the site. @returns how it lies there; undefined when it has to be made */
  place(key: string, url: string, site: SiteFolder): Stamp | undefined {
    const stamp = this.#pages.take(key);
    return stamp && site.place(fileOf(url), stamp) ? stamp : undefined;
  }

  /**
   * Puts the kept variant of a page into the site.
   * @param base digest of the settings of the edition
   * @returns what it says; undefined when it has to be made
   */
  placeVariant(url: string, page: Stamp, base: string, answerTo: AnswerTo, site: SiteFolder): FileFacts | undefined {
    const kept = this.#variants.take(this.#variantKey(url, page, base));
    const path = fileOf(traditionalAddress(url));
    const facts = kept && this.facts.of(path, kept.stamp.sha256);
    if (!kept || !facts || !this.#isAnswered(facts, kept, answerTo)) return undefined;
    return site.place(path, kept.stamp) ? facts : undefined;
  }

  keep(key: string, stamp: Stamp): void {
    this.#pages.put(key, stamp);
  }

  keepVariant(url: string, page: Stamp, base: string, answerTo: AnswerTo, { stamp, facts, sound }: MadeFile): void {
    if (!sound) return;
    const answers = this.#asked(facts).flatMap((path) => {
      const answer = answerTo(path);
      return answer === "" ? [] : [[path, answer] as const];
    });
    this.#variants.put(this.#variantKey(url, page, base), { stamp, answers });
  }

  /** Keeps what is known of the files that are there now. @param phrases that were looked for in them */
  keepFacts(paths: ReadonlySet<string>, phrases: readonly string[]): void {
    this.#facts.keep(paths, phrases);
  }

  #variantKey(url: string, { sha256 }: Stamp, base: string): string {
    return digestOf([this.#base, base, url, sha256]);
  }

  #isAnswered(facts: FileFacts, { answers }: KeptVariant, answerTo: AnswerTo): boolean {
    // Nearly all were told the usual.
    const told = answers.length === 0 ? undefined : new Map(answers);
    for (const number of numbersOf(facts, "asked")) {
      const path = this.facts.texts.textOf(number);
      if (answerTo(path) !== (told?.get(path) ?? "")) return false;
    }
    return true;
  }

  #asked(facts: FileFacts): string[] {
    return Array.from(numbersOf(facts, "asked"), (number) => this.facts.texts.textOf(number));
  }
}
