import { scaleUtc } from "d3-scale";
import type { DateColumn, DateStep } from "../domain/chart.ts";
import { partsOf } from "../domain/chart-cell.ts";
import { widest, widthOf } from "./text-width.ts";

const DAY_MS = 86_400_000;
/** Between two labels, in em. */
const APART = 0.7;
const MOST_TICKS = 12;

/** A label on the axis below a plot, in one line or two. */
export interface Tick {
  /** Hundredths of the plot's width. */
  readonly x: number;
  readonly lines: readonly string[];
}

/** How much room there is: of the plot and beside it, in em. */
export interface Room {
  readonly plot: number;
  readonly start: number;
  readonly end: number;
}

/** Milliseconds since 1970 of `2024-03-15`. */
export function epochOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

/** Where dates lie, and which of them are told. */
export function dateTicks(
  { cells, step }: Pick<DateColumn, "cells" | "step">,
  at: (epoch: number) => number,
  room: Room,
): readonly Tick[] {
  const epochs = cells.flatMap((date) => (date === null ? [] : epochOf(date))).sort((a, b) => a - b);
  const [first = 0] = epochs;
  const last = epochs.at(-1) ?? first;
  const told = (some: readonly number[]) => labelled(some, step).map(({ epoch, lines }) => ({ x: at(epoch), lines }));
  const scale = scaleUtc().domain([first, last]);
  // Where there are few, each of them is told.
  for (let wanted = MOST_TICKS; wanted > 1; wanted -= 1) {
    const exact =
      epochs.length <= wanted
        ? epochs
        : scale
            .ticks(wanted)
            .map(Number)
            .filter((epoch) => begins(epoch, step));
    const ticks = told(exact);
    if (ticks.length > 1 && fits(ticks, room)) return ticks;
  }
  return [told([first, last]), told([last])].find((ticks) => fits(ticks, room)) ?? [];
}

/** Whether a step of a date begins at a moment. */
function begins(epoch: number, step: DateStep): boolean {
  const date = new Date(epoch);
  if (epoch % DAY_MS !== 0) return false;
  if (step === "day") return true;
  if (date.getUTCDate() !== 1) return false;
  return step === "month" || date.getUTCMonth() % (step === "quarter" ? 3 : 12) === 0;
}

/** What is told once is not told again: the year stands where it begins, or first. */
function labelled(epochs: readonly number[], step: DateStep): { readonly epoch: number; readonly lines: string[] }[] {
  let before = "";
  const yearly = step === "year" || epochs.every((epoch) => begins(epoch, "year"));
  const monthly = !yearly && (step !== "day" || epochs.every((epoch) => begins(epoch, "month")));
  return epochs.map((epoch) => {
    const { year, month, day } = partsOf(new Date(epoch).toISOString().slice(0, "2024-03-15".length));
    if (yearly) return { epoch, lines: [String(year)] };
    const small = monthly ? (step === "quarter" ? `Q${Math.ceil(month / 3)}` : `${month}月`) : `${month}月${day}日`;
    const large = `${year}年`;
    const lines = large === before ? [small] : [small, large];
    before = large;
    return { epoch, lines };
  });
}

/** Whether labels, each in the middle of its place, have room beside each other and at both ends. */
export function fits(ticks: readonly Tick[], { plot, start, end }: Room): boolean {
  let free = -start;
  for (const { x, lines } of ticks) {
    const [middle, half] = [(x / 100) * plot, widest(lines) / 2];
    if (middle - half < free || middle + half > plot + end) return false;
    free = middle + half + APART;
  }
  return true;
}

/** Of names in a row, every nth that has room; the first always. */
export function namedTicks(names: readonly string[], at: (index: number) => number, room: Room): readonly Tick[] {
  const all = names.map((name, index) => ({ x: at(index), lines: [name] }));
  for (let every = 1; every < names.length; every += 1) {
    const some = all.filter((_, index) => index % every === 0);
    if (fits(some, room)) return some;
  }
  const [first] = all;
  return first && widthOf(first.lines.join("")) / 2 <= room.start ? [first] : [];
}
