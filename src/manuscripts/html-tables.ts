import type { EscapedText } from "./escaped-text.ts";
import { attributeOf, type HtmlElement, type HtmlNode } from "./html-nodes.ts";
import { lineOf, type Piece } from "./html-pieces.ts";
import { writtenTable } from "./tables.ts";

/** Some short lines in a cell become one; longer paragraphs are those of a page that is laid out by a table. */
const LONGEST_CELL = 100;
/** What is wider or longer is a mistake. */
const [MOST_COLUMNS, MOST_CELLS] = [60, 20_000];

interface Cell {
  readonly pieces: readonly Piece[];
  readonly columns: number;
  readonly rows: number;
}

/**
 * A table of HTML as one of Markdown. One row or one column is a line, or a way of laying out a page: its cells are set
 * one behind the other, and what is more than a line in one stays as it is. A cell that reaches over others stands in the first.
 *
 * @param read what stands in a cell
 */
export function tableOf(table: HtmlElement, read: (cell: HtmlElement) => Piece[]): Piece[] {
  const outside: Piece[] = [];
  const rows: Cell[][] = [];
  const look = (parent: HtmlElement, row: Cell[] | undefined) => {
    let stray: HtmlNode[] = [];
    const putStray = () => {
      const pieces = read({ ...parent, children: stray });
      stray = [];
      if (pieces.length === 0) return;
      if (row) row.push({ pieces, columns: 1, rows: 1 });
      else if (rows.length === 0) outside.push(...pieces);
      else rows.push([{ pieces, columns: 1, rows: 1 }]);
    };
    for (const child of parent.children) {
      const name = typeof child === "string" || "comment" in child ? "" : child.name;
      if (typeof child === "string" || "comment" in child || !PARTS.has(name)) {
        stray.push(child);
        continue;
      }
      putStray();
      if (name === "tr") look(child, rows[rows.push([]) - 1]);
      else if (name === "caption") outside.push(...read(child));
      else if (name !== "td" && name !== "th") look(child, row);
      else if (row) row.push(cellOf(child, read));
      else rows.push([cellOf(child, read)]);
    }
    putStray();
  };
  look(table, undefined);
  const grid = gridOf(rows);
  const written = grid && writtenTable(grid);
  return [
    ...outside,
    ...(written === undefined ? rows.flatMap(rowAsText) : [{ kind: "table" as const, escaped: written }]),
  ];
}

const PARTS = new Set(["tr", "td", "th", "caption", "thead", "tbody", "tfoot", "colgroup"]);

function cellOf(element: HtmlElement, read: (cell: HtmlElement) => Piece[]): Cell {
  const span = (name: string) =>
    Math.min(Math.max(Number.parseInt(attributeOf(element, name), 10) || 1, 1), MOST_COLUMNS);
  return { pieces: read(element), columns: span("colspan"), rows: span("rowspan") };
}

function fits({ pieces }: Cell): boolean {
  const simple = pieces.every(
    (piece) =>
      piece.kind === "text" && piece.frames.length === 0 && piece.level === undefined && piece.note === undefined,
  );
  return simple && (pieces.length < 2 || lineOf(pieces).length <= LONGEST_CELL);
}

/** Each cell in its column; undefined when it is no table of rows and columns. */
function gridOf(rows: readonly (readonly Cell[])[]): EscapedText[][] | undefined {
  if (rows.length < 2 || !rows.flat().every(fits)) return undefined;
  const grid: EscapedText[][] = [];
  /** How many more rows a column is taken for. */
  const taken: number[] = [];
  let columns = 0;
  for (const row of rows) {
    const line: EscapedText[] = [];
    let column = 0;
    for (const cell of row) {
      while ((taken[column] ?? 0) > 0) column += 1;
      if (column + cell.columns > MOST_COLUMNS) return undefined;
      line[column] = lineOf(cell.pieces);
      // The row itself counts.
      for (let of = 0; of < cell.columns; of += 1) taken[column + of] = cell.rows;
      column += cell.columns;
    }
    for (let at = 0; at < taken.length; at += 1) taken[at] = Math.max(0, (taken[at] ?? 0) - 1);
    columns = Math.max(columns, column);
    grid.push(line);
  }
  if (columns < 2 || columns * grid.length > MOST_CELLS) return undefined;
  return grid.map((line) => Array.from({ length: columns }, (_, at) => line[at] ?? ""));
}

/** Short cells of a row behind each other; others each for itself. */
function rowAsText(row: readonly Cell[]): Piece[] {
  const filled = row.filter(({ pieces }) => pieces.length > 0);
  if (!filled.every(fits)) return filled.flatMap(({ pieces }) => pieces);
  const runs = filled.flatMap(({ pieces }, index) => {
    const own = pieces.flatMap((piece, at) =>
      piece.kind === "text" ? [...(at > 0 ? [{ text: " " }] : []), ...piece.runs] : [],
    );
    return index === 0 ? own : [{ text: "\u3000" }, ...own];
  });
  return runs.length > 0 ? [{ kind: "text", runs, frames: [] }] : [];
}
