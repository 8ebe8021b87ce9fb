import { fold } from "./fold.ts";

const FULL = /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/;
const NUMBERS = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const NO_YEAR = /^(\d{1,2})月(\d{1,2})日?$/;
const NAMED = new Map([
  ["今天", 0],
  ["今日", 0],
  ["昨天", 1],
  ["昨日", 1],
  ["前天", 2],
]);
/** A day without its year is one of the last years. */
const YEARS = 3;

/**
 * Days that a text may be: 2026年11月28日, 2026-11-28, 十一月二十八日, 昨天; the likeliest first, nothing for what is no day.
 * @param now as the reader's clock has it
 */
export function daysIn(typed: string, now: Date): string[] {
  const text = fold(typed.trim()).text.replace(/\s+/g, "");
  const ago = NAMED.get(text);
  if (ago !== undefined) return [dayOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() - ago))];
  const [, year, month, date] = FULL.exec(text) ?? NUMBERS.exec(text) ?? [];
  if (year !== undefined) return days([Number(year)], month, date);
  const [, ofMonth, ofDay] = NO_YEAR.exec(text) ?? [];
  const years = Array.from({ length: YEARS }, (_, index) => now.getFullYear() - index);
  return days(years, ofMonth, ofDay).filter((day) => day <= dayOf(now));
}

function days(years: readonly number[], month: string | undefined, date: string | undefined): string[] {
  if (month === undefined || date === undefined) return [];
  return years.flatMap((year) => {
    const day = new Date(year, Number(month) - 1, Number(date));
    // The 31st of a shorter month would be of the next.
    return day.getMonth() === Number(month) - 1 && day.getDate() === Number(date) ? dayOf(day) : [];
  });
}

function dayOf(date: Date): string {
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((number) => String(number).padStart(2, "0"));
  return `${date.getFullYear()}-${month}-${day}`;
}
