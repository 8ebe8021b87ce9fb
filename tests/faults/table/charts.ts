import type { Fault } from "../fault.ts";

/** Charts and tables: what is drawn, what is said, what is taken along. */
export const CHARTS: readonly Fault[] = [
  {
    name: "bars begin at the smallest figure",
    file: "src/charts/bars.ts",
    from: "const ends = [0, ...(extent",
    to: "const ends = [...(extent",
    tests: ["tests/charts/drawing.test.ts"],
  },
  {
    name: "names at the ends of curves lie over each other",
    file: "src/charts/lines.ts",
    from: "tops.push(Math.max(wanted, free));",
    to: "tops.push(wanted);",
    tests: ["tests/charts/drawing.test.ts"],
  },
  {
    name: "a long name is not divided",
    file: "src/charts/text-width.ts",
    from: '.join("").trimEnd()) <= most) {',
    to: '.join("").trimEnd()) <= most + 9) {',
    tests: ["tests/charts/drawing.test.ts"],
  },
  {
    name: "a word among figures is no figure, without a word",
    file: "src/content/chart-columns.ts",
    from: 'if (!number && !saysNothing(cell.text)) flag(cell, "不是数");',
    to: "",
    tests: ["tests/content/charts.test.ts"],
  },
  {
    name: "figures are taken along without their source",
    file: "src/syndication/chart-csv.ts",
    from: "`数据来源：${from}`,",
    to: "",
    tests: ["tests/syndication/charts.test.ts"],
  },
  {
    name: "a table of the Traditional edition to take along is in simplified characters",
    file: "src/traditional/plain-text.ts",
    from: "else draft.aside(cell);",
    to: "else draft.keep(cell);",
    tests: ["tests/syndication/charts.test.ts"],
  },
  {
    name: "a chart whose licence has ended keeps its figures",
    file: "src/domain/release.ts",
    from: 'chart: withoutFigures(block.chart, gone("这些数据", block.chart.until))',
    to: "chart: block.chart",
    tests: ["tests/content/charts.test.ts"],
  },
  {
    name: "figures are sorted as words",
    file: "src/browser/sort-table.ts",
    from: "return isNumber ? Number(",
    to: "return !isNumber ? Number(",
    tests: ["tests/browser/charts.spec.ts"],
  },
];
