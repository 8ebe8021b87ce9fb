const HAN = /\p{Script=Han}/u;
const LATIN = /[\p{Script=Latin}\p{N}]/u;

/**
 * “” and ‘’ of a Chinese text as 「」 and 『』, mark for mark, so that lengths stay. A text without Han is foreign and keeps
 * its own; so does an apostrophe, and a ‘ that nothing closes.
 */
export function cornerQuotes(text: string): string {
  if (!/[“”‘’]/.test(text) || !HAN.test(text)) return text;
  let open: number | undefined;
  const marks = Array.from(text.replaceAll("“", "「").replaceAll("”", "」"));
  for (const [index, mark] of marks.entries()) {
    if (mark === "‘") open = index;
    if (mark !== "’" || open === undefined || isApostrophe(marks, index)) continue;
    marks[open] = "『";
    marks[index] = "』";
    open = undefined;
  }
  return marks.join("");
}

function isApostrophe(marks: readonly string[], index: number): boolean {
  return LATIN.test(marks[index - 1] ?? "") && LATIN.test(marks[index + 1] ?? "");
}
