import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "node-html-parser";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { ChartFigure } from "../../_includes/partials/chart/ChartFigure.tsx";
import { seededRandom } from "../../scripts/bench/random.ts";
import { drawChart } from "../../src/charts/draw-chart.ts";
import { type Drawing, type Label, LINE } from "../../src/charts/drawing.ts";
import { linesOf, widthOf } from "../../src/charts/text-width.ts";
import { cellText } from "../../src/domain/chart-cell.ts";
import { drawnChart } from "../fixtures/drawn-charts.ts";

const CHARTS = Array.from({ length: 150 }, (_, seed) => drawnChart(seededRandom(seed)));

interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A label where there is least room, in em from the left edge of the drawing. Han are as high as they are wide. */
function boxOf({ at, off, side, lines }: Label, { start, end }: Drawing, room: number): Box {
  const width = Math.max(...lines.map(widthOf));
  const x = start + (at.x / 100) * (room - start - end) + off;
  const left = side === "start" ? x : side === "end" ? x - width : x - width / 2;
  const depth = (lines.length - 1) * LINE;
  return { text: lines.join(""), left, right: left + width, top: at.y - 0.5, bottom: at.y + depth + 0.5 };
}

function overlapping(a: Box, b: Box): boolean {
  const slack = 0.02;
  const apart =
    a.right <= b.left + slack || b.right <= a.left + slack || a.bottom <= b.top + slack || b.bottom <= a.top + slack;
  return !apart;
}

test("no label of a drawing lies over another or is cut, on the narrowest phone", () => {
  for (const [seed, chart] of CHARTS.entries()) {
    for (const { drawing, room } of drawChart(chart)) {
      const boxes = drawing.shapes.flatMap((shape) =>
        shape.kind === "label" && shape.only !== "wide" ? boxOf(shape, drawing, room) : [],
      );
      const cut = boxes.filter(({ left, right }) => left < -0.05 || right > room + 0.05);
      assert.deepEqual(cut, [], `${seed} ${chart.form}`);
      const over = boxes.flatMap((a, index) =>
        boxes.slice(index + 1).flatMap((b) => (overlapping(a, b) ? [[a, b]] : [])),
      );
      assert.deepEqual(over, [], `${seed} ${chart.form}`);
    }
  }
});

test("bars are as long as their figures are large, from one zero", () => {
  for (const chart of CHARTS.filter(({ form }) => form === "bars")) {
    for (const { drawing } of drawChart(chart)) {
      const bars = drawing.shapes.flatMap((shape) => (shape.kind === "bar" ? shape : []));
      const upright = chart.columns[0]?.kind === "date";
      const lengths = bars.map(({ width, height }) => (upright ? height : width));
      const figures = chart.columns
        .slice(1)
        .flatMap(({ cells }) => cells.flatMap((cell) => Math.abs(Number(cell ?? 0))));
      const longest = Math.max(...lengths);
      const largest = Math.max(...figures);
      const expected = figures.filter((figure) => figure > 0).map((figure) => (figure / largest) * longest);
      const difference = (a: number[], b: number[]) => {
        const [one, other] = [a.toSorted((x, y) => x - y), b.toSorted((x, y) => x - y)];
        return Math.max(...one.map((length, index) => Math.abs(length - (other[index] ?? 0))));
      };
      const shown = lengths.filter((length) => length > 0);
      const drawn = expected
        .slice(0)
        .toSorted((x, y) => x - y)
        .slice(-shown.length);
      assert.ok(difference(shown, drawn) < 0.03, `${difference(shown, drawn)}`);
    }
  }
});

test("every place of a drawing lies within it, and the same figures give the same bytes", () => {
  for (const chart of CHARTS) {
    const markup = () => renderToString(h(ChartFigure, { chart, article: { path: "/2025/05/sample/" } }));
    assert.equal(markup(), markup());
    for (const { drawing } of drawChart(chart)) {
      for (const shape of drawing.shapes) {
        if (shape.kind !== "bar") continue;
        assert.ok(shape.x >= 0 && shape.x + shape.width <= 100.02, JSON.stringify(shape));
        assert.ok(shape.y >= 0 && shape.y + shape.height <= drawing.height + 0.02, JSON.stringify(shape));
      }
    }
    assert.doesNotMatch(markup(), /NaN|undefined|Infinity|style=/);
  }
});

test("every figure stands in the table, with its row and column told to screen readers", () => {
  for (const chart of CHARTS.slice(0, 40)) {
    const figure = parse(renderToString(h(ChartFigure, { chart, article: { path: "/2025/05/sample/" } })));
    const rows = figure
      .querySelectorAll("tbody tr")
      .map((row) => row.querySelectorAll("th, td").map((cell) => cell.textContent));
    const wanted = chart.columns[0]?.cells.map((_, row) => chart.columns.map((column) => cellText(column, row)));
    assert.deepEqual(rows, wanted);
    assert.equal(figure.querySelectorAll("thead th[scope=col]").length, chart.columns.length);
    assert.equal(figure.querySelectorAll("tbody th[scope=row]").length, rows.length);
    assert.match(figure.querySelector(".credit")?.textContent ?? "", /数据来源：公报/);
  }
});

test("a text is divided into lines without losing a character, none of them wider than asked", () => {
  for (const text of [
    "应当限制短期租赁平台（如 Airbnb）在市中心的经营，并且公开名单。",
    "Llanfairpwllgwyngyllgogerychwyrndrobwll",
    "“甲乙丙丁戊己庚辛”",
  ]) {
    for (const most of [3, 5, 8, 21]) {
      const lines = linesOf(text, most);
      assert.equal(lines.join("").replaceAll(" ", ""), text.replaceAll(" ", ""));
      for (const line of lines) {
        assert.ok(widthOf(line) <= most, `${line} ${most}`);
        assert.doesNotMatch(line, /^[，。）”]/);
      }
    }
  }
});
