import { type CopyCode, type CopyRules, defaultSeverity, type Severity } from "../domain/copy-rule.ts";
import type { PreferredNames } from "../domain/preferred-name.ts";
import type { Disclaimers } from "../domain/site.ts";
import type { Finding } from "./finding.ts";
import { pairs, type Quoted, quoteStyle } from "./pairs.ts";
import { offsetInFile, type Passage, type Span, spanInFile } from "./passage.ts";
import { pastedRule } from "./pasted.ts";
import { longMarks, widths } from "./punctuation-rules.ts";
import { spaces } from "./spacing-rules.ts";
import { datesAndUnits, nameRule, repeatedWords } from "./word-rules.ts";

/** A finding in a file. */
export interface CopyFinding {
  readonly code: CopyCode;
  readonly severity: Exclude<Severity, "off">;
  readonly message: string;
  /** UTF-16 units from the start of the file. */
  readonly offset: number;
  /** Undefined where a person has to decide. */
  readonly edit?: Span & { readonly text: string };
}

/** What the house has decided. */
export interface HouseStyle {
  readonly rules: CopyRules;
  readonly names: PreferredNames;
  readonly disclaimers: Disclaimers;
}

/** Looks over the passages of one file; findings in the order of the file. */
export type CopyDesk = (passages: readonly Passage[]) => CopyFinding[];

/** Any character of Chinese, its marks included: the rules are about nothing else. */
const CHINESE = /[\u2014-\u2026\u3000-\u9fff\uff01-\uff5e]/;

/** @returns a copy desk that works by these decisions */
export function copyDesk({ rules, names, disclaimers }: HouseStyle): CopyDesk {
  const severityOf = (code: CopyCode) => rules[code] ?? defaultSeverity(code);
  const own = [widths, longMarks, quoteStyle, spaces, repeatedWords, nameRule(names), datesAndUnits];
  const pasted = pastedRule(disclaimers);
  return (passages) => {
    const found: CopyFinding[] = [];
    // A quotation that nobody closed might run on through the paragraphs behind it: then nothing here is touched.
    let unclear = false;
    for (const [index, passage] of passages.entries()) {
      const foreign = pasted(passage);
      if (!CHINESE.test(passage.text) && foreign.length === 0) continue;
      const next = passages[index + 1];
      const { findings, quoted } = pairs(passage, next?.text.startsWith("“") === true);
      unclear ||= findings.some(({ code }) => code === "unpaired-quotes");
      for (const some of [findings, ...own.map((rule) => rule(passage)), foreign]) {
        for (const finding of some) {
          const severity = severityOf(finding.code);
          if (severity !== "off") found.push(inFile(finding, severity, passage, quoted));
        }
      }
    }
    found.sort((a, b) => a.offset - b.offset);
    return unclear ? found.map(({ edit: _, ...finding }) => finding) : found;
  };
}

function inFile(
  finding: Finding,
  severity: Exclude<Severity, "off">,
  passage: Passage,
  quoted: readonly Quoted[],
): CopyFinding {
  const { code, message, start, end, edit: text } = finding;
  const plain = { code, severity, message, offset: offsetInFile(passage, start) };
  if (text === undefined || isSomebodysWording(finding, passage, quoted)) return plain;
  const span = spanInFile(passage, start, end);
  return span ? { ...plain, edit: { from: span.from, to: span.to, text } } : plain;
}

function isSomebodysWording({ start, end, ofMarks }: Finding, passage: Passage, quoted: readonly Quoted[]): boolean {
  if (passage.role === "quotation") return true;
  if (quoted.some((range) => isInside(start, end, range, ofMarks === true))) return true;
  return !ofMarks && isBetweenStraight(passage.text, start, end);
}

/** Whether a place is of the quotation; its own marks are not, for what changes the marks. */
function isInside(start: number, end: number, quoted: Quoted, ofMarks: boolean): boolean {
  const rim = ofMarks ? 1 : 0;
  return start < quoted.end - rim && end > quoted.start + rim;
}

function isBetweenStraight(text: string, start: number, end: number): boolean {
  const first = text.indexOf('"');
  if (first < 0) return false;
  const last = text.lastIndexOf('"');
  return end > first && (start <= last || first === last);
}
