import { join } from "node:path";
import { type Chart, type ShownChart, withoutFigures } from "../domain/chart.ts";
import type { ChartRecord } from "../domain/chart-record.ts";
import type { DateStamp } from "../domain/date-stamp.ts";
import { fullWidthPunctuation } from "../domain/punctuation.ts";
import type { ErrorCode } from "../domain/verdict.ts";
import { readCredit } from "./article-sources.ts";
import { readColumns } from "./chart-columns.ts";
import { asCell, readCsv } from "./csv-table.ts";
import type { FolderFiles } from "./folder-files.ts";
import type { ArticleFolder } from "./folders.ts";
import type { JsonFile } from "./json-file.ts";
import type { Outside } from "./outside.ts";
import type { NamedSources } from "./source-registry.ts";
import { readTextFile } from "./text-file.ts";

const LIMIT_MIB = 1;
const TO_MEND = "这张图表还有要改的地方";

/** Where charts are read. */
export interface ChartContext {
  readonly file: JsonFile;
  readonly folder: Pick<ArticleFolder, "path">;
  /** What lies in it; which of them are on record is noted. */
  readonly files: FolderFiles;
  readonly sources: NamedSources;
  readonly outside: Outside;
  /** Reasons why charts may no longer be shown, by name. */
  readonly withdrawn: ReadonlyMap<string, string>;
  /** Reads the end of a chart's licence. */
  readonly readUntil: (name: string, until: string) => DateStamp | undefined;
}

type ChartRecords = Readonly<Record<string, ChartRecord>>;

/**
 * Checks every chart of an article and gives them by name. In the place of one with which anything is wrong there is one that
 * cannot be shown.
 */
export function readCharts(records: ChartRecords, context: ChartContext): Map<string, Chart> {
  const { file, files } = context;
  const charts = Object.entries(records).map(([name, record]): [string, Chart] => {
    const before = file.report.count;
    const chart = readChart(name, record, context);
    const right = chart && file.report.count === before && !file.reported.touches(placeOf(name));
    const standIn = chart ?? { name, ...captionOf(record), credit: { name: "出处待补" } };
    return [name, right ? chart : withoutFigures(standIn, TO_MEND)];
  });
  for (const record of Object.values(records)) if (record.file) files.recorded.add(record.file);
  return new Map(charts);
}

function placeOf(name: string): readonly PropertyKey[] {
  return ["charts", name];
}

/** Undefined when nobody knows whose figures they are; the report says why. */
function readChart(name: string, record: ChartRecord, context: ChartContext): Chart | undefined {
  const { file, files, sources, withdrawn, readUntil } = context;
  const place = placeOf(name);
  const what = `图表“${name}”`;
  const flag = (code: ErrorCode, field: string, text: string) => file.flag(code, [...place, field], `${what}${text}。`);
  const until = record.until === undefined ? undefined : readUntil(name, record.until);
  // Whatever is wrong with the reason, there is one: it is not meant to be shown.
  const unsaid = file.reported.touches([...place, "unavailable"]) ? "" : undefined;
  const reason = withdrawn.get(name) ?? record.unavailable ?? unsaid;
  const credit = readCredit(record.credit, [...place, "credit"], what, reason === undefined, file, sources);
  const base = credit && { name, ...captionOf(record), credit };
  const without = (why: string) => base && withoutFigures(base, fullWidthPunctuation(why));
  if (reason !== undefined) return without(reason);
  if (!record.alt) flag("missing-alt", "alt", "没有写 alt");
  if (!record.licence) flag("missing-licence", "licence", "没有写使用依据");
  if (!files.has(record.file, (text) => flag("missing-chart-file", "file", text))) return without(TO_MEND);
  const columns = readFigures(record.file, name, record, context);
  const { alt, licence } = record;
  if (!base || !columns || !alt || !licence) return without(TO_MEND);
  return { ...base, shown: true, columns, alt, licence, ...(until && { until }), ...optional(record) };
}

function captionOf({ form, title }: ChartRecord): Pick<Chart, "form" | "title"> {
  return { form, title: fullWidthPunctuation(title) };
}

function optional({ unit, note, scale, decimals, highlight }: ChartRecord): Partial<ShownChart> {
  return {
    ...(unit && { unit }),
    ...(note && { note: fullWidthPunctuation(note) }),
    ...(scale && { scale }),
    ...(decimals !== undefined && { decimals }),
    ...(highlight && { highlight: highlight.map(asCell) }),
  };
}

/** The columns of the file that the record shows. */
function readFigures(
  csv: string,
  name: string,
  record: ChartRecord,
  { file, folder, outside }: ChartContext,
): ShownChart["columns"] | undefined {
  const path = join(folder.path, csv);
  const before = file.report.count;
  const text = readTextFile(path, LIMIT_MIB, file.report, outside);
  const inFile = ({ message, place }: { readonly message: string; readonly place: { line: number; column: number } }) =>
    file.report.add("bad-chart-data", path, message, place);
  const table = text === undefined ? undefined : readCsv(text, inFile);
  const columns =
    table &&
    readColumns(table, record, {
      inFile,
      inRecord: (place, message) => file.flag("bad-chart", [...placeOf(name), "columns", ...place], message),
    });
  if (columns) checkHighlight(columns, name, record, file);
  return file.report.count > before ? undefined : columns;
}

/** A name that nothing has would leave everything grey. */
function checkHighlight(columns: ShownChart["columns"], name: string, { highlight = [] }: ChartRecord, file: JsonFile) {
  const [axis, ...series] = columns;
  const names = new Set([...(axis?.kind === "text" ? axis.cells : []), ...series.map((column) => column.name)]);
  for (const [index, wanted] of highlight.entries())
    if (!names.has(asCell(wanted)))
      file.flag("bad-chart", [...placeOf(name), "highlight", index], `图表“${name}”里没有叫“${wanted}”的。`);
}
