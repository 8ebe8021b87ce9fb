import type { IndexPiece, Posting } from "../../search/index-piece.ts";

/** @returns whether two pieces of the index say the same; many times as fast as a comparison of whatever objects */
export function samePiece(a: IndexPiece, b: IndexPiece): boolean {
  return (
    a.length === b.length &&
    a.every((word, at) => {
      const other = b[at];
      return (
        word.text === other?.text &&
        samePostings(word.postings, other.postings) &&
        word.variants.length === other.variants.length &&
        word.variants.every(({ form, postings }, at) => {
          const variant = other.variants[at];
          return form === variant?.form && samePostings(postings, variant.postings);
        })
      );
    })
  );
}

function samePostings(a: readonly Posting[], b: readonly Posting[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ step, occurrence }, at) => {
      const other = b[at];
      return (
        step === other?.step &&
        sameNumbers(occurrence.weights, other.occurrence.weights) &&
        sameNumbers(occurrence.fields, other.occurrence.fields)
      );
    })
  );
}

function sameNumbers(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((number, at) => number === b[at]);
}
