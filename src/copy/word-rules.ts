import type { PreferredNames } from "../domain/copy-rule.ts";
import { type Finding, matchesOf } from "./finding.ts";
import type { Passage } from "./passage.ts";

/**
 * Words that mean nothing twice. Most single characters may stand twice in good Chinese (妈妈、天天、谢谢、常常、看看), these may
 * not, unless they belong to two words (为了|了解), which the segmentation of Unicode tells.
 */
const NEVER_TWICE = new Set("的了是在和与及将被把从而但或其于就也都又还这那他她它我你们以为所之者向对由已曾并且因");
const TWICE_ON_PURPOSE = /是是非非|的的[确士]/;
/** Two-character words that are said twice on purpose; those with 一, 很, 太 and 越 always may be (一步一步、很多很多). */
const WORDS_TWICE = new Set(
  "非常 特别 研究 讨论 考虑 商量 打扫 休息 了解 学习 照顾 哈哈 永远 好好 谢谢 慢慢".split(" "),
);
const PACED = /^[一很太越多]/;
/** As many units as segmentation needs to see around a place. */
const AROUND = 12;
/** The shortest word that stands in a place and again right behind it. */
const TWICE = /([\u4e00-\u9fff]{1,4}?)\1/g;

let segmenter: Intl.Segmenter | undefined;

/** Words typed or pasted twice: `的的`, `表示表示`, `特朗普特朗普`. */
export function repeatedWords({ text }: Passage): Finding[] {
  const findings: Finding[] = [];
  TWICE.lastIndex = 0;
  for (let match = TWICE.exec(text); match; match = TWICE.exec(text)) {
    const { 1: word = "", index: start } = match;
    const end = TWICE.lastIndex;
    if (isFault(text, start, word))
      findings.push({ code: "repeated-words", start, end, message: `“${word}”写了两遍。` });
    else TWICE.lastIndex = start + 1;
  }
  return findings;
}

function isFault(text: string, at: number, word: string): boolean {
  if (word.length === 1 && !NEVER_TWICE.has(word)) return false;
  if (word.length === 2 && (WORDS_TWICE.has(word) || PACED.test(word))) return false;
  if (TWICE_ON_PURPOSE.test(text.slice(Math.max(0, at - 1), at + 4))) return false;
  // Longer ones are names and clauses, which segmentation does not always know.
  if (word.length > 2) return true;
  const from = Math.max(0, at - AROUND);
  segmenter ??= new Intl.Segmenter("zh", { granularity: "word" });
  const around = segmenter.segment(text.slice(from, at + 2 * word.length + AROUND));
  // Both are words of their own only if words begin at the first, at the second, and behind them.
  return [at, at + word.length, at + 2 * word.length].every(
    (place) => place === text.length || around.containing(place - from)?.index === place - from,
  );
}

/** A spelling that the glossary does not prefer. */
export type NameRule = (passage: Passage) => Finding[];

/** @returns a rule for the variants of the glossary; names inside title marks are somebody else's */
export function nameRule(names: PreferredNames): NameRule {
  const preferred = new Map(names.flatMap(({ name, variants }) => variants.map((variant) => [variant, name])));
  if (preferred.size === 0) return () => [];
  const longestFirst = [...preferred.keys()].sort((a, b) => b.length - a.length).map(escaped);
  const pattern = new RegExp(longestFirst.join("|"), "g");
  return (passage) =>
    matchesOf(
      passage,
      pattern,
      "name-variant",
      (variant) => `译名表里写作“${preferred.get(variant)}”，这里是“${variant}”。`,
      (variant) => preferred.get(variant) ?? variant,
    )
      .filter(({ start, end, edit = "" }) => !standsIn(passage.text, start, end, edit))
      .map(({ edit, ...finding }) =>
        inTitle(passage.text, finding.start) ? finding : { ...finding, ...(edit && { edit }) },
      );
}

/** A variant may be part of the preferred form: `克里姆林` of `克里姆林宫`. */
function standsIn(text: string, start: number, end: number, name: string): boolean {
  for (
    let at = text.indexOf(name, Math.max(0, start - name.length));
    at >= 0 && at <= start;
    at = text.indexOf(name, at + 1)
  ) {
    if (at + name.length >= end) return true;
  }
  return false;
}

function inTitle(text: string, at: number): boolean {
  return text.includes("《") && text.lastIndexOf("《", at) > text.lastIndexOf("》", at);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

/** `2025-05-19`, `2025/5/19` and `5/19`; a fraction such as `1/3` is none. */
const DATES =
  /(?<![\d/.-])(?:(?:19|20)\d{2}([-/.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|1[0-2])\/(?:1[3-9]|2\d|3[01]))(?![\d/-])/g;
const UNITS: Readonly<Record<string, string>> = {
  "℉": "华氏度",
  "°F": "华氏度",
  "㎡": "平方米",
  "㎥": "立方米",
  "㎞": "公里",
  "㎏": "公斤",
  "㎝": "厘米",
  "㎜": "毫米",
  "㎎": "毫克",
};
const UNIT = /℉|°F|[㎡㎥㎞㎏㎝㎜㎎]/g;
const HAS_DATE_OR_UNIT = /\d[-/.]\d|[℉°㎡㎥㎞㎏㎝㎜㎎]/;

/** Dates and units as forms and tables have them. */
export function datesAndUnits(passage: Passage): Finding[] {
  if (!HAS_DATE_OR_UNIT.test(passage.text)) return [];
  return [
    ...matchesOf(passage, DATES, "date-form", (date) => `日期写成了“${date}”。`),
    ...matchesOf(passage, UNIT, "unit-form", (unit) => `“${unit}”写作“${UNITS[unit]}”。`),
  ];
}
