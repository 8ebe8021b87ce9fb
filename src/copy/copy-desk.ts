import type { CopyCode, CopyRules, PreferredNames, Severity } from "../domain/copy-rule.ts";
import type { Disclaimers } from "../domain/site.ts";
import { severityIn } from "../domain/verdict.ts";
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

type Rule = (passage: Passage) => Finding[];

/** Every rule but those about pairs and pasted text, with the codes of what it may find. */
function rulesOf(names: PreferredNames): (readonly [Rule, ...CopyCode[]])[] {
  return [
    [widths, "half-width-punctuation", "full-width-punctuation", "full-width-letters"],
    [longMarks, "ellipsis", "dash", "repeated-punctuation"],
    [quoteStyle, "straight-quotes", "corner-quotes"],
    [spaces, "space-between-han", "one-sided-space", "han-latin-space"],
    [repeatedWords, "repeated-words"],
    [nameRule(names), "name-variant"],
    [datesAndUnits, "date-form", "unit-form"],
  ];
}

/** @returns a copy desk that works by these decisions */
export function copyDesk({ rules, names, disclaimers }: HouseStyle): CopyDesk {
  const severityOf = (code: CopyCode) => severityIn(rules, code);
  const own = rulesOf(names).flatMap(([rule, ...codes]) =>
    codes.some((code) => severityOf(code) !== "off") ? rule : [],
  );
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
      const theirs = { quoted, straight: straightOf(passage.text) };
      for (const some of [findings, ...own.map((rule) => rule(passage)), foreign]) {
        for (const finding of some) {
          const severity = severityOf(finding.code);
          if (severity !== "off") found.push(inFile(finding, severity, passage, theirs));
        }
      }
    }
    found.sort((a, b) => a.offset - b.offset);
    return unclear ? found.map(({ edit: _, ...finding }) => finding) : found;
  };
}

function inFile(
  { code, message, start, end, edit, ofMarks }: Finding,
  severity: Exclude<Severity, "off">,
  passage: Passage,
  theirs: Wording,
): CopyFinding {
  const offset = offsetInFile(passage, start);
  const certain =
    edit !== undefined && !isSomebodys(theirs, start, end, ofMarks === true) && passage.role !== "quotation";
  const span = certain && spanInFile(passage, start, end);
  return span
    ? { code, severity, message, offset, edit: { from: span.from, to: span.to, text: edit } }
    : { code, severity, message, offset };
}

/** The parts of a passage that are somebody else's wording. */
interface Wording {
  readonly quoted: readonly Quoted[];
  /** From the first straight quotation mark to the last. */
  readonly straight: Quoted | undefined;
}

/** Whether a place is of a quotation; its own marks are not, for what changes the marks. */
function isSomebodys({ quoted, straight }: Wording, start: number, end: number, ofMarks: boolean): boolean {
  const rim = ofMarks ? 1 : 0;
  for (const range of quoted) if (start < range.end - rim && end > range.start + rim) return true;
  return !ofMarks && straight !== undefined && end > straight.start && start < straight.end;
}

/** A single mark leaves it open where the quotation ends. */
function straightOf(text: string): Quoted | undefined {
  const start = text.indexOf('"');
  if (start < 0) return undefined;
  const last = text.lastIndexOf('"');
  return { start, end: last === start ? text.length + 1 : last + 1 };
}
