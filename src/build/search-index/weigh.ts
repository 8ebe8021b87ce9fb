import type { KeptTable } from "../../kept/kept-table.ts";
import { documentDigest } from "./shard-key.ts";

/** What the plan has to know of a document. */
export interface Weight {
  /** Of its text in the index. */
  readonly characters: number;
  readonly digest: string;
}

interface Documented {
  /** Digest of everything that the document is made of, the code included; without it the document is made. */
  readonly madeOf?: string;
  document(): string;
}

/** Weighs documents; those of which it is known are not even made. */
export class Scales {
  readonly #known: KeptTable<Weight> | undefined;

  constructor(known: KeptTable<Weight> | undefined) {
    this.#known = known;
  }

  weigh<T extends Documented>(article: T): T & Weight {
    const { madeOf } = article;
    const known = madeOf === undefined ? undefined : this.#known?.take(madeOf);
    if (known) return { ...article, ...known };
    const html = article.document();
    const weight = { characters: html.replace(/<[^>]*>/g, "").length, digest: documentDigest(html) };
    if (madeOf !== undefined) this.#known?.put(madeOf, weight);
    return { ...article, ...weight };
  }
}
