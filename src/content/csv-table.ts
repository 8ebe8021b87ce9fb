import { CsvError, parse } from "csv-parse/sync";
import { type Place, placeAt } from "./problem-report.ts";

/** A cell as it was typed, without blanks around it. */
export interface TypedCell {
  readonly text: string;
  /** Where it begins, for whoever has to mend it. */
  readonly place: () => Place;
}

/** A table as its author typed it. */
export interface TypedTable {
  readonly header: readonly TypedCell[];
  /** Each as long as the header. */
  readonly rows: readonly (readonly TypedCell[])[];
}

/** Something that is wrong with a table, told in a sentence. */
export interface TableFault {
  readonly message: string;
  readonly place: Place;
}

/** What programs put between cells: Excel a semicolon where a comma stands in numbers, and tabs into what is copied. */
const DELIMITERS = [",", ";", "\t"] as const;
/** Lines in which a table says what it is; ours do (src/syndication/chart-csv.ts). */
const REMARKS = /^(?:#[^\n]*\n)+/;

/**
 * Reads CSV (RFC 4180) as spreadsheets write it: with commas, semicolons or tabs; empty rows and columns at the end are
 * passed over, and so are lines that begin with #.
 *
 * @param text with `\n` at the ends of lines
 * @param fault hears of everything that is wrong
 * @returns undefined where no table can be made out
 */
export function readCsv(text: string, fault: (found: TableFault) => void): TypedTable | undefined {
  const begin = REMARKS.exec(text)?.[0].length ?? 0;
  const table = text.slice(begin);
  const read = parsed(table, (lines, message) => {
    fault({ message, place: { line: text.slice(0, begin).split("\n").length - 1 + lines, column: 1 } });
  });
  if (!read) return undefined;
  const { rows, ends } = read;
  const bytes = Buffer.from(table);
  const placeOf = (byte: number) => placeAt(text, begin + bytes.subarray(0, byte).toString().length);
  let at = 0;
  const cells = rows.map((row) =>
    row.map((typed): TypedCell => {
      // What parts two cells, or two lines, is one byte.
      const start = (ends[at - 1] ?? -1) + 1;
      at += 1;
      return { text: asCell(typed), place: () => placeOf(start) };
    }),
  );
  const [header = [], ...body] = cells.filter((row) => row.some(({ text: typed }) => typed !== ""));
  const width = header.findLastIndex(({ text: typed }) => typed !== "") + 1;
  if (width === 0) {
    fault({ message: "这个文件里没有数据。", place: { line: 1, column: 1 } });
    return undefined;
  }
  const sound = body.filter((row) => {
    const filled = row.findLastIndex(({ text: typed }) => typed !== "") + 1;
    const [first] = row;
    if (first && (filled > width || row.length < width))
      fault({ message: `表头有 ${width} 列，这一行有 ${Math.max(filled, row.length)} 列。`, place: first.place() });
    return filled <= width && row.length >= width;
  });
  return { header: header.slice(0, width), rows: sound.map((row) => row.slice(0, width)) };
}

interface Parsed {
  readonly rows: readonly (readonly string[])[];
  /** Of every cell, one row after the other, the bytes up to its end. */
  readonly ends: readonly number[];
}

function parsed(table: string, fault: (line: number, message: string) => void): Parsed | undefined {
  const ends: number[] = [];
  const cast = (text: string, { bytes }: { readonly bytes: number }) => {
    ends.push(bytes);
    return text;
  };
  try {
    return { rows: parse(table, { delimiter: delimiterOf(table), relax_column_count: true, cast }), ends };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const message =
      error.code === "CSV_QUOTE_NOT_CLOSED"
        ? "有一个英文双引号没有成对。"
        : "英文双引号要成对地围住整格，格里的双引号写两个。";
    fault("lines" in error && typeof error.lines === "number" ? error.lines : 1, message);
    return undefined;
  }
}

/** The one that parts most of the first line. */
function delimiterOf(table: string): string {
  const [first = ""] = table.replace(/"(?:[^"]|"")*"/g, "").split("\n", 1);
  const counts = DELIMITERS.map((delimiter) => first.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ",";
}

/** What is typed as a cell shows it: whoever names one elsewhere may have typed its spaces in another way. */
export function asCell(typed: string): string {
  return typed.replace(/\s+/gu, " ").trim();
}
