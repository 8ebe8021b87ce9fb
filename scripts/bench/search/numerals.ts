import { upToHundred, yearInChinese } from "./facts.ts";

const DIGITS = "〇一二三四五六七八九";
const DIGIT = "[〇零○一二三四五六七八九]";
const ONES = "[一二三四五六七八九]";
const UP_TO_99 = `${ONES}?十${ONES}?|${ONES}`;
const YEAR = new RegExp(`(?<!${DIGIT})(${DIGIT}{4})(?=年)`, "g");
const MONTH = new RegExp(`(?<![${DIGITS}十百千万])(十[一二]?|${ONES})(?=月)`, "g");
/** 三日 may be three days, unless its month stands before it. */
const DAY = new RegExp(
  `(?<![${DIGITS}十百千万])(${ONES}?十${ONES}|${ONES}十)(?=日)|(?<=\\d月)(${UP_TO_99})(?=日)`,
  "g",
);
const DIGIT_YEAR = /(?<!\d)(\d{4})(?=年)/g;
const DIGIT_MONTH_OR_DAY = /(?<!\d)(\d{1,2})(?=[月日])/g;

/** 二〇二五年五月十九日 → 2025年5月19日. Only years of four digits, months and days; other numbers stay. */
export function datesInDigits(text: string): string {
  return text
    .replace(YEAR, (year) => [...year].map((digit) => digitOf(digit)).join(""))
    .replace(MONTH, (month) => String(numberOf(month)))
    .replace(DAY, (day) => String(numberOf(day)));
}

/** 2025年5月19日 → 二〇二五年五月十九日. */
export function datesInChinese(text: string): string {
  return text
    .replace(DIGIT_YEAR, (year) => yearInChinese(Number(year)))
    .replace(DIGIT_MONTH_OR_DAY, (number) => upToHundred(Number(number)));
}

/** 一 to 九十九. */
export function numberOf(numeral: string): number {
  const ten = numeral.indexOf("十");
  if (ten < 0) return digitOf(numeral);
  const tens = ten === 0 ? 1 : digitOf(numeral.charAt(0));
  return tens * 10 + (ten === numeral.length - 1 ? 0 : digitOf(numeral.charAt(ten + 1)));
}

function digitOf(character: string): number {
  return character === "零" || character === "○" ? 0 : DIGITS.indexOf(character);
}
