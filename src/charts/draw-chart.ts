import { type NumberColumn, type ShownChart, seriesOf } from "../domain/chart.ts";
import { drawBars } from "./bars.ts";
import { drawColumns } from "./columns.ts";
import { NARROWEST, NARROWEST_PANEL, type Panel, type Tone } from "./drawing.ts";
import { type Figures, figuresOf } from "./figures.ts";
import type { Ground } from "./frame.ts";
import { drawLines } from "./lines.ts";

/** How high each of several drawings is, and how many lines it has. */
const PANEL = { height: 6.5, lines: 3, named: false };
/** Of a narrow drawing, how much labels may take; otherwise there is one beside the other only where there is more room. */
const MOST_LABELS = 0.6;

/** What is drawn of a chart: one drawing or, of small multiples, one for each series; of a table none. */
export function drawChart(chart: ShownChart): readonly Panel[] {
  const [ground] = chart.columns;
  if (chart.form === "table" || !ground || ground.kind === "number") return [];
  const columns = seriesOf(chart);
  const figures = figuresOf(chart, columns);
  if (chart.form === "multiples") return panelsOf(ground, figures);
  if (chart.form === "lines") return [{ drawing: drawLines(ground, figures), room: NARROWEST }];
  const stacked = chart.form === "stacked";
  if (ground.kind === "date") return [{ drawing: drawColumns(ground, figures, stacked), room: NARROWEST }];
  return [{ drawing: drawBars({ names: ground.cells, figures, stacked }), room: NARROWEST }];
}

function panelsOf(ground: Ground, figures: Figures): readonly Panel[] {
  const panels = (room: number) => figures.series.map((_, index) => panelOf(ground, index, figures, room));
  const narrow = panels(NARROWEST_PANEL);
  const fits = narrow.every(({ drawing: { start, end } }) => start + end <= NARROWEST_PANEL * MOST_LABELS);
  return fits ? narrow : panels(NARROWEST);
}

/** Each on the scale of all, so that they can be compared. */
function panelOf(ground: Ground, index: number, figures: Figures, room: number): Panel {
  const extent = figures.series.flatMap(({ values }) => values.flatMap((value) => value ?? []));
  const [series] = figures.series.slice(index);
  const own = { ...figures, series: series ? [{ ...series, tone: series.tone && 1 }] : [] };
  const drawing =
    ground.kind === "date"
      ? drawLines(ground, own, { ...PANEL, room, extent })
      : drawBars({ names: ground.cells, figures: own, stacked: false, room, extent });
  return { title: series?.name ?? "", drawing, room };
}

/** What tells series apart that do not bear their names: in the order in which they lie. */
export function keyOf(chart: ShownChart): readonly { readonly name: string; readonly tone: Tone }[] {
  const [ground] = chart.columns;
  const columns: readonly NumberColumn[] = seriesOf(chart);
  if (columns.length < 2 || !ground || (chart.form !== "bars" && chart.form !== "stacked")) return [];
  return figuresOf(chart, columns).series.map(({ name, tone }) => ({ name, tone }));
}

/** How many figures are missing in a drawing: it has gaps there. */
export function gapsOf(chart: ShownChart): number {
  if (chart.form === "table") return 0;
  return seriesOf(chart).reduce((sum, { cells }) => sum + cells.filter((cell) => cell === null).length, 0);
}
