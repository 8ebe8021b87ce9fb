import { COPY_REMEDIES, type CopyCode, type CopyRules, isCopyCode } from "../domain/copy-rule.ts";
import type { Disclaimers } from "../domain/site.ts";
import { defaultSeverity } from "../domain/verdict.ts";
import { HAN } from "./finding.ts";
import { clausesOf } from "./pasted.ts";

/** Rules whose findings leave a trace in the bare text of a file, so that most files need not be taken apart. */
const TRACEABLE: readonly CopyCode[] = ["unpaired-quotes", "pasted-disclaimer"];
const QUOTES = /[“”‘’「」『』]/g;
const CLOSING = new Map(["“”", "‘’", "「」", "『』"].map(([open = "", close = ""]) => [open, close]));
/**
 * What may hide a quotation mark from the reader, or part it from its like: escapes, code, tables, pictures, notes,
 * and targets of links that are more than an address.
 */
const HIDES = /[\\`<&@|]|!\[|\[\^|\]\[|\]\([^\s)]*(?:[\s(“”‘’「」『』]|$)/;
/** What may stand inside a clause. */
const HAS_MARKS = /[\\`[\]*<&~_]/;
const TARGETS = /\]\([^)\n]*\)/g;
const NOT_HAN = new RegExp(`[^${HAN}]`, "g");

/** The decisions of a house, with every rule off that stops no build. */
export function errorRules(rules: CopyRules): CopyRules {
  const codes = Object.keys(COPY_REMEDIES).filter(isCopyCode);
  return Object.fromEntries(
    codes.map((code) => [code, (rules[code] ?? defaultSeverity(code)) === "error" ? "error" : "off"]),
  );
}

/**
 * Whether a file may hold an error of copy, from one look at its bare text. It is sound: where it says no, there is none.
 * A build asks it of every text, and few are then taken apart.
 *
 * @param rules of which only errors are not off
 */
export function mayHoldErrors(rules: CopyRules, disclaimers: Disclaimers): (text: string) => boolean {
  const wanted = Object.keys(COPY_REMEDIES).filter((code) => isCopyCode(code) && rules[code] === "error");
  if (wanted.some((code) => !TRACEABLE.some((known) => known === code))) return () => true;
  const clauses = wanted.includes("pasted-disclaimer") ? clausesOf(disclaimers) : [];
  const quotes = wanted.includes("unpaired-quotes");
  return (text) => (quotes && mayBeUnpaired(text)) || mayHoldClause(text, clauses);
}

/** Where nothing is hidden, a quotation has to end on its line, and between the straight quotation marks of a record. */
function mayBeUnpaired(text: string): boolean {
  let closing = "";
  let last = 0;
  let looked = 0;
  QUOTES.lastIndex = 0;
  for (let match = QUOTES.exec(text); match; match = QUOTES.exec(text)) {
    const [mark] = match;
    // A quotation inside a quotation is for the copy desk to look at.
    if (closing === "" ? !CLOSING.has(mark) : mark !== closing || /[\n\r"]/.test(text.slice(last, match.index)))
      return true;
    if (match.index >= looked) {
      const end = text.indexOf("\n\n", match.index);
      looked = end < 0 ? text.length : end;
      if (HIDES.test(text.slice(text.lastIndexOf("\n\n", match.index) + 1, looked))) return true;
    }
    closing = closing === "" ? (CLOSING.get(mark) ?? "") : "";
    last = match.index;
  }
  return closing !== "" || text.includes("\\u");
}

/** Marks of emphasis and links may stand inside a clause, with Han in their addresses. */
function mayHoldClause(text: string, clauses: readonly string[]): boolean {
  if (clauses.length === 0) return false;
  if (clauses.some((clause) => text.includes(clause))) return true;
  if (!HAS_MARKS.test(text)) return false;
  const readings = [text, text.replace(TARGETS, "")].map((reading) => reading.replace(NOT_HAN, ""));
  return clauses.some((clause) => readings.some((han) => han.includes(clause)));
}
