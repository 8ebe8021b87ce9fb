import type { ChartColumn, ChartForm, ColumnKind, DateStep } from "../domain/chart.ts";
import type { ChartRecord } from "../domain/chart-record.ts";
import { MARKUP } from "../domain/text-rules.ts";
import { asCell, type TableFault, type TypedCell, type TypedTable } from "./csv-table.ts";
import { readDate, readNumber, saysNothing } from "./typed-figures.ts";

/** Longer ones are no names of something that is counted. */
const LONGEST_CELL = 200;
/** From so many figures on a column counts, and whatever is none is a slip. */
const FEWEST_FIGURES = 5;
const MOSTLY = 0.9;
/** So many mistakes of a column are told one by one. */
const TOLD = 10;
/** Series that are told apart. */
const MOST_SERIES = 8;
/** Rows that are drawn, and rows of a table. */
const MOST_ROWS: Readonly<Record<ChartForm, number>> = {
  bars: 60,
  stacked: 60,
  lines: 1000,
  multiples: 1000,
  table: 1000,
};
const FEWEST_ROWS: Readonly<Record<ChartForm, number>> = { bars: 2, stacked: 2, lines: 2, multiples: 2, table: 1 };

type ColumnRecords = NonNullable<ChartRecord["columns"]>;

/** What is wrong is told of the file, or of the record. */
export interface ColumnFaults {
  readonly inFile: (found: TableFault) => void;
  readonly inRecord: (place: readonly PropertyKey[], message: string) => void;
}

/** A column as it was typed. */
interface Typed {
  readonly name: string;
  readonly head: TypedCell;
  readonly cells: readonly TypedCell[];
  readonly kind: ColumnKind | undefined;
}

/**
 * The columns that a record shows, judged by what stands in them; of everything that is not as it has to be, the faults are told.
 * @returns undefined where there is nothing to show
 */
export function readColumns(
  table: TypedTable,
  { form, columns }: Pick<ChartRecord, "form" | "columns">,
  faults: ColumnFaults,
): readonly ChartColumn[] | undefined {
  const typed = columns ? chosen(table, columns, faults) : all(table, faults);
  if (!typed) return undefined;
  const drawn = form !== "table";
  const read = typed.map((column, index) => {
    const figures = drawn && index > 0;
    return columnOf(column, column.kind ?? (figures ? "number" : kindOf(column, index)), figures, faults);
  });
  const most = MOST_ROWS[form];
  const { length } = table.rows;
  if (length > most || length < FEWEST_ROWS[form])
    faults.inFile({
      message: `数据有 ${length} 行，这种形式要 ${FEWEST_ROWS[form]} 到 ${most} 行。`,
      place: { line: 1, column: 1 },
    });
  if (drawn) checkDrawn(typed, faults);
  const sound = read.flatMap((column) => column ?? []);
  return sound.length === read.length ? sound : undefined;
}

function all({ header, rows }: TypedTable, { inFile }: ColumnFaults): Typed[] {
  const names = new Set<string>();
  return header.map((head, index) => {
    if (head.text === "") inFile({ message: `第 ${index + 1} 列没有表头。`, place: head.place() });
    else if (names.has(head.text)) inFile({ message: `表头里有两个“${head.text}”。`, place: head.place() });
    names.add(head.text);
    return { name: head.text, head, cells: cellsOf(rows, index), kind: undefined };
  });
}

function chosen({ header, rows }: TypedTable, records: ColumnRecords, { inRecord }: ColumnFaults): Typed[] | undefined {
  const names = header.map(({ text }) => text);
  const found = records.flatMap(({ column, name = column, kind }, index): Typed[] => {
    const at = names.indexOf(asCell(column));
    const head = header[at];
    if (head) return [{ name: asCell(name), head, cells: cellsOf(rows, at), kind }];
    inRecord([index, "column"], `数据里没有“${column}”这一列；有的是${names.map((one) => `“${one}”`).join("、")}。`);
    return [];
  });
  return found.length === records.length ? found : undefined;
}

function cellsOf(rows: TypedTable["rows"], index: number): TypedCell[] {
  return rows.flatMap((row) => row[index] ?? []);
}

