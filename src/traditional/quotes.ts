const HAN = /\p{Script=Han}/u;
const LATIN = /[\p{Script=Latin}\p{N}]/u;

/**
 * “” and ‘’ of a Chinese text as 「」 and 『』, mark for mark, so that lengths stay. A text without Han is foreign and keeps
 * its own; so does an apostrophe, and a ‘ that nothing closes.
 */
export function cornerQuotes(text: string): string {
  if (!/[“”‘’]/.test(text) || !HAN.test(text)) return text;
  const outer = text.replaceAll("“", "「").replaceAll("”", "」");
  return /[‘’]/.test(outer) ? innerQuotes(outer) : outer;
}

function innerQuotes(text: string): string {
  const units = text.split("");
  let open: number | undefined;
  for (const [index, unit] of units.entries()) {
    if (unit === "‘") open = index;
    if (unit !== "’" || open === undefined || isApostrophe(units, index)) continue;
    units[open] = "『";
    units[index] = "』";
    open = undefined;
  }
  return units.join("");
}

function isApostrophe(units: readonly string[], index: number): boolean {
  return LATIN.test(units[index - 1] ?? "") && LATIN.test(units[index + 1] ?? "");
}
