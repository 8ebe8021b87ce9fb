import { drawChart, gapsOf, keyOf } from "../../../src/charts/draw-chart.ts";
import { NARROWEST, type Panel } from "../../../src/charts/drawing.ts";
import { type Chart, chartAnchor, chartFilePath, drawnUnit, type ShownChart } from "../../../src/domain/chart.ts";
import { downloadName } from "../../../src/domain/chart-words.ts";
import { asSentence } from "../../../src/domain/punctuation.ts";
import { Citation } from "../source-attribution/Citation.tsx";
import { DataTable } from "./DataTable.tsx";
import { Drawing, patternId } from "./Drawing.tsx";

interface ChartProps {
  readonly chart: Chart;
  readonly article: { readonly path: string };
}

/** A chart with its title, unit, note and source, the figures as a table, and the file to take along; or why it is not there. */
export function ChartFigure({ chart, article }: ChartProps) {
  const id = chartAnchor(chart);
  return (
    <figure class="chart" aria-labelledby={id}>
      <div class="chart-head">
        <p class="chart-title" id={id}>
          {chart.title}
        </p>
        {chart.shown && <Unit chart={chart} />}
      </div>
      {chart.shown ? (
        <Shown chart={chart} id={id} />
      ) : (
        <div class="figure-missing">
          <p>图表暂缺</p>
          <p>{chart.reason}</p>
        </div>
      )}
      <figcaption>
        {chart.shown && <Note chart={chart} />}
        <small class="credit">
          数据来源：
          <Citation citation={chart.credit} />
          {chart.shown && (
            <>
              ，<span class="licence">{chart.licence}</span>
            </>
          )}
        </small>
        {chart.shown && (
          <a class="chart-file" href={chartFilePath(article, chart)} download={downloadName(article, chart)}>
            下载数据（CSV）
          </a>
        )}
      </figcaption>
    </figure>
  );
}

function Unit({ chart }: { readonly chart: ShownChart }) {
  const unit = chart.form === "table" ? (chart.unit ?? "") : drawnUnit(chart);
  return unit === "" ? null : <p class="chart-unit">单位：{unit}</p>;
}

function Note({ chart }: { readonly chart: ShownChart }) {
  const gaps = gapsOf(chart);
  if (gaps === 0 && chart.note === undefined) return null;
  return (
    <p class="chart-note">
      {chart.note !== undefined && `注：${asSentence(chart.note)}`}
      {gaps > 0 && `有 ${gaps} 处没有数据，图上空着。`}
    </p>
  );
}

/** Several stand side by side as soon as there is room for two. */
function classOf([first, ...others]: readonly Panel[]): string | undefined {
  if (!first || others.length === 0) return undefined;
  return first.room < NARROWEST ? "chart-panels" : "chart-panels chart-panels-wide";
}

function Shown({ chart, id }: { readonly chart: ShownChart; readonly id: string }) {
  const panels = drawChart(chart);
  if (panels.length === 0) return <DataTable chart={chart} />;
  const key = keyOf(chart);
  const unit = chart.unit ?? "";
  return (
    <>
      {key.length > 0 && (
        <ul class="chart-key" aria-hidden="true">
          {key.map(({ name, tone }) => (
            <li key={name}>
              <svg width="1em" height="1em" aria-hidden="true">
                <rect
                  width="100%"
                  height="100%"
                  {...(tone > 1 ? { fill: `url(#${patternId(id, tone)})` } : { class: `t${tone}` })}
                />
              </svg>
              {name}
            </li>
          ))}
        </ul>
      )}
      <div class={classOf(panels)} role="img" aria-label={chart.alt}>
        {panels.map((panel, index) => (
          <Drawing key={panel.title} panel={panel} id={id} patterns={key.length > 0 && index === 0} />
        ))}
      </div>
      <details class="chart-data">
        <summary>{unit === "" ? "查看数据" : `查看数据（单位：${unit}）`}</summary>
        <DataTable chart={chart} />
      </details>
    </>
  );
}
