import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { toneOf } from "../../src/domain/rendition.ts";

const CHANNEL = [0, 51, 102, 153, 204, 255];

test("a colour is called by its hue and lightness, a grey by its lightness", () => {
  assert.equal(toneOf({ r: 255, g: 0, b: 0 }), "l45 h0");
  assert.equal(toneOf({ r: 20, g: 90, b: 40 }), "l15 h135");
  assert.equal(toneOf({ r: 43, g: 79, b: 129 }), "l30 h225");
  assert.equal(toneOf({ r: 128, g: 128, b: 130 }), "l45");
  assert.equal(toneOf({ r: 0, g: 0, b: 0 }), "l15");
  assert.equal(toneOf({ r: 255, g: 255, b: 255 }), "l90");
});

test("every tone there can be has its rules in the style sheet", () => {
  const css = readFileSync("_includes/partials/picture/picture.css", "utf8");
  const tones = CHANNEL.flatMap((r) => CHANNEL.flatMap((g) => CHANNEL.map((b) => toneOf({ r, g, b }))));
  const parts = new Set(tones.flatMap((tone) => tone.split(" ")));
  assert.ok(parts.size > 10);
  for (const part of parts) assert.ok(css.includes(`[data-tone~="${part}"]`), part);
});
