import { stacksOf, totalOf } from "./bars.ts";
import { type Drawing, NARROWEST, rounded, type Shape } from "./drawing.ts";
import { axisOf, type Figures } from "./figures.ts";
import { frame, type Ground, inOrder, placesOf, startOf, TOP, ticksOf } from "./frame.ts";
import { widest } from "./text-width.ts";

const HEIGHT = 15;
const LINES = 5;
/** Of the room that a row has, how much is bar. */
const FILLED = 0.78;
/** Room for half a label behind the last bar, in em. */
const END = 1.5;

/** Bars that stand, one row beside the other as their dates lie. */
export function drawColumns(ground: Ground, figures: Figures, stacked: boolean, room = NARROWEST): Drawing {
  const { series } = figures;
  const rows = ground.cells.length;
  const stacks = stacked ? stacksOf(series, rows) : undefined;
  const ends = stacks ? stacks.flat(2) : series.flatMap(({ values }) => values.flatMap((value) => value ?? []));
  const axis = axisOf(ends, HEIGHT, TOP, LINES, true);
  const start = startOf(axis);
  const plot = room - start - END;
  const wide = bandOf(ground);
  const places = placesOf(ground, wide / 2);
  const { shapes, height } = frame(axis, HEIGHT, ticksOf(ground, places, { plot, start, end: END }));
  const zero = axis.at(0);
  const lanes = stacks ? 1 : series.length;
  const width = (wide * FILLED) / lanes;
  const bars: Shape[] = [];
  for (const row of inOrder(places)) {
    const left = (places[row] ?? 0) - (wide * FILLED) / 2;
    for (const [index, { values, tone }] of series.entries()) {
      const value = values[row] ?? null;
      const [from = 0, to = value ?? 0] = stacks?.[index]?.[row] ?? [];
      if (value === null || from === to) continue;
      const [top, bottom] = [axis.at(to), axis.at(from)].sort((a, b) => a - b);
      const x = rounded(left + (stacks ? 0 : index * width));
      bars.push({
        kind: "bar",
        x,
        y: rounded(top ?? 0),
        width: rounded(width),
        height: rounded((bottom ?? 0) - (top ?? 0)),
        tone,
      });
    }
  }
  const texts = valueLabels();
  return { height, start, end: Math.ceil(END), shapes: [...shapes, ...bars, ...texts] };

  /** At the heads of bars where each has room for its own, and where there is no figure. */
  function valueLabels(): Shape[] {
    const labelled = stacks ? [0] : series.map((_, index) => index);
    const values = (row: number) => (stacks ? [totalOf(series, row)] : series.map((one) => one.values[row] ?? null));
    const told = ground.cells.map((_, row) =>
      values(row).map((value) => (value === null ? "无" : figures.text(value))),
    );
    if (widest(told.flat()) + 0.3 > (width * plot) / 100) return [];
    return ground.cells.flatMap((_, row) =>
      labelled.map((index): Shape => {
        const value = values(row)[index] ?? null;
        const highest = stacks ? Math.max(0, ...stacks.map((one) => one[row]?.[1] ?? 0)) : (value ?? 0);
        const x = (places[row] ?? 0) - (wide * FILLED) / 2 + (index + 0.5) * width;
        // Of a bar that hangs, above the line that it hangs from: below may be the axis.
        const y = (value === null ? zero : axis.at(Math.max(0, highest))) - 0.8;
        const role = value === null ? "missing" : "value";
        return {
          kind: "label",
          at: { x: rounded(x), y: rounded(y) },
          off: 0,
          side: "middle",
          lines: [told[row]?.[index] ?? ""],
          role,
        };
      }),
    );
  }
}

/** The room that each has, in hundredths: of dates the smallest step between two. */
function bandOf(ground: Ground): number {
  const { length } = ground.cells;
  if (ground.kind === "text") return 100 / length;
  const places = [...placesOf(ground)].sort((a, b) => a - b);
  const steps = places.slice(1).map((place, index) => place - (places[index] ?? 0));
  const step = Math.min(100, ...steps.filter((one) => one > 0));
  // Half a band lies before the first and half behind the last.
  return (100 * step) / (100 + step);
}
