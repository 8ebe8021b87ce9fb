import type { ChartColumn, ShownChart } from "../../../src/domain/chart.ts";
import { cellText, cellValue } from "../../../src/domain/chart-cell.ts";
import { titleWithUnit } from "../../../src/domain/chart-words.ts";

/** A name of more characters is divided, so that it leaves room for the figures. */
const LONG = 8;

/** Every figure of a chart. A long or wide one scrolls by itself, by keys as well; src/browser/sort-table.ts sorts it. */
export function DataTable({ chart }: { readonly chart: ShownChart }) {
  const { columns } = chart;
  const title = titleWithUnit(chart, chart.unit ?? "");
  const rows = columns[0]?.cells.length ?? 0;
  const long = columns[0]?.kind === "text" && columns[0].cells.some(({ length }) => length > LONG);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls by itself has to be reached by keys.
    <section class="chart-table" aria-label={`数据表：${chart.title}`} tabIndex={0}>
      <table>
        <caption class="visually-hidden">{title}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.name} scope="col" class={classOf(column)}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: rows }, (_, row) => (
            <tr key={row}>
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.name} scope="row" class={long ? "long" : undefined}>
                    <Cell column={column} row={row} />
                  </th>
                ) : (
                  <td key={column.name} class={classOf(column)}>
                    <Cell column={column} row={row} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function classOf({ kind }: ChartColumn): string | undefined {
  return kind === "number" ? "n" : undefined;
}

function Cell({ column, row }: { readonly column: ChartColumn; readonly row: number }) {
  const text = cellText(column, row);
  const date = column.kind === "date" ? cellValue(column, row) : "";
  return date === "" ? text : <time dateTime={date}>{text}</time>;
}
