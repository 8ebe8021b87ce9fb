import { z } from "zod";

/** A place in a picture: parts of its width from the left and of its height from the top, 0 to 1. */
export interface Focus {
  readonly x: number;
  readonly y: number;
}

const PLACE_NAMES = [
  "top-left",
  "top",
  "top-right",
  "left",
  "centre",
  "right",
  "bottom-left",
  "bottom",
  "bottom-right",
] as const;
export type Place = (typeof PLACE_NAMES)[number];

/** Where the places are that have a name. */
export const PLACES: Readonly<Record<Place, Focus>> = {
  "top-left": { x: 0, y: 0 },
  top: { x: 0.5, y: 0 },
  "top-right": { x: 1, y: 0 },
  left: { x: 0, y: 0.5 },
  centre: { x: 0.5, y: 0.5 },
  right: { x: 1, y: 0.5 },
  "bottom-left": { x: 0, y: 1 },
  bottom: { x: 0.5, y: 1 },
  "bottom-right": { x: 1, y: 1 },
};

/** A chart or a drawing: everything in it matters, and lists show all of it, with room at its sides. */
export const WHOLE = "whole";

const part = z.number().min(0).max(1);

/** What matters in a picture, as `article.json` records it: a place by its name, or exactly. */
export const FocusRecord = z.union([
  z.enum([...PLACE_NAMES, WHOLE]).meta({
    description:
      "位置：top-left 左上 / top 上 / top-right 右上 / left 左 / centre 正中 / right 右 / bottom-left 左下 / bottom 下 / bottom-right 右下 / whole 整张不裁",
  }),
  z.strictObject({
    x: part.meta({ description: "横向：从左边算起占宽度的几成，0 到 1" }),
    y: part.meta({ description: "纵向：从上边算起占高度的几成，0 到 1" }),
  }),
]);
export type FocusRecord = z.infer<typeof FocusRecord>;

/** What the description of a chart, a map or a drawing begins with. */
const DRAWN =
  /^(?:[一两][张幅])?(?:[柱条]状图|[柱条]形图|直方图|[折曲]线图|[走趋]势图|[饼环]状?图|散点图|面积图|K线图|统计图|图表|信息图|示意图|流程图|关系图|结构图|架构图|路线图|时间[轴线]|地图|表格)(?=显示|表明|$|\P{L})/u;

/**
 * What matters in a picture whose record does not say so: all of it where its description, which says what is to be seen, calls it
 * a chart, a map or a drawing. No pixels are asked, as for no other focus (docs/decisions/0044).
 *
 * @param alt `柱状图：一月到十二月的同比增幅`
 */
export function describedFocus(alt: string): typeof WHOLE | undefined {
  return DRAWN.test(alt) ? WHOLE : undefined;
}

/** Where a place is. */
export function placeOf(record: FocusRecord): Focus | typeof WHOLE {
  return typeof record === "string" && record !== WHOLE ? PLACES[record] : record;
}

/** The shape of what is shown and how much of it matters. */
export interface Framed {
  readonly width: number;
  readonly height: number;
  readonly focus?: Focus | typeof WHOLE | undefined;
}

/** A picture this many times as high as it is wide is no view any more but something to read: a screenshot of a thread. */
const LONG = 2.5;
/** What of a long picture stands on a page. */
export const LONG_PART = { width: 4, height: 5 } as const;
/** What a list and the front page show of a picture (entry.css, lead.css). */
const LIST = { width: 3, height: 2 } as const;
/** What previews of links show (developers.facebook.com/docs/sharing/webmasters/images). */
export const CARD = { width: 1200, height: 630 } as const;

/** Whether a picture is too high for a page to show it whole: a part stands there, and leads to the whole. */
export function isLong({ width, height }: Framed): boolean {
  return height > width * LONG;
}

/**
 * What matters in a picture: as its record says, otherwise the middle, a third below the upper edge, where heads are; of a
 * long picture its beginning. Nobody guesses by pixels: a guess would change with the library that makes it, and be wrong
 * where it matters (docs/decisions/0044).
 */
export function focusOf(picture: Framed): Focus {
  const { focus } = picture;
  return focus !== undefined && focus !== WHOLE ? focus : { x: 0.5, y: isLong(picture) ? 0 : 1 / 3 };
}

/** Where a part of a length begins, so that the focus is in its middle or as near to it as the edges let it be. */
export function startOf(focus: number, part: number, whole: number): number {
  return Math.max(0, Math.min(focus * whole - part / 2, whole - part));
}

/** Steps in which style sheets know positions; picture.css has a rule for each. */
const STEP = 10;

/**
 * Where lists cut a picture, in percent of what is left over (CSS `object-position`). A cut is along one side only, so one
 * number does for both.
 *
 * @returns undefined for the middle, `whole` where they show all of it; a long picture is never seen whole in a list
 */
export function cutOf(picture: Framed): number | typeof WHOLE | undefined {
  if (picture.focus === WHOLE && !isLong(picture)) return WHOLE;
  const focus = focusOf(picture);
  const [shown, { x, y }] = isLong(picture) ? inPart(picture, focus) : [picture, focus];
  const sideways = shown.width * LIST.height > shown.height * LIST.width;
  const [at, whole] = sideways ? [x, shown.width] : [y, shown.height];
  const part = sideways ? (shown.height * LIST.width) / LIST.height : (shown.width * LIST.height) / LIST.width;
  if (whole - part < 1) return undefined;
  const percent = Math.round((startOf(at, part, whole) / (whole - part)) * (100 / STEP)) * STEP;
  return percent === 50 ? undefined : percent;
}

/** Of a long picture pages have a part, and the focus is somewhere in that. */
function inPart({ width, height }: Framed, { x, y }: Focus): readonly [Framed, Focus] {
  const part = (width * LONG_PART.height) / LONG_PART.width;
  return [
    { width, height: part },
    { x, y: (y * height - startOf(y, part, height)) / part },
  ];
}

/** Widths of pictures in percent of their heights, in steps of a fifth; figure.css has a rule for each. */
const SHAPES = [40, 48, 58, 69, 83, 100, 120, 144, 173, 207];
/** From here on a column is too narrow for a picture to be higher than any window. */
const NEVER_TOO_HIGH = 250;

/**
 * The narrowest of the shapes that a page knows a picture to have, in percent of its height: a page keeps a picture lower
 * than the window by limiting its width, because a width is known before a picture is there.
 *
 * @returns undefined for one that is never too high
 */
export function shapeOf(picture: Framed): number | undefined {
  const { width, height } = isLong(picture) ? LONG_PART : picture;
  const percent = (100 * width) / height;
  return percent < NEVER_TOO_HIGH ? SHAPES.findLast((shape) => shape <= percent) : undefined;
}
