import type { Named, NamesInLine } from "./credit-names.ts";
import { labelOf, listOf, matchAt, type Part, partOf, sticky } from "./credit-parts.ts";
import { ACCOUNT_KIND, DEED, HEADED, ISSUE, ORIGIN_VERB } from "./credit-words.ts";

const VERB = sticky(`(${ORIGIN_VERB})(\\s*:?\\s*)`);
const KIND_OR_ISSUE = sticky(`${ACCOUNT_KIND}\\s*|${ISSUE}`);
const ISSUE_BEHIND = sticky(`\\s*${ISSUE}`);
const HEAD = sticky(`${HEADED}\\s+`);
const GAP = sticky("\\s+");
/** Whoever is named behind these need not be known. */
const SURE_VERB = /[转译摘刊载]/u;
export const DOES = sticky(
  `\\s*(?:(?:[a-z0-9-]+\\.)+[a-z]{2,6}\\s*)?([\\p{Script=Han}]{0,6}?)\\s*(?:(?:\\d{1,2}月)?\\d{1,2}日)?(${DEED})`,
);
/** `本文综合编译自公报、先驱报`, `原载《公报》2013年第6期` */
export function originsAt(at: number, folded: string, names: NamesInLine): readonly Part[] {
  const [whole = "", verb = ""] = matchAt(VERB, folded, at) ?? [];
  if (whole === "") return [];
  const subject = /译/u.test(verb) ? "translated" : /[转摘]/u.test(verb) ? "reprinted" : "source";
  const begins = at + whole.length;
  const between = matchAt(KIND_OR_ISSUE, folded, begins)?.[0].length ?? 0;
  return [...new Set([begins, begins + between])]
    .flatMap((from) => names.sources(from, SURE_VERB.test(verb) || isQuoted(from, folded)))
    .flatMap((list) => {
      const deed = matchAt(DOES, folded, list.end);
      const issue = matchAt(ISSUE_BEHIND, folded, list.end)?.[0].length ?? 0;
      const ends = new Set([list.end, list.end + issue, list.end + (deed && deed[1] === "" ? deed[0].length : 0)]);
      const value = /综合/u.test(verb) && subject === "source" ? `综合${listOf(list)}` : listOf(list);
      return [...ends].map((end) => ({ ...partOf(list, [{ subject, word: verb, value }]), end }));
    });
}

function isQuoted(at: number, folded: string): boolean {
  return /^[《“"「]/u.test(folded.slice(at, at + 1));
}

/** `原创 张三 公报`: who has written, and the account that has it first. */
export function headedBy(folded: string, names: NamesInLine): readonly Part[] {
  const begins = matchAt(HEAD, folded, 0)?.[0].length ?? 0;
  const people = begins === 0 ? [] : names.people(begins, true);
  return people.flatMap((list) => {
    // A pen name could be any word: it is asked.
    const author = labelOf("author", list.isPen ? "文" : "作者", list);
    const strangers = list.strangers + (list.isPen ? 1 : 0);
    const gap = matchAt(GAP, folded, list.end)?.[0].length ?? 0;
    const outlets = gap === 0 ? [] : names.outlet(list.end + gap, true);
    const of = (one: Named): Part => ({
      ...partOf(one, [author, labelOf("source", "原创", one)]),
      strangers: strangers + one.strangers,
    });
    return [{ ...partOf(list, [author]), strangers }, ...outlets.map(of)];
  });
}
