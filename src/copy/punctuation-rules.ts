import { fullWidthPunctuation } from "../domain/punctuation.ts";
import { CLOSERS, type Finding, HAN, matchesOf, OPENERS } from "./finding.ts";
import type { Passage } from "./passage.ts";

const CHINESE = `${HAN}${CLOSERS}${OPENERS}，。！？；：、`;
/** A full stop that ends Chinese; not one of several, nor between the parts of a name. */
const STOP = new RegExp(`(?<=[${HAN}${CLOSERS}])(?<!\\.)\\.(?=$|\\n|[${CLOSERS}])`, "g");
const PARENTHESES = new RegExp(`(?<=[${CHINESE}])\\([^()\\n]*\\)`, "g");
const HAS_HAN = new RegExp(`[${HAN}]`);
const DOTS = new RegExp(
  `(?<=[${CHINESE}])\\.{3,}|(?<!\\.)\\.{3,}(?=[${HAN}])|。{3,}|…{3,}|(?<=[${CHINESE}])(?<!…)…(?!…)|(?<!…)…(?=[${HAN}])`,
  "g",
);
const HYPHENS = new RegExp(`(?<=[${HAN}${CLOSERS}])-{2,}(?=[${HAN}${OPENERS}])`, "g");
const REPEATED = /(?<stop>[，、；：])\k<stop>+|(?<!。)。。(?!。)/g;
/** GB/T 15834-2011 lets a text raise its voice with several of them; a news text seldom should. */
const LOUD = /[！？]{2,}/g;
/** `1，000`, `9：30`, `3．5`: full-width inside a number or time. */
const IN_NUMBERS = /(?<=\d)(?:，(?=\d{3}(?!\d))|：(?=[0-5]\d(?!\d))|．(?=\d))/g;
const IN_LATIN = /(?<=[A-Za-z]{2})[，。！？；：] (?=[A-Za-z])/g;
const LETTERS = /[Ａ-Ｚａ-ｚ]+/g;
const DIGITS = /[０-９]+/g;
/** Most passages have none of what these rules are about, and one look tells. */
const HAS_STOP = /[.(]/;
const HAS_FULL_WIDTH = /[Ａ-Ｚａ-ｚ０-９]|[\dA-Za-z][，。！？；：．]/;
const HAS_LONG_MARKS = /\.{3}|[…。，、；：！？][…。，、；：！？]|…|--/;

/** Half-width marks in Chinese and full-width ones elsewhere (GB/T 15834-2011, section 5). */
export function widths(passage: Passage): Finding[] {
  return [...halfWidth(passage), ...stops(passage), ...fullWidth(passage)];
}

/** What the page shows full-width should be so in the file. */
function halfWidth({ text }: Passage): Finding[] {
  const set = fullWidthPunctuation(text);
  if (set === text) return [];
  const findings: Finding[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (text.charCodeAt(at) === set.charCodeAt(at)) continue;
    const message = `汉字后面用了半角“${text[at]}”。`;
    findings.push({ code: "half-width-punctuation", start: at, end: at + 1, message, edit: set.charAt(at) });
  }
  return findings;
}

function stops(passage: Passage): Finding[] {
  if (!HAS_STOP.test(passage.text)) return [];
  return [
    ...matchesOf(
      passage,
      STOP,
      "half-width-punctuation",
      () => "句末用了半角“.”。",
      () => "。",
    ),
    ...parentheses(passage),
  ];
}

function fullWidth(passage: Passage): Finding[] {
  if (!HAS_FULL_WIDTH.test(passage.text)) return [];
  return [
    ...matchesOf(passage, IN_NUMBERS, "full-width-punctuation", (mark) => `数字中间用了全角“${mark}”。`),
    ...matchesOf(passage, IN_LATIN, "full-width-punctuation", (mark) => `外文里用了全角“${mark.trim()}”。`),
    ...matchesOf(
      passage,
      LETTERS,
      "full-width-letters",
      (letters) => `用了全角字母“${letters}”。`,
      (letters) => letters.normalize("NFKC"),
    ),
    ...matchesOf(passage, DIGITS, "full-width-letters", (digits) => `用了全角数字“${digits}”。`),
  ];
}

function parentheses({ text }: Passage): Finding[] {
  return [...text.matchAll(PARENTHESES)].flatMap(({ 0: whole, index }) => {
    if (!HAS_HAN.test(whole)) return [];
    const mark = (start: number, edit: string): Finding => {
      const message = "中文外面用了半角括号。";
      return { code: "half-width-punctuation", start, end: start + 1, message, edit };
    };
    return [mark(index, "（"), mark(index + whole.length - 1, "）")];
  });
}

/** Marks that are typed in several strokes (GB/T 15834-2011, 4.10 and 4.11) or too often. */
export function longMarks(passage: Passage): Finding[] {
  if (!HAS_LONG_MARKS.test(passage.text)) return [];
  return [
    ...matchesOf(
      passage,
      DOTS,
      "ellipsis",
      (dots) => `省略号写成了“${dots}”。`,
      () => "……",
    ),
    ...matchesOf(
      passage,
      HYPHENS,
      "dash",
      (hyphens) => `破折号写成了“${hyphens}”。`,
      () => "——",
    ),
    ...matchesOf(
      passage,
      REPEATED,
      "repeated-punctuation",
      (marks) => `重复的标点“${marks}”。`,
      (marks) => marks.charAt(0),
    ),
    ...matchesOf(passage, LOUD, "repeated-punctuation", (marks) => `重复的标点“${marks}”。`),
  ];
}
