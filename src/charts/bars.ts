import { scaleLinear } from "d3-scale";
import { stack, stackOffsetDiverging } from "d3-shape";
import { type Drawing, type Label, LINE, NARROWEST, rounded, type Shape } from "./drawing.ts";
import type { Figures, Series } from "./figures.ts";
import { linesOf, widest, widthOf } from "./text-width.ts";

/** Names up to this width stand beside their bars, others above; in em. */
const BESIDE = 6.2;
const GAP = 0.55;
const ALONE = 1.15;
const AMONG_OTHERS = 1.05;
/** Between a name and the bars below it. */
const BELOW_NAME = 0.15;
/** Between a bar and what is written at it. */
const OFF = 0.35;
/** Between the bars of a row. */
const BETWEEN = 0.1;
/** Of the narrowest drawing, how much names and figures may take. */
const MOST_BESIDE = 0.6;
const NO_FIGURE = "无数据";

/** What is the same of bars side by side and in a row. */
export interface BarOptions {
  readonly names: readonly string[];
  readonly figures: Figures;
  readonly stacked: boolean;
  /** The narrowest that the drawing will be, in em. */
  readonly room?: number;
  /** Of several drawings, the figures of all. */
  readonly extent?: readonly number[];
}

/** A bar of a row: from where to where, and what is written at its end. */
interface Bar {
  readonly from: number;
  readonly to: number;
  readonly tone: number;
}

interface Row {
  readonly name: string;
  readonly quiet: boolean;
  readonly lanes: readonly Lane[];
}

interface Lane {
  readonly bars: readonly Bar[];
  /** At the end of the lane. */
  readonly total: number | null;
}

/** Where things are in a drawing of bars that lie. */
interface BarLayout {
  /** From a figure to its place, in hundredths. */
  readonly at: (value: number) => number;
  readonly start: number;
  readonly end: number;
  /** Room for labels of figures below zero, before the plot. */
  readonly before: number;
  /** Whether names stand beside their bars. */
  readonly beside: boolean;
}

/** Bars that lie, a row for each name: names of any length, and any number of rows. */
export function drawBars(options: BarOptions): Drawing {
  const { figures, room = NARROWEST } = options;
  const rows = rowsOf(options);
  const layout = layoutOf(rows, options);
  const singled = rows.some(({ quiet }) => quiet);
  const shapes: Shape[] = [];
  let y = 0;
  for (const row of rows) {
    const lines = layout.beside ? [row.name] : linesOf(row.name, room);
    const lane = row.lanes.length > 1 ? AMONG_OTHERS : ALONE;
    const top = layout.beside ? y : y + lines.length * LINE + BELOW_NAME;
    const depth = row.lanes.length * lane;
    shapes.push({
      kind: "label",
      at: { x: 0, y: rounded(layout.beside ? top + depth / 2 : y + LINE / 2) },
      off: layout.beside ? -rounded(layout.before + OFF * 2) : -layout.start,
      side: layout.beside ? "end" : "start",
      lines,
      role: singled && !row.quiet ? "strong" : "name",
    });
    for (const [index, one] of row.lanes.entries())
      shapes.push(...laneShapes(one, row.quiet, top + index * lane, lane - BETWEEN, layout, figures));
    y = top + depth + GAP;
  }
  const height = rounded(y - GAP);
  const zero = layout.at(0);
  shapes.push({ kind: "rule", from: { x: zero, y: 0 }, to: { x: zero, y: height }, weight: "zero" });
  return { height, start: layout.start, end: layout.end, shapes };
}

function layoutOf(rows: readonly Row[], { figures, extent, room = NARROWEST }: BarOptions): BarLayout {
  const lanes = rows.flatMap((row) => row.lanes);
  const totals = lanes.flatMap(({ total }) => total ?? []);
  const ends = [0, ...(extent ?? lanes.flatMap(endsOf))];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const scale = scaleLinear(low < high ? [low, high] : [0, 1], [0, 100]);
  const width = (values: readonly number[]) => (values.length === 0 ? 0 : widest(values.map(figures.text)) + OFF * 2);
  const before = width(totals.filter((total) => total < 0));
  const nothing = totals.length < lanes.length ? widthOf(NO_FIGURE) + OFF * 2 : 0;
  const end = Math.ceil(Math.max(width(totals.filter((total) => total >= 0)), nothing));
  const longest = widest(rows.map(({ name }) => name));
  const beside = longest <= BESIDE && longest + before + end < room * MOST_BESIDE;
  const start = Math.ceil(beside ? before + longest + OFF * 2 : before);
  return { at: (value) => rounded(scale(value)), start, end, before, beside };
}

function endsOf({ bars }: Lane): number[] {
  return bars.flatMap(({ from, to }) => [from, to]);
}

/** The bars of a lane, and its figure where they end. */
function laneShapes(
  one: Lane,
  quiet: boolean,
  y: number,
  height: number,
  layout: BarLayout,
  figures: Figures,
): Shape[] {
  const { at } = layout;
  const { total } = one;
  const bars = one.bars.map(({ from, to, tone }): Shape => {
    const [left, right] = [at(Math.min(from, to)), at(Math.max(from, to))];
    const size = { width: rounded(right - left), height: rounded(height) };
    return { kind: "bar", x: left, y: rounded(y), ...size, tone: quiet ? 0 : tone };
  });
  const below = total !== null && total < 0;
  const end = below ? Math.min(0, ...endsOf(one)) : Math.max(0, ...endsOf(one));
  const label: Label = {
    kind: "label",
    at: { x: at(end), y: rounded(y + height / 2) },
    off: below ? -OFF : OFF,
    side: below ? "end" : "start",
    lines: [total === null ? NO_FIGURE : figures.text(total)],
    role: total === null ? "missing" : "value",
  };
  return [...bars, label];
}

function rowsOf({ names, figures, stacked }: BarOptions): Row[] {
  const { series, isQuiet } = figures;
  const stacks = stacked ? stacksOf(series, names.length) : undefined;
  return names.map((name, row) => ({
    name,
    quiet: isQuiet(name),
    lanes: stacks
      ? [stackedLane(stacks, series, row)]
      : series.map(({ values, tone }) => lane(values[row] ?? null, tone)),
  }));
}

function lane(value: number | null, tone: number): Lane {
  return { bars: value === null ? [] : [{ from: 0, to: value, tone }], total: value };
}

/** Of every series, from where to where each of its rows lies; what is below zero lies on the other side. */
export type Stacks = readonly (readonly (readonly [from: number, to: number])[])[];

export function stacksOf(series: readonly Series[], rows: number): Stacks {
  const keys = series.map((_, index) => index);
  const layout = stack<number, number>()
    .keys(keys)
    .value((row, key) => series[key]?.values[row] ?? 0)
    .offset(stackOffsetDiverging);
  const made = layout(Array.from({ length: rows }, (_, row) => row));
  return made.map((one) => one.map(([from, to]) => [from, to] as const));
}

function stackedLane(stacks: Stacks, series: readonly Series[], row: number): Lane {
  const bars = series.flatMap(({ values, tone }, index): Bar[] => {
    const [from = 0, to = 0] = stacks[index]?.[row] ?? [];
    return (values[row] ?? null) === null || from === to ? [] : [{ from, to, tone }];
  });
  return { bars, total: totalOf(series, row) };
}

/** Null where not one of them has a figure. */
export function totalOf(series: readonly Series[], row: number): number | null {
  const values = series.flatMap(({ values: all }) => all[row] ?? []);
  return values.length === 0 ? null : Number(values.reduce((sum, value) => sum + value, 0).toPrecision(12));
}
