import type { ExportTerm } from "../wxr/item.ts";

/**
 * Keeps strings longer than what they were cut from: V8 lets a part of a string stand for a place in the whole, so that a title
 * of twenty characters would hold an item of a megabyte.
 */
export class Keeper {
  readonly #shared = new Map<string, string>();
  readonly #terms = new Map<string, readonly ExportTerm[]>();

  /** The same text in memory of its own. */
  own(text: string): string {
    return text === "" ? "" : Buffer.from(text, "utf8").toString("utf8");
  }

  /** For what comes again and again: one copy for all. */
  shared(text: string): string {
    const known = this.#shared.get(text);
    if (known !== undefined) return known;
    const own = this.own(text);
    this.#shared.set(own, own);
    return own;
  }

  list(texts: readonly string[] = []): readonly string[] {
    return texts.length === 0 ? NONE : texts.map((text) => this.own(text));
  }

  /** Posts share few sets of terms. */
  terms(terms: readonly ExportTerm[]): readonly ExportTerm[] {
    if (terms.length === 0) return NO_TERMS;
    const key = terms.map(({ taxonomy, slug, name }) => `${taxonomy}\n${slug}\n${name}`).join("\n\n");
    const known = this.#terms.get(key);
    if (known) return known;
    const own = terms.map((term) => ({
      ...{ taxonomy: this.shared(term.taxonomy), slug: this.shared(term.slug), name: this.shared(term.name) },
    }));
    this.#terms.set(this.own(key), own);
    return own;
  }
}

const NONE: readonly string[] = [];
const NO_TERMS: readonly ExportTerm[] = [];
