import { type EscapedText, escapeText } from "./escaped-text.ts";

/** A table as Markdown has it, the first row its head. Cells have been escaped, so a bar between two is none of theirs. */
export function writtenTable([head = [], ...body]: readonly (readonly EscapedText[])[]): EscapedText {
  const line = (cells: readonly EscapedText[]) => `| ${cells.join(" | ")} |`;
  const rule = `|${" --- |".repeat(head.length)}`;
  return [line(head), rule, ...body.map(line)].join("\n");
}

/** The cells of such a table; undefined for any other block. */
export function cellsOf(escaped: EscapedText): EscapedText[][] | undefined {
  const [head = "", rule = "", ...body] = escaped.split("\n");
  if (!head.startsWith("| ") || !/^\|(?: --- \|)+$/.test(rule)) return undefined;
  return [head, ...body].map((line) => line.slice(2, -2).split(" | "));
}

/** What is wider is no table that anybody reads. */
const MOST_COLUMNS = 60;

/**
 * The table that begins at a line of pasted text, as spreadsheets copy it: cells with tabs between them, in each row as many.
 * Tabs before a line set it in, and are none.
 *
 * @returns its rows, escaped, as many as it has lines; undefined where there is none
 */
export function tableAt(lines: readonly string[], at: number): EscapedText[][] | undefined {
  const rows: string[][] = [];
  for (let row = at; row < lines.length; row += 1) {
    const cells = (lines[row] ?? "").split("\t").map((cell) => cell.trim());
    const filled = cells.filter((cell) => cell !== "").length;
    if (filled < 2 || cells.length > MOST_COLUMNS || (rows[0] && rows[0].length !== cells.length)) break;
    rows.push(cells);
  }
  return rows.length < 2 ? undefined : rows.map((row) => row.map(escapeText));
}
