import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { seededRandom } from "../../scripts/bench/random.ts";
import {
  cutOf,
  describedFocus,
  FocusRecord,
  focusOf,
  isLong,
  PLACES,
  placeOf,
  shapeOf,
  WHOLE,
} from "../../src/domain/focus.ts";
import { cardOf, largestOf, renditionsIn, renditionsOf } from "../../src/domain/rendition.ts";

const random = seededRandom(31);
const between = (least: number, most: number) => Math.round(least + random() * (most - least));

/** Pictures of all shapes, with what matters anywhere in them or nowhere. */
const PICTURES = Array.from({ length: 400 }, (_, index) => {
  const [width, height] = [between(40, 3000), between(40, 6000)];
  const size = { name: "p", digest: "0".repeat(12), width, height };
  return index % 4 === 0 ? size : { ...size, focus: { x: random(), y: random() } };
});

test("every part of a picture lies inside it, has no other shape than promised, and holds what matters", () => {
  for (const picture of PICTURES) {
    const { x, y } = focusOf(picture);
    for (const { cut, width, height } of renditionsOf(picture)) {
      if (!cut) continue;
      const { left, top } = cut;
      assert.ok(left >= 0 && top >= 0 && left + width <= cut.width && top + height <= cut.height);
      assert.ok(cut.width <= picture.width && cut.height <= picture.height);
      assert.ok(Math.abs(cut.width / cut.height / (picture.width / picture.height) - 1) < 0.1);
      assert.ok(x * cut.width >= left - 1 && x * cut.width <= left + width + 1, JSON.stringify(picture));
      assert.ok(y * cut.height >= top - 1 && y * cut.height <= top + height + 1, JSON.stringify(picture));
    }
  }
});

test("what matters is in a list's picture too, as its style sheet cuts it", () => {
  for (const picture of PICTURES) {
    const focus = focusOf(picture);
    const [file] = renditionsIn("webp", picture);
    assert.ok(file);
    const { cut = { ...file, left: 0, top: 0 } } = file;
    // Where it is in the file that the list shows, in parts of that.
    const [x, y] = [(focus.x * cut.width - cut.left) / file.width, (focus.y * cut.height - cut.top) / file.height];
    const sideways = file.width * 2 > file.height * 3;
    const left = sideways ? 1 - (file.height * 1.5) / file.width : 1 - file.width / 1.5 / file.height;
    const percent = cutOf(picture) ?? 50;
    assert.ok(percent !== WHOLE);
    const start = left * (percent / 100);
    const at = sideways ? x : y;
    assert.ok(at >= start - 0.08 && at <= start + (1 - left) + 0.08, JSON.stringify(picture));
  }
});

test("without a word of the record a portrait keeps its head, a screenshot its beginning, a landscape its middle", () => {
  assert.equal(cutOf({ width: 2000, height: 3000 }), 20);
  assert.equal(cutOf({ width: 1080, height: 10_800 }), 0);
  assert.equal(cutOf({ width: 3000, height: 1000 }), undefined);
  assert.equal(cutOf({ width: 1500, height: 1000 }), undefined);
  assert.equal(cutOf({ width: 2000, height: 3000, focus: { x: 0.5, y: 1 } }), 100);
  assert.equal(cutOf({ width: 3000, height: 1000, focus: { x: 0, y: 0.5 } }), 0);
});

test("of a chart lists show all, and its files are those of any picture", () => {
  for (const [width, height] of [
    [1440, 600],
    [600, 1440],
    [900, 600],
  ] as const) {
    const picture = { name: "chart", digest: "0".repeat(64), width, height };
    const whole = { ...picture, focus: WHOLE } as const;
    assert.equal(cutOf(whole), WHOLE);
    assert.deepEqual(renditionsIn("webp", whole), renditionsIn("webp", picture));
    assert.deepEqual(cardOf(whole), largestOf(whole));
  }
  assert.equal(cutOf({ width: 1080, height: 10_800, focus: WHOLE }), 0);
});

test("a picture that its description calls a chart, a map or a drawing is one, and none in which one is only seen", () => {
  for (const alt of [
    "柱状图：一月到十二月的同比增幅，七月最高。",
    "折线图显示房价三年来的走势。",
    "一张示意图，箭头从港口指向仓库",
    "走势图",
    "地图（局部）",
    "K线图 十一月",
    "饼状图, 2026",
  ])
    assert.equal(describedFocus(alt), WHOLE, alt);
  for (const alt of [
    "记者站在柱状图前讲话",
    "示意图前的讲解员",
    "地图册摊在桌上",
    "表格里的数字",
    "一名图表设计师",
    "入夜的城市",
    "",
  ])
    assert.equal(describedFocus(alt), undefined, alt);
});

test("a place has a name or two numbers, and nothing else is one", () => {
  for (const [name, place] of Object.entries(PLACES)) assert.deepEqual(placeOf(FocusRecord.parse(name)), place);
  assert.deepEqual(placeOf(FocusRecord.parse({ x: 0.25, y: 1 })), { x: 0.25, y: 1 });
  for (const wrong of [
    "middle",
    "",
    { x: 0.5 },
    { x: -0.1, y: 0 },
    { x: 0, y: 1.1 },
    { x: "0", y: 0 },
    [0, 0],
    0.5,
    null,
  ])
    assert.equal(FocusRecord.safeParse(wrong).success, false, JSON.stringify(wrong));
});

test("style sheets have a rule for every cut and every shape that a page may name", () => {
  const css = ["figure/figure.css", "picture/picture.css"]
    .map((file) => readFileSync(`_includes/partials/${file}`, "utf8"))
    .join("");
  for (const picture of PICTURES) {
    const [cut, shape] = [cutOf(picture), shapeOf(picture)];
    if (cut !== undefined) assert.ok(css.includes(`[data-cut="${cut}"]`), String(cut));
    if (shape !== undefined)
      assert.ok(css.includes(`[data-shape="${shape}"] {\n  --shape: ${shape / 100};`), String(shape));
    // Limited by a shape that is not wider than its own, no picture gets higher than the window.
    const ratio = isLong(picture) ? 0.8 : picture.width / picture.height;
    assert.ok((shape ?? 250) / 100 <= ratio + 0.001 || shape === undefined, JSON.stringify(picture));
  }
  assert.ok(PICTURES.some((picture) => cardOf(picture).cut));
});
