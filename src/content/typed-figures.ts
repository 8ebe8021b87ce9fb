import { DATE_STEPS, type DateStep } from "../domain/chart.ts";

/** A number as it was typed. */
export interface TypedNumber {
  readonly value: number;
  readonly decimals: number;
  readonly percent: boolean;
}

/** How people write that there is no figure. */
const NOTHING = /^(?:|[-–—―]+|\.{2,}|…+|n\/?a\.?|null|nan|无|缺|暂缺|无数据|不详|未公布)$/i;
/** Larger ones are not told apart by a double any more. */
const LARGEST = 1e15;
const NUMBER = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,10}))?(%?)$/;
const YEAR = /^((?:1[5-9]|2[01])\d{2})年?$/;
const QUARTER = /^(\d{4})(?:年第?|[-/ ]?)(?:Q([1-4])|([一二三四1-4])季度?)$/i;
const MONTH = /^(\d{4})(?:年|[-/])(\d{1,2})月?$/;
const DAY = /^(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})日?(?: 0?0:00(?::00)?)?$/;
const QUARTERS = "一二三四";

/** Whether a cell says that there is no figure. */
export function saysNothing(typed: string): boolean {
  return NOTHING.test(typed);
}

/**
 * A number with or without groups of three, full-width or not, with either minus sign, or with a sign of per cent. Undefined for what
 * is none, and for what may be two: `1,5` is fifteen to one and one and a half to another.
 */
export function readNumber(typed: string): TypedNumber | undefined {
  const plain = typed
    .normalize("NFKC")
    .replace(/[−–]/g, "-")
    .replace(/(?<=\d)[\s'](?=\d{3}(?!\d))/gu, "");
  const [, sign, whole = "", fraction = "", percent] = NUMBER.exec(plain) ?? [];
  if (whole === "") return undefined;
  const value = Number(`${sign}${whole.replaceAll(",", "")}.${fraction || 0}`);
  if (Math.abs(value) >= LARGEST) return undefined;
  return { value: value === 0 ? 0 : value, decimals: fraction.length, percent: percent === "%" };
}

/** A date as it was typed: the day on which it begins, and how exactly it is known. */
export interface TypedDate {
  readonly day: string;
  readonly step: DateStep;
}

export function readDate(typed: string): TypedDate | undefined {
  const plain = typed.normalize("NFKC");
  for (const step of DATE_STEPS) {
    const day = READERS[step](plain);
    if (day !== undefined) return { day, step };
  }
  return undefined;
}

const READERS: Readonly<Record<DateStep, (plain: string) => string | undefined>> = {
  year: (plain) => dayOf(YEAR.exec(plain)?.[1]),
  quarter(plain) {
    const [, year, letter, word = ""] = QUARTER.exec(plain) ?? [];
    const quarter = Number(letter ?? (QUARTERS.indexOf(word) + 1 || word));
    return dayOf(year, quarter * 3 - 2);
  },
  month(plain) {
    const [, year, month] = MONTH.exec(plain) ?? [];
    return dayOf(year, Number(month));
  },
  day(plain) {
    const [, year, month, day] = DAY.exec(plain) ?? [];
    return dayOf(year, Number(month), Number(day));
  },
};

/** Undefined for a day that no calendar has. */
function dayOf(year: string | undefined, month = 1, day = 1): string | undefined {
  if (year === undefined) return undefined;
  const date = new Date(Date.UTC(Number(year), month - 1, day));
  const iso = Number.isNaN(date.getTime()) ? "" : date.toISOString().slice(0, "2024-03-15".length);
  return iso === `${year}-${twoDigits(month)}-${twoDigits(day)}` ? iso : undefined;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
