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

/** Those by which a title is asked for: of two characters or more every pair, and whole words. */
export function titleQuestion(runs: readonly string[]): { readonly terms: string[]; readonly beginning?: string } {
  const pieces = runs.flatMap((run) => run.match(PIECES) ?? []);
  const terms = pieces.flatMap((piece) => {
    const all = titleTerms([piece]);
    const pairs = all.filter((term) => [...term].length > 1);
    return HAN.test(piece) && pairs.length > 0 ? pairs : all;
  });
  const last = pieces[pieces.length - 1] ?? "";
  // A word of letters may still be typed.
  if (HAN.test(last) || /\d$/.test(last)) return { terms: [...new Set(terms)] };
  return { terms: [...new Set(terms)].filter((term) => term !== bare(last)), beginning: bare(last) };
}
