import type TurndownService from "turndown";
import type { EscapedText } from "./escaped-text.ts";

export type Rules = Readonly<Record<string, TurndownService.Rule>>;

/** Stand behind each cell and each row until the table is written; no text holds them after `cleanPaste`. */
const [END_OF_CELL, END_OF_ROW] = ["\u001f", "\u001e"];
/** What no cell of a Markdown table can hold: pictures, headings, lists, quotations, a table. */
const NO_CELL = /!\[\]\(|^(?:#+|>|-|\d+\.|\|) /m;
/** Some short lines in a cell become one; longer paragraphs are those of a page that is laid out by a table. */
const LONGEST_CELL = 100;

/**
 * Tables of HTML as those of Markdown. One row or one column is a line, or a way of laying out a page: its cells are set
 * one behind the other, and what is more than a line in one stays as it is.
 */
export const TABLE_RULES: Rules = {
  cell: { filter: ["td", "th"], replacement: (content) => `${content.trim()}${END_OF_CELL}` },
  row: { filter: "tr", replacement: (content) => `${content}${END_OF_ROW}` },
  table: {
    filter: "table",
    replacement: (content) => {
      const lastRow = content.lastIndexOf(END_OF_ROW);
      const rows = content
        .slice(0, lastRow + 1)
        .split(END_OF_ROW)
        .slice(0, -1);
      const cells = rows.map((row) => row.split(END_OF_CELL).map((cell) => cell.trim()));
      // What stands before a row's first cell is a caption, or was left outside of all cells.
      const table = cells.map((row) => row.slice(0, -1));
      const outside = [...cells.map((row) => row.at(-1) ?? ""), content.slice(lastRow + 1)];
      return `\n\n${[...outside.filter((text) => text.trim() !== ""), tableOf(table)].join("\n\n")}\n\n`;
    },
  },
};

function fits(cell: EscapedText): boolean {
  return !NO_CELL.test(cell) && (cell.length <= LONGEST_CELL || !cell.includes("\n\n"));
}

function tableOf(rows: readonly (readonly EscapedText[])[]): EscapedText {
  const columns = rows.reduce((most, { length }) => Math.max(most, length), 0);
  if (rows.length < 2 || columns < 2 || !rows.flat().every(fits))
    return rows
      .map((row) => row.filter((cell) => cell !== ""))
      .map((row) => (row.every(fits) ? oneLine(row.join("\u3000")) : row.join("\n\n")))
      .join("\n\n");
  const line = (row: readonly string[]) =>
    `| ${Array.from({ length: columns }, (_, at) => oneLine(row[at] ?? "")).join(" | ")} |`;
  const [head = [], ...body] = rows;
  return [line(head), `|${" --- |".repeat(columns)}`, ...body.map(line)].join("\n");
}

/** Several lines as one. */
export function oneLine(content: string): string {
  return content
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join(" ")
    .replace(/\u3000\s*/g, "\u3000")
    .trim();
}
