import { fold } from "./fold.ts";

/** Days in a row on which articles were published, `2026-11-28` each; whole months also. */
export interface Period {
  readonly first: string;
  readonly last: string;
  /** Whether it may as well be a number: 3.5, 11/28. */
  readonly guessed?: boolean;
}

const FULL = /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/;
const NUMBERS = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const COMPACT = /^((?:19|20)\d\d)(\d\d)(\d\d)$/;
const NO_YEAR = /^(\d{1,2})月(\d{1,2})[日号]?$/;
const SHORT = /^(\d{1,2})[-/.](\d{1,2})$/;
const MONTH_OF_YEAR = /^(\d{4})(?:年(\d{1,2})月份?|[-/.](\d{1,2}))$/;
const MONTH = /^(\d{1,2})月份?$/;
const WEEKDAY = /^(上|本|这)?个?(?:周|星期|礼拜)([一二三四五六日天])$/;
const WEEKDAYS = "一二三四五六日";
/** So many days before today. */
const DAYS = new Map([
  ["今天", 0],
  ["今日", 0],
  ["昨天", 1],
  ["昨日", 1],
  ["前天", 2],
  ["前日", 2],
  ["大前天", 3],
]);
/** So many weeks, or months, before this one. */
const WEEKS = new Map([
  ["本周", 0],
  ["这周", 0],
  ["这星期", 0],
  ["上周", 1],
  ["上星期", 1],
  ["上礼拜", 1],
]);
const MONTHS = new Map([
  ["本月", 0],
  ["这月", 0],
  ["上月", 1],
]);
/** A day without its year is one of the last years. */
const YEARS = 3;
const WEEK = 7;

/**
 * Days that a text may be: 2026年11月28日, 2026-11-28, 十一月二十八日, 11.28, 昨天, 上周二; weeks and months: 上周, 2026年11月. The
 * likeliest first, nothing for what is none, and nothing that has not begun.
 * @param now as the reader's clock has it
 */
export function periodsIn(typed: string, now: Date): Period[] {
  const text = fold(typed.trim()).text.replace(/\s+/g, "");
  const years = Array.from({ length: YEARS }, (_, index) => now.getFullYear() - index);
  const [, year, month, date] = FULL.exec(text) ?? NUMBERS.exec(text) ?? COMPACT.exec(text) ?? [];
  if (year !== undefined) return daysOf([Number(year)], month, date);
  const today = dayOf(now);
  const begun = (periods: readonly Period[]) => periods.filter(({ first }) => first <= today);
  const [, ofMonth, ofDay] = NO_YEAR.exec(text) ?? [];
  if (ofMonth !== undefined) return begun(daysOf(years, ofMonth, ofDay));
  const [, short, shortDay] = SHORT.exec(text) ?? [];
  if (short !== undefined) return begun(daysOf(years, short, shortDay)).map((day) => ({ ...day, guessed: true }));
  const [, monthYear, named, numbered] = MONTH_OF_YEAR.exec(text) ?? [];
  if (monthYear !== undefined) return monthsOf([Number(monthYear)], named ?? numbered);
  const [, monthAlone] = MONTH.exec(text) ?? [];
  if (monthAlone !== undefined) return begun(monthsOf(years, monthAlone));
  return begun(relative(text.replace("个", ""), now));
}

/** What is told from today on. */
function relative(text: string, now: Date): Period[] {
  const ago = DAYS.get(text);
  if (ago !== undefined) return [between(before(now, ago), before(now, ago))];
  // A week begins on Monday.
  const monday = before(now, (now.getDay() + WEEK - 1) % WEEK);
  const weeks = WEEKS.get(text);
  if (weeks !== undefined) return [between(before(monday, WEEK * weeks), before(monday, WEEK * weeks - WEEK + 1))];
  const months = MONTHS.get(text);
  if (months !== undefined) {
    const month = new Date(now.getFullYear(), now.getMonth() - months, 1);
    return monthsOf([month.getFullYear()], String(month.getMonth() + 1));
  }
  const [, which, weekday = ""] = WEEKDAY.exec(text) ?? [];
  if (weekday === "") return [];
  const day = before(monday, (which === "上" ? WEEK : 0) - WEEKDAYS.indexOf(weekday.replace("天", "日")));
  // On a Monday, 周二 is the one six days ago.
  const last = which === undefined && day > now ? before(day, WEEK) : day;
  return [between(last, last)];
}

function daysOf(years: readonly number[], month: string | undefined, date: string | undefined): Period[] {
  if (month === undefined || date === undefined) return [];
  return years.flatMap((year) => {
    const day = new Date(year, Number(month) - 1, Number(date));
    // The 31st of a shorter month would be of the next.
    return day.getMonth() === Number(month) - 1 && day.getDate() === Number(date) ? between(day, day) : [];
  });
}

function monthsOf(years: readonly number[], month = ""): Period[] {
  const number = Number(month);
  if (number < 1 || number > 12) return [];
  return years.map((year) => between(new Date(year, number - 1, 1), new Date(year, number, 0)));
}

function between(first: Date, last: Date): Period {
  return { first: dayOf(first), last: dayOf(last) };
}

function before(date: Date, days: number): Date {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - days);
}

function dayOf(date: Date): string {
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((number) => String(number).padStart(2, "0"));
  return `${date.getFullYear()}-${month}-${day}`;
}

/** As readers write it: 2026年11月28日, 2026年11月, 2026年11月23日至29日. */
export function periodName({ first, last }: Period): string {
  if (first === last) return dateName(first);
  const [from, to] = [first, last].map((day) => day.split("-").map(Number));
  const [[year, month, day] = [], [lastYear, lastMonth, lastDay] = []] = [from, to];
  if (year !== lastYear) return `${dateName(first)}至${dateName(last)}`;
  if (month !== lastMonth) return `${dateName(first)}至${lastMonth}月${lastDay}日`;
  // Nothing but a month begins with the first and has more days than a week.
  if (day === 1 && (lastDay ?? 0) > WEEK) return `${year}年${month}月`;
  return `${dateName(first)}至${lastDay}日`;
}

/** `2025-05-19` as 2025年5月19日. */
export function dateName(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return date ? `${year}年${month}月${date}日` : day;
}
