import type { ChartColumn, ChartScale, DateStep } from "./chart.ts";

/** What stands in a cell without a figure. */
export const NO_FIGURE = "—";

const FACTORS: Readonly<Record<ChartScale, number>> = { wan: 1e4, yi: 1e8 };
/** Figures of a double that can be told apart. */
const PRECISION = 12;

/** How the cell of a row reads in a table. */
export function cellText(column: ChartColumn, row: number): string {
  if (column.kind === "text") return column.cells[row] || NO_FIGURE;
  if (column.kind === "date") {
    const date = column.cells[row];
    return date ? dateText(date, column.step) : NO_FIGURE;
  }
  const value = column.cells[row] ?? null;
  return value === null ? NO_FIGURE : numberText(value, column.decimals);
}

/** The same for programs: a number as JavaScript writes it, a date as ISO 8601 does; empty where there is none. */
export function cellValue(column: ChartColumn, row: number): string {
  if (column.kind === "number") {
    const value = column.cells[row] ?? null;
    return value === null ? "" : value.toFixed(column.decimals);
  }
  if (column.kind === "text") return column.cells[row] ?? "";
  const date = column.cells[row];
  return date ? machineDate(date, column.step) : "";
}

/** `1,234.50`; in groups of three, as figures are read wherever Chinese is. The minus sign is the one that is as wide as a figure. */
export function numberText(value: number, decimals: number): string {
  const [whole = "", fraction] = Math.abs(value).toFixed(decimals).split(".");
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  const text = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

/** A figure in what a drawing counts in: of 12340000 by 万, 1234. */
export function scaled(value: number, scale: ChartScale | undefined): number {
  return scale ? Number((value / FACTORS[scale]).toPrecision(PRECISION)) : value;
}

/** The decimals that a number needs, up to a limit. */
export function decimalsOf(value: number, most: number): number {
  for (let decimals = 0; decimals < most; decimals += 1) if (Number(value.toFixed(decimals)) === value) return decimals;
  return most;
}

/** `2024年`, `2024年第一季度`, `2024年3月`, `2024年3月15日` */
export function dateText(date: string, step: DateStep): string {
  const { year, month, day } = partsOf(date);
  if (step === "year") return `${year}年`;
  if (step === "quarter") return `${year}年第${QUARTERS[Math.floor((month - 1) / 3)]}季度`;
  return step === "month" ? `${year}年${month}月` : `${year}年${month}月${day}日`;
}

const QUARTERS = ["一", "二", "三", "四"] as const;

/** `2024`, `2024-03`, `2024-03-15`; a quarter by its first month. */
export function machineDate(date: string, step: DateStep): string {
  if (step === "year") return date.slice(0, "2024".length);
  return step === "day" ? date : date.slice(0, "2024-03".length);
}

/** The parts of `2024-03-15`. */
export function partsOf(date: string): { readonly year: number; readonly month: number; readonly day: number } {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return { year, month, day };
}
