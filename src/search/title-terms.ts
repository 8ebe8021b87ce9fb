import { bare } from "./terms.ts";

const PIECES = /\p{Script=Han}+|[^\p{Script=Han}]+/gu;
const HAN = /^\p{Script=Han}/u;

/** The words under which a title stands: every Han character, every two side by side, every other word. */
export function titleTerms(runs: readonly string[]): string[] {
  const terms = runs.flatMap((run) =>
    (run.match(PIECES) ?? []).flatMap((piece) => {
      if (!HAN.test(piece)) return bare(piece);
      const chars = [...piece];
      return [...chars, ...chars.slice(1).map((char, at) => `${chars[at]}${char}`)];
    }),
  );
  return [...new Set(terms)].filter((term) => term !== "");
}

/** A file is loaded for each; the text of whatever has so many is looked at anyway. */
const MOST = 5;

/** Those by which a title is asked for: of two characters or more every pair, and whole words; of many some, all over. */
export function titleQuestion(runs: readonly string[]): { readonly terms: string[]; readonly beginning?: string } {
  const pieces = runs.flatMap((run) => run.match(PIECES) ?? []);
  const terms = pieces.flatMap((piece) => {
    const all = titleTerms([piece]);
    const pairs = all.filter((term) => [...term].length > 1);
    return HAN.test(piece) && pairs.length > 0 ? pairs : all;
  });
  const last = pieces[pieces.length - 1] ?? "";
  // A word of letters may still be typed.
  const all = [...new Set(terms)];
  if (HAN.test(last) || /\d$/.test(last)) return { terms: someOf(all) };
  return { terms: someOf(all.filter((term) => term !== bare(last))), beginning: bare(last) };
}

function someOf(terms: readonly string[]): string[] {
  if (terms.length <= MOST) return [...terms];
  return Array.from({ length: MOST }, (_, at) => terms[Math.round((at * (terms.length - 1)) / (MOST - 1))] ?? "");
}
