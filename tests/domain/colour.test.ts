import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { contrastOf, isReadable, PAPERS, readable } from "../../src/domain/colour.ts";

test("contrast is WCAG's, and the papers are those of the page", () => {
  assert.equal(contrastOf("#000000", "#ffffff"), 21);
  assert.equal(contrastOf("#767676", "#ffffff").toFixed(2), "4.54");
  const tokens = readFileSync("src/styles/tokens.css", "utf8");
  for (const [at, light] of PAPERS.light.entries())
    assert.ok(tokens.includes(`--paper-${at}: var(--light, ${light}) var(--dark, ${PAPERS.dark[at]});`), light);
});

test("what is proposed for any colour can be read, and a colour that can be read is left alone", () => {
  for (let value = 0; value < 0xffffff; value += 39_119) {
    const colour = `#${value.toString(16).padStart(6, "0")}`;
    for (const theme of ["light", "dark"] as const) {
      const proposed = readable(colour, theme);
      assert.ok(isReadable(proposed, theme), `${colour} in the ${theme}: ${proposed}`);
      assert.equal(proposed === colour, isReadable(colour, theme), colour);
    }
  }
});
