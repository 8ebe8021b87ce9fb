import { type Drawing, type Label, LINE, NARROWEST, type Point, rounded, type Shape } from "./drawing.ts";
import { type Axis, axisOf, type Figures, type Series, zeroMatters } from "./figures.ts";
import { frame, type Ground, inOrder, placesOf, startOf, TOP, ticksOf } from "./frame.ts";
import { linesOf, widest } from "./text-width.ts";

const HEIGHT = 15;
const LINES = 5;
/** Names behind their curves are divided at this width, in em. */
const NAME = 5.2;
const OFF = 0.6;
/** Between two names, one below the other. */
const APART = 0.25;
/** Curves of no more figures than this show each of them. */
const FEW = 12;

interface LineOptions {
  readonly height?: number;
  readonly room?: number;
  readonly lines?: number;
  /** Of several drawings, the figures of all. */
  readonly extent?: readonly number[];
  /** Whether each curve bears its name; a title may say it. */
  readonly named?: boolean;
}

/** Curves, each with its name where it ends. */
export function drawLines(ground: Ground, figures: Figures, options: LineOptions = {}): Drawing {
  const { room = NARROWEST, lines = LINES, named = figures.series.length > 1 } = options;
  const { series } = figures;
  const names = named ? series.map(({ name }) => linesOf(name, NAME)) : [];
  const depth = names.reduce((sum, name) => sum + name.length * LINE + APART, 0);
  const height = Math.max(options.height ?? HEIGHT, Math.ceil(depth + TOP));
  const values = options.extent ?? series.flatMap((one) => one.values.flatMap((value) => value ?? []));
  const axis = axisOf(values, height, TOP, lines, zeroMatters(values));
  const lastText = lastValue(series, figures);
  const end = Math.ceil(named ? widest(names.flat()) + OFF * 2 : Math.max(1.6, widest([lastText]) + OFF));
  const start = startOf(axis);
  const places = placesOf(ground);
  const below = frame(axis, height, ticksOf(ground, places, { plot: room - start - end, start, end }, options.room));
  const curves = series.flatMap((one) => curveOf(one, places, axis));
  const ends = series.map((one) => endOf(one, places, axis));
  const labels = named ? endLabels(series, names, ends, height) : valueLabel(ends[0], lastText);
  return { height: below.height, start, end, shapes: [...below.shapes, ...curves, ...labels] };
}

/** A curve with gaps where there is no figure; a figure between two gaps is a dot. */
function curveOf({ values, tone }: Series, places: readonly number[], axis: Axis): Shape[] {
  const stretches: Point[][] = [[]];
  for (const row of inOrder(places)) {
    const value = values[row] ?? null;
    if (value === null) stretches.push([]);
    else stretches.at(-1)?.push({ x: rounded(places[row] ?? 0), y: rounded(axis.at(value)) });
  }
  const told = stretches.filter(({ length }) => length > 0);
  const points = told.flat();
  const dots = points.length <= FEW ? points : told.flatMap((stretch) => (stretch.length === 1 ? stretch : []));
  return [
    { kind: "curve", stretches: told.filter(({ length }) => length > 1), tone },
    ...dots.map((at): Shape => ({ kind: "dot", at, tone })),
  ];
}

function endOf({ values }: Series, places: readonly number[], axis: Axis): Point | undefined {
  const last = inOrder(places).findLast((row) => (values[row] ?? null) !== null);
  const value = last === undefined ? null : (values[last] ?? null);
  return last === undefined || value === null
    ? undefined
    : { x: rounded(places[last] ?? 0), y: rounded(axis.at(value)) };
}

function lastValue([only]: readonly Series[], { text }: Figures): string {
  const last = only?.values.findLast((value) => value !== null);
  return last === undefined || last === null ? "" : text(last);
}

function valueLabel(at: Point | undefined, text: string): Label[] {
  return at ? [{ kind: "label", at: { x: 100, y: at.y }, off: OFF, side: "start", lines: [text], role: "value" }] : [];
}

/** Names one below the other, each as near to the end of its curve as the others let it. */
function endLabels(
  series: readonly Series[],
  names: readonly (readonly string[])[],
  ends: readonly (Point | undefined)[],
  height: number,
): Shape[] {
  const wanted = names.flatMap((lines, index) => {
    const end = ends[index];
    const tone = series[index]?.tone ?? 0;
    return end ? [{ lines, tone, end, depth: lines.length * LINE + APART }] : [];
  });
  const sorted = wanted.toSorted((a, b) => a.end.y - b.end.y);
  const tops = spread(
    sorted.map(({ end, depth }) => ({ wanted: end.y - depth / 2, depth })),
    height,
  );
  return sorted.flatMap(({ lines, tone, end, depth }, index): Shape[] => {
    const top = tops[index] ?? 0;
    const middle = top + depth / 2;
    const label: Label = {
      kind: "label",
      at: { x: 100, y: rounded(top + APART / 2 + LINE / 2) },
      off: OFF * 1.5,
      side: "start",
      lines,
      role: "name",
      tone,
    };
    const moved = end.x < 99 || Math.abs(middle - end.y) > LINE / 2;
    const to = { x: 100, y: rounded(middle) };
    return moved ? [{ kind: "rule", from: end, to, weight: "leader" }, label] : [label];
  });
}

/** Pushes down what would lie over another, then up what would lie below the plot. */
function spread(labels: readonly { readonly wanted: number; readonly depth: number }[], height: number): number[] {
  const tops: number[] = [];
  let free = 0;
  for (const { wanted, depth } of labels) {
    tops.push(Math.max(wanted, free));
    free = (tops.at(-1) ?? 0) + depth;
  }
  let most = height;
  for (let index = labels.length - 1; index >= 0; index -= 1) {
    most -= labels[index]?.depth ?? 0;
    tops[index] = Math.min(tops[index] ?? 0, most);
    most = tops[index] ?? 0;
  }
  return tops;
}
