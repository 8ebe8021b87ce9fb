import type { CopyCode } from "../domain/copy-rule.ts";
import type { Passage } from "./passage.ts";

/** Something an editor should look at, in one passage. */
export interface Finding {
  readonly code: CopyCode;
  /** Units of the passage's text, from 0; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** One Chinese sentence. */
  readonly message: string;
  /** What the question is about, where a file may raise several under the same code; the same question is put once. */
  readonly about?: string;
  /** What to put in its place, where that is certain and changes no wording. */
  readonly edit?: string;
  /** The edit is of quotation marks, so that it may stand at the edge of a quotation. */
  readonly ofMarks?: true;
}

/** Han characters of the basic plane, which running text is made of. */
export const HAN = "\\u3400-\\u4dbf\\u4e00-\\u9fff\\u3007";
/** Closing quotation marks and brackets, which Chinese text may end with. */
export const CLOSERS = "”’」』》〉】〕）";
export const OPENERS = "“‘「『《〈【〔（";

/**
 * Every place where a pattern fits.
 * @param pattern with the flag `g`
 * @param edit what to put there; without it a person has to decide
 */
export function matchesOf(
  { text }: Passage,
  pattern: RegExp,
  code: CopyCode,
  message: (found: string) => string,
  edit?: (found: string) => string,
): Finding[] {
  const findings: Finding[] = [];
  // matchAll would make a new expression each time, for millions of passages that have nothing.
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [found] = match;
    const place = { code, start: match.index, end: match.index + found.length, message: message(found) };
    findings.push(edit ? { ...place, edit: edit(found) } : place);
  }
  return findings;
}
