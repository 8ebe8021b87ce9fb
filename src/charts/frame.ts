import type { DateColumn, TextColumn } from "../domain/chart.ts";
import { dateTicks, epochOf, namedTicks, type Room, type Tick } from "./date-axis.ts";
import { LINE, rounded, type Shape, WIDE } from "./drawing.ts";
import type { Axis } from "./figures.ts";
import { widest } from "./text-width.ts";

/** Above the highest line, so that its label is whole. */
export const TOP = 0.7;
const OFF = 0.45;

/** What a plot stands on: dates or names from left to right. */
export type Ground = DateColumn | TextColumn;

/** Room that the labels of an axis take. */
export function startOf({ ticks }: Axis): number {
  return Math.ceil(widest(ticks.map(({ text }) => text)) + OFF * 2);
}

/** What is told below a plot where there is little room, and where there is more. */
export interface Ticks {
  readonly slim: readonly Tick[];
  readonly wide: readonly Tick[];
}

/** Lines across a plot with what they stand for, and labels below. @returns with the height of all of it */
export function frame(axis: Axis, height: number, { slim, wide }: Ticks): { shapes: Shape[]; height: number } {
  const shapes: Shape[] = [];
  for (const { value, text } of axis.ticks) {
    const y = rounded(axis.at(value));
    shapes.push({ kind: "rule", from: { x: 0, y }, to: { x: 100, y }, weight: value === 0 ? "zero" : "grid" });
    shapes.push({ kind: "label", at: { x: 0, y }, off: -OFF, side: "end", lines: [text], role: "axis" });
  }
  const below = (ticks: readonly Tick[], only?: "slim" | "wide") => {
    for (const { x, lines } of ticks) {
      const at = { x: rounded(x), y: rounded(height + LINE * 0.8) };
      shapes.push({ kind: "label", at, off: 0, side: "middle", lines, role: "axis", ...(only && { only }) });
    }
  };
  const same = JSON.stringify(slim) === JSON.stringify(wide);
  below(slim, same ? undefined : "slim");
  if (!same) below(wide, "wide");
  const deepest = Math.max(0, ...[...slim, ...wide].map(({ lines }) => lines.length));
  return { shapes, height: rounded(height + (deepest + 0.3) * LINE) };
}

/** Where the rows of a plot lie from left to right, in hundredths; of dates as far apart as they are. */
export function placesOf(ground: Ground, inset = 0): readonly number[] {
  const spread = (share: number) => inset + share * (100 - 2 * inset);
  if (ground.kind === "text") {
    const last = Math.max(1, ground.cells.length - 1);
    return ground.cells.map((_, index) => spread(index / last));
  }
  const epochs = ground.cells.map((date) => epochOf(date ?? ""));
  const [first, last] = [Math.min(...epochs), Math.max(...epochs)];
  return epochs.map((epoch) => spread(last > first ? (epoch - first) / (last - first) : 0.5));
}

/**
 * The labels below.
 * @param room where there is least
 * @param most how much there may be, in em
 */
export function ticksOf(ground: Ground, places: readonly number[], room: Room, most = WIDE): Ticks {
  const wide = { ...room, plot: Math.max(room.plot, most - room.start - room.end) };
  return { slim: ticksIn(ground, places, room), wide: ticksIn(ground, places, wide) };
}

function ticksIn(ground: Ground, places: readonly number[], room: Room): readonly Tick[] {
  if (ground.kind === "text") return namedTicks(ground.cells, (index) => places[index] ?? 0, room);
  const epochs = ground.cells.map((date) => epochOf(date ?? ""));
  const first = epochs.indexOf(Math.min(...epochs));
  const last = epochs.indexOf(Math.max(...epochs));
  const [from = 0, to = 0] = [places[first], places[last]];
  const [begin = 0, end = 0] = [epochs[first], epochs[last]];
  const at = (epoch: number) => (end > begin ? from + ((epoch - begin) / (end - begin)) * (to - from) : from);
  return dateTicks(ground, at, room);
}

/** The rows in the order in which they lie. */
export function inOrder(places: readonly number[]): readonly number[] {
  return places.map((_, row) => row).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
}
