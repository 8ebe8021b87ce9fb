import type { Drawing as Drawn, Label, Panel, Point, Shape } from "../../../src/charts/drawing.ts";
import { LINE, rounded } from "../../../src/charts/drawing.ts";

/** Curves have a grid of their own: a thousand across, fifty to an em. */
const ACROSS = 10;
const DOWN = 50;
/** From the middle of a line of type to what it stands on, in em. */
const BASELINE = 0.36;
/** The most room that chart.css knows. */
const MOST_ROOM = 16;

/** No name of a chart has a low line, so that a pattern of `rain` is not called like the chart `rain-2`. */
export function patternId(id: string, tone: number): string {
  return `${id}_${tone}`;
}

interface DrawingProps {
  readonly panel: Panel;
  /** Names the patterns of the page's charts. */
  readonly id: string;
  /** Whether series are told apart by patterns as well: where more than one has bars. */
  readonly patterns: boolean;
}

/**
 * A drawing as SVG that is as wide as its place: what is across is in per cent, what is down in em, and curves are stretched without
 * their strokes. Styles are classes, since the site's policy forbids others.
 */
export function Drawing({ panel: { title, drawing }, id, patterns }: DrawingProps) {
  const { height, start, end, shapes } = drawing;
  const room = (em: number) => Math.min(MOST_ROOM, em);
  return (
    <div>
      {title !== undefined && <p class="chart-panel-title">{title}</p>}
      <div class={`chart-plot s${room(start)} e${room(end)}`}>
        <svg width="100%" height={`${height}em`} aria-hidden="true">
          {patterns && <Patterns id={id} shapes={shapes} />}
          {shapes.flatMap((shape) => (shape.kind === "curve" ? [] : shapeMarkup(shape, id, patterns)))}
          <Curves drawing={drawing} />
        </svg>
      </div>
    </div>
  );
}

function shapeMarkup(shape: Exclude<Shape, { kind: "curve" }>, id: string, patterns: boolean) {
  switch (shape.kind) {
    case "bar": {
      const { x, y, width, height, tone } = shape;
      const fill = patterns && tone > 1 ? { fill: `url(#${patternId(id, tone)})` } : { class: `t${tone}` };
      return <rect x={`${x}%`} y={`${y}em`} width={`${width}%`} height={`${height}em`} {...fill} />;
    }
    case "rule": {
      const { from, to, weight } = shape;
      return <line x1={`${from.x}%`} y1={`${from.y}em`} x2={`${to.x}%`} y2={`${to.y}em`} class={weight} />;
    }
    case "dot":
      return <circle cx={`${shape.at.x}%`} cy={`${shape.at.y}em`} r="0.22em" class={`t${shape.tone}`} />;
    case "label":
      return <Words label={shape} />;
  }
}

const SIDES = { start: undefined, middle: "middle", end: "end" } as const;

function Words({ label: { at, off, side, lines, role, tone, only } }: { readonly label: Label }) {
  const place = { x: `${at.x}%`, ...(off !== 0 && { dx: `${off}em` }) };
  const [first = "", ...more] = lines;
  const anchor = SIDES[side];
  return (
    <text
      {...place}
      y={`${rounded(at.y + BASELINE)}em`}
      {...(anchor && { "text-anchor": anchor })}
      class={[role, tone !== undefined && `toned t${tone}`, only].filter(Boolean).join(" ")}
    >
      {first}
      {more.map((line) => (
        <tspan key={line} {...place} dy={`${LINE}em`}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

function Curves({ drawing: { height, shapes } }: { readonly drawing: Drawn }) {
  const curves = shapes.flatMap((shape) => (shape.kind === "curve" && shape.stretches.length > 0 ? shape : []));
  if (curves.length === 0) return null;
  const point = ({ x, y }: Point) => `${Math.round(x * ACROSS)} ${Math.round(y * DOWN)}`;
  return (
    <svg
      width="100%"
      height={`${height}em`}
      viewBox={`0 0 ${100 * ACROSS} ${Math.round(height * DOWN)}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {curves.map(({ stretches, tone }) => (
        <path
          key={tone}
          class={`t${tone}`}
          vector-effect="non-scaling-stroke"
          d={stretches.map((points) => `M${points.map(point).join("L")}`).join("")}
        />
      ))}
    </svg>
  );
}

/** What is drawn over a colour, so that series are told apart without it: in grey print, by the colour-blind, where colours are forced. */
const HATCHES = [
  "M-2 2 2-2M0 8 8 0M6 10 10 6",
  "M4 0V8",
  "M0 4H8",
  "M-2 6 2 10M0 0 8 8M6-2 10 2",
  "M0 4H8M4 0V8",
  "M2 2H3M6 6H7",
  "M0 8 8 0M0 0 8 8",
] as const;

function Patterns({ id, shapes }: { readonly id: string; readonly shapes: readonly Shape[] }) {
  const tones = new Set(shapes.flatMap((shape) => (shape.kind === "bar" && shape.tone > 1 ? shape.tone : [])));
  return (
    <defs>
      {[...tones].map((tone) => (
        <pattern key={tone} id={patternId(id, tone)} width="8" height="8" patternUnits="userSpaceOnUse">
          <rect width="8" height="8" class={`t${tone}`} />
          <path d={HATCHES[(tone - 2) % HATCHES.length]} class="hatch" />
        </pattern>
      ))}
    </defs>
  );
}
