import { scaleLinear } from "d3-scale";
import type { NumberColumn, ShownChart } from "../domain/chart.ts";
import { decimalsOf, numberText, scaled } from "../domain/chart-cell.ts";
import type { Tone } from "./drawing.ts";

const MOST_DECIMALS = 6;
/** Figures that a label tells of a number that was put together: 1,234万, 12.3万, 1.23万. */
const TELLING = 3;

/** A series as it is drawn. */
export interface Series {
  readonly name: string;
  /** In what the drawing counts in; null where there is no figure. */
  readonly values: readonly (number | null)[];
  readonly tone: Tone;
}

/** The figures of a chart in what its drawing counts in, and how they are written there. */
export interface Figures {
  readonly series: readonly Series[];
  readonly text: (value: number) => string;
  /** Whether something is singled out, by the name of its row. */
  readonly isQuiet: (row: string) => boolean;
}

export function figuresOf(chart: ShownChart, columns: readonly NumberColumn[]): Figures {
  const { scale, unit, highlight = [] } = chart;
  const wanted = new Set(highlight);
  const singled = columns.some(({ name }) => wanted.has(name));
  const series = columns.map(({ name, cells }, index) => ({
    name,
    values: cells.map((cell) => (cell === null ? null : scaled(cell, scale))),
    tone: singled && !wanted.has(name) ? 0 : index + 1,
  }));
  const all = series.flatMap(({ values }) => values.flatMap((value) => value ?? []));
  const decimals = chart.decimals ?? usualDecimals(all, columns, scale !== undefined);
  const rows = singled ? wanted.size > columns.filter(({ name }) => wanted.has(name)).length : wanted.size > 0;
  return {
    series,
    text: (value) => numberText(value, decimals) + (unit === "%" ? "%" : ""),
    isQuiet: (row) => rows && !wanted.has(row),
  };
}

function usualDecimals(values: readonly number[], columns: readonly NumberColumn[], isScaled: boolean): number {
  if (!isScaled) return Math.min(MOST_DECIMALS, Math.max(0, ...columns.map(({ decimals }) => decimals)));
  const largest = Math.max(0, ...values.map(Math.abs));
  const whole = String(Math.trunc(largest)).length;
  const needed = Math.max(0, ...values.map((value) => decimalsOf(value, MOST_DECIMALS)));
  return Math.min(needed, Math.max(0, TELLING - whole));
}

/** A scale from figures to places, and where its lines are. */
export interface Axis {
  readonly at: (value: number) => number;
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
}

/**
 * A scale for figures that have to be compared by length, with zero on it, or by how they move, which may do without.
 * @param about how many lines there should be
 */
export function axisOf(values: readonly number[], from: number, to: number, about: number, zero: boolean): Axis {
  const lowest = Math.min(...values, zero ? 0 : Number.POSITIVE_INFINITY);
  const highest = Math.max(...values, zero ? 0 : Number.NEGATIVE_INFINITY);
  const [low, high] = lowest < highest ? [lowest, highest] : [Math.min(0, lowest), Math.max(lowest, 0) || 1];
  const scale = scaleLinear().domain([low, high]).range([from, to]).nice(about);
  const ticks = scale.ticks(about);
  const decimals = Math.max(0, ...ticks.map((tick) => decimalsOf(tick, MOST_DECIMALS)));
  return { at: (value) => scale(value), ticks: ticks.map((value) => ({ value, text: numberText(value, decimals) })) };
}

/** Bars begin at zero; how a curve moves is seen from near. */
export function zeroMatters(values: readonly number[]): boolean {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low <= 0 || low < high / 2;
}
