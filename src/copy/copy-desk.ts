import { type CopyCode, type CopyRules, isCopyCode, type PreferredNames, type Severity } from "../domain/copy-rule.ts";
import type { Disclaimers, Glossary } from "../domain/site.ts";
import { severityIn } from "../domain/verdict.ts";
import type { Finding } from "./finding.ts";
import { pairs, type Quoted, quoteStyle } from "./pairs.ts";
import { offsetInFile, type Passage, type Span, spanInFile } from "./passage.ts";
import { pastedRule } from "./pasted.ts";
import { longMarks, widths } from "./punctuation-rules.ts";
import { spaces } from "./spacing-rules.ts";
import { doubtRule, type TraditionalStyle } from "./traditional-doubts.ts";
import { datesAndUnits, nameRule, repeatedWords } from "./word-rules.ts";

/** A finding in a file. */
export interface CopyFinding {
  readonly code: CopyCode;
  readonly severity: Exclude<Severity, "off">;
  readonly message: string;
  /** What the question is about, where a file may raise several under the same code. */
  readonly about?: string;
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
  /** Undefined where there is no Traditional edition. */
  readonly traditional?: TraditionalStyle | undefined;
}

/** Looks over the passages of one file; findings in the order of the file. @param own words of the article's Traditional edition */
export type CopyDesk = (passages: readonly Passage[], own?: Glossary) => CopyFinding[];

/** Any character of Chinese, its marks included: the rules are about nothing else. */
const CHINESE = /[\u2014-\u2026\u3000-\u9fff\uff01-\uff5e]/;

type Rule = (passage: Passage, own: Glossary) => Finding[];

/** Rules that are not asked where the house has switched off all that they find. */
type Named = "widths" | "marks" | "quotes" | "spaces" | "repeated" | "names" | "forms" | "doubts";

/** Who finds what; a code that is missing here does not compile. Pairs, pasted text and whole texts are always looked at. */
const FOUND_BY: Readonly<Record<CopyCode, Named | "always">> = {
  "half-width-punctuation": "widths",
  "full-width-punctuation": "widths",
  "full-width-letters": "widths",
  ellipsis: "marks",
  dash: "marks",
  "repeated-punctuation": "marks",
  "straight-quotes": "quotes",
  "corner-quotes": "quotes",
  "space-between-han": "spaces",
  "one-sided-space": "spaces",
  "han-latin-space": "spaces",
  "repeated-words": "repeated",
  "name-variant": "names",
  "date-form": "forms",
  "unit-form": "forms",
  "unpaired-quotes": "always",
  "nested-quotes": "always",
  "unpaired-title-marks": "always",
  "unpaired-brackets": "always",
  "pasted-disclaimer": "always",
  "pasted-form": "always",
  "traditional-doubt": "doubts",
  "near-duplicate": "always",
};

function rulesOf({ names, traditional }: HouseStyle): Readonly<Record<Named, Rule>> {
  return {
    widths,
    marks: longMarks,
    quotes: quoteStyle,
    spaces,
    repeated: repeatedWords,
    names: nameRule(names),
    forms: datesAndUnits,
    doubts: doubtRule(traditional),
  };
}

/** @returns a copy desk that works by these decisions */
export function copyDesk(style: HouseStyle): CopyDesk {
  const { rules, disclaimers } = style;
  const severityOf = (code: CopyCode) => severityIn(rules, code);
  const wanted = new Set<string>(
    Object.entries(FOUND_BY).flatMap(([code, by]) => (isCopyCode(code) && severityOf(code) !== "off" ? by : [])),
  );
  const asked = Object.entries(rulesOf(style)).flatMap(([name, rule]) => (wanted.has(name) ? rule : []));
  const pasted = pastedRule(disclaimers);
  return (passages, own = {}) => {
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
      for (const some of [findings, ...asked.map((rule) => rule(passage, own)), foreign]) {
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
  { code, message, about, start, end, edit, ofMarks }: Finding,
  severity: Exclude<Severity, "off">,
  passage: Passage,
  theirs: Wording,
): CopyFinding {
  const offset = offsetInFile(passage, start);
  const certain =
    edit !== undefined && !isSomebodys(theirs, start, end, ofMarks === true) && passage.role !== "quotation";
  const span = certain && spanInFile(passage, start, end);
  const what = { code, severity, message, offset, ...(about === undefined ? {} : { about }) };
  return span ? { ...what, edit: { from: span.from, to: span.to, text: edit } } : what;
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