/** Of years, that they stand first says that they are no figures. */
function kindOf({ cells }: Typed, index: number): ColumnKind {
  const told = cells.filter(({ text }) => !saysNothing(text));
  const dates = told.map(({ text }) => readDate(text));
  const [first] = dates;
  const isDate = first && dates.every((date) => date?.step === first.step);
  if (isDate && (index === 0 || first.step !== "year")) return "date";
  const figures = told.filter(({ text }) => readNumber(text)).length;
  if (figures < told.length && (figures < FEWEST_FIGURES || figures < told.length * MOSTLY)) return "text";
  return figures > 0 && index > 0 ? "number" : "text";
}

function columnOf(column: Typed, kind: ColumnKind, figures: boolean, faults: ColumnFaults): ChartColumn | undefined {
  const { name, head, cells } = column;
  const wrong: TableFault[] = [];
  const flag = (cell: TypedCell, message: string) => {
    wrong.push({ message: `“${head.text}”这一列的“${cell.text.slice(0, 40)}”${message}。`, place: cell.place() });
  };
  if (figures && kind !== "number")
    wrong.push({ message: `“${head.text}”这一列不是数，画不成图。`, place: head.place() });
  for (const cell of [head, ...cells]) {
    if (MARKUP.test(cell.text)) flag(cell, "里有 HTML");
    if (cell.text.length > LONGEST_CELL) flag(cell, `太长，一格至多 ${LONGEST_CELL} 字`);
  }
  const read = READERS[kind](name, cells, flag);
  for (const fault of wrong.slice(0, TOLD)) faults.inFile(fault);
  const [next] = wrong.slice(TOLD);
  if (next) faults.inFile({ ...next, message: `“${head.text}”这一列还有 ${wrong.length - TOLD} 格要改。` });
  return wrong.length > 0 ? undefined : read;
}

type FlagCell = (cell: TypedCell, message: string) => void;

const READERS: Readonly<
  Record<ColumnKind, (name: string, cells: readonly TypedCell[], flag: FlagCell) => ChartColumn>
> = { text: textColumn, number: numberColumn, date: dateColumn };

function textColumn(name: string, cells: readonly TypedCell[]): ChartColumn {
  return { kind: "text", name, cells: cells.map(({ text }) => text) };
}

function numberColumn(name: string, cells: readonly TypedCell[], flag: FlagCell): ChartColumn {
  const read = cells.map((cell) => {
    const number = readNumber(cell.text);
    if (!number && !saysNothing(cell.text)) flag(cell, "不是数");
    return number;
  });
  const percent = read.filter((number) => number?.percent).length;
  const [plain] = cells.filter((_, index) => read[index]?.percent === false);
  if (percent > 0 && plain) flag(plain, "没有百分号，同一列的别处有");
  const decimals = Math.max(0, ...read.map((number) => number?.decimals ?? 0));
  return { kind: "number", name, cells: read.map((number) => number?.value ?? null), decimals };
}

function dateColumn(name: string, cells: readonly TypedCell[], flag: FlagCell): ChartColumn {
  let step: DateStep | undefined;
  const days = cells.map((cell) => {
    const date = readDate(cell.text);
    if (!date && !saysNothing(cell.text)) flag(cell, "不是日期");
    step ??= date?.step;
    if (date && date.step !== step) flag(cell, "和同一列别的日期详略不一");
    return date?.day ?? null;
  });
  return { kind: "date", name, step: step ?? "day", cells: days };
}

/** Of a drawing, each row and each series has a name of its own. */
function checkDrawn([axis, ...series]: readonly Typed[], { inFile }: ColumnFaults): void {
  if (!axis) return;
  if (series.length === 0 || series.length > MOST_SERIES)
    inFile({
      message: `第一列之外有 ${series.length} 列，图上要有 1 到 ${MOST_SERIES} 列数。`,
      place: axis.head.place(),
    });
  const names = new Set<string>();
  const isDate = (axis.kind ?? kindOf(axis, 0)) === "date";
  for (const cell of axis.cells) {
    if (cell.text === "" || (isDate && !readDate(cell.text)))
      inFile({ message: `这一行没有${isDate ? "日期" : "名目"}。`, place: cell.place() });
    else if (names.has(cell.text)) inFile({ message: `“${cell.text}”有两行。`, place: cell.place() });
    names.add(cell.text);
  }
}
