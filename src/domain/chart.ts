import type { DateStamp } from "./date-stamp.ts";
import type { SourceCitation } from "./source.ts";

/** How figures are shown. */
export const CHART_FORMS = ["bars", "lines", "stacked", "multiples", "table"] as const;
export type ChartForm = (typeof CHART_FORMS)[number];

/** In what large numbers are told in a drawing: Chinese counts in steps of four figures. */
export const CHART_SCALES = ["wan", "yi"] as const;
export type ChartScale = (typeof CHART_SCALES)[number];

export const COLUMN_KINDS = ["text", "number", "date"] as const;
export type ColumnKind = (typeof COLUMN_KINDS)[number];

/** How exactly the dates of a column are known; each is told by the day on which it begins. */
export const DATE_STEPS = ["year", "quarter", "month", "day"] as const;
export type DateStep = (typeof DATE_STEPS)[number];

interface ColumnBase {
  /** As readers see it. */
  readonly name: string;
}

export interface TextColumn extends ColumnBase {
  readonly kind: "text";
  readonly cells: readonly string[];
}

export interface NumberColumn extends ColumnBase {
  readonly kind: "number";
  /** Null where there is no figure. */
  readonly cells: readonly (number | null)[];
  /** The most that one of them has. */
  readonly decimals: number;
}

export interface DateColumn extends ColumnBase {
  readonly kind: "date";
  readonly step: DateStep;
  /** `2024-03-01`; null where there is none. */
  readonly cells: readonly (string | null)[];
}

export type ChartColumn = TextColumn | NumberColumn | DateColumn;

interface ChartBase {
  /** The name by which the Markdown places it. */
  readonly name: string;
  readonly form: ChartForm;
  readonly title: string;
  /** Whose figures they are: no chart is without. */
  readonly credit: SourceCitation;
}

/** A chart the reader sees. */
export interface ShownChart extends ChartBase {
  readonly shown: true;
  /** The first one has the names or the dates of what the others count; all are of one length. */
  readonly columns: readonly ChartColumn[];
  readonly alt: string;
  readonly licence: string;
  readonly unit?: string;
  readonly note?: string;
  readonly scale?: ChartScale;
  readonly decimals?: number;
  /** Names of rows or columns. */
  readonly highlight?: readonly string[];
  /** When its licence ends: from then on it is not shown, and its figures are not there. */
  readonly until?: DateStamp;
}

/** A chart that may not or cannot be shown. Title and credit stay on record and on the page; of its figures nothing does. */
export interface UnavailableChart extends ChartBase {
  readonly shown: false;
  readonly reason: string;
}

export type Chart = ShownChart | UnavailableChart;

/** What is shown in the place of a chart that nobody may see any more. */
export function withoutFigures({ name, form, title, credit }: ChartBase, reason: string): UnavailableChart {
  return { name, form, title, credit, shown: false, reason };
}

/** Where the figures of a chart lie on the site: `/2025/05/slug/output.csv`. */
export function chartFilePath({ path }: { readonly path: string }, { name }: { readonly name: string }): string {
  return `${path}${name}.csv`;
}

/** Name of the place of a chart on the page of its article; no heading, note or form has one that begins like it. */
export function chartAnchor({ name }: { readonly name: string }): string {
  return `chart-${name}`;
}

/** Columns with figures: the series of a drawing. */
export function seriesOf({ columns }: Pick<ShownChart, "columns">): readonly NumberColumn[] {
  return columns.slice(1).flatMap((column) => (column.kind === "number" ? [column] : []));
}

/** What a drawing counts in, its large numbers put together: `万吨`. */
export function drawnUnit({ unit = "", scale }: Pick<ShownChart, "unit" | "scale">): string {
  return scale ? SCALE_WORDS[scale] + unit : unit;
}

const SCALE_WORDS: Readonly<Record<ChartScale, string>> = { wan: "万", yi: "亿" };
