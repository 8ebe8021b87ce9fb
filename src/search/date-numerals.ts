import type { Folded } from "./folded.ts";

const DIGITS = "〇一二三四五六七八九";
/** A year digit by digit; a month or a day up to 三十一; a day of one numeral only behind its month (三日 may be three days). */
const YEAR = /[〇零○一二三四五六七八九]{4}(?=年)/g;
const MONTH = /(?:十[一二]?|[一二三四五六七八九])(?=月)/g;
const DAY = /[0-9]月 ?(?:[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=[日号])/g;
const LATE_DAY = /(?:[二三]?十[一二三四五六七八九]|[二三]十)(?=日)/g;
const DAY_MARK = /[0-9]{1,2}月[0-9]{1,2}号/g;
/** What stands before the end of a longer numeral: 数十月, 一百二十一日. */
const LONGER_NUMERAL = /[〇零一二三四五六七八九十百千万亿两几数]$/;

/** Writes dates in Chinese numerals in digits: 二〇二五年五月十九日 → 2025年5月19日, and 19号 as 19日. */
export function digitDates(folded: Folded): Folded {
  if (!/[年月日]/.test(folded.text)) return folded;
  let changed = replace(folded, YEAR, (found) => [...found].map(digit).join(""));
  changed = replace(changed, MONTH, (found, before) => (LONGER_NUMERAL.test(before) ? found : number(found)));
  changed = replace(changed, DAY, (found) => {
    const [month = ""] = /^[0-9]月 ?/.exec(found) ?? [];
    return month + number(found.slice(month.length));
  });
  changed = replace(changed, LATE_DAY, (found, before) => (LONGER_NUMERAL.test(before) ? found : number(found)));
  return replace(changed, DAY_MARK, (found) => `${found.slice(0, -1)}日`);
}

/** Replaces in the text and keeps the places: the first digit stands where the numeral began, the last where it ended. */
function replace(folded: Folded, pattern: RegExp, by: (found: string, before: string) => string): Folded {
  const { text, at } = folded;
  let result = "";
  const places: number[] = [];
  let done = 0;
  for (const match of text.matchAll(pattern)) {
    const found = match[0];
    const replacement = by(found, text.slice(Math.max(0, match.index - 1), match.index));
    if (replacement === found) continue;
    result += text.slice(done, match.index) + replacement;
    for (let place = done; place < match.index; place += 1) places.push(at[place] ?? 0);
    for (let unit = 1; unit < replacement.length; unit += 1) {
      places.push(at[match.index + Math.min(unit, found.length) - 1] ?? 0);
    }
    places.push(at[match.index + found.length - 1] ?? 0);
    done = match.index + found.length;
  }
  if (done === 0) return folded;
  return { text: result + text.slice(done), at: [...places, ...at.slice(done)] };
}

function digit(numeral: string): string {
  return numeral === "零" || numeral === "○" ? "0" : String(DIGITS.indexOf(numeral));
}

/** 一 to 三十九. */
function number(numeral: string): string {
  const [tens, ones] = numeral.includes("十") ? numeral.split("十") : ["0", numeral];
  const ten = tens === "" ? 1 : DIGITS.indexOf(tens === "0" ? "〇" : (tens ?? ""));
  return String(ten * 10 + (ones ? DIGITS.indexOf(ones) : 0));
}
