import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { type CssNode, generate, parse, walk } from "css-tree";

/** What has to show where the system chooses the colours: the border that then tells a button from text. */
const MEANT = ["button"];

interface Lost {
  /** Selectors by what they have, as it is written. */
  readonly selector: string;
  readonly why: string;
}

/**
 * What a reader loses whose system chooses the colours (CSS Color Adjustment 1, 3.1): grounds become the page's, so a dot that is
 * a ground is gone; borders get the colour of text, so one that was transparent shows, and a triangle is a block.
 */
function lostIn(css: string): Lost[] {
  const lost: Lost[] = [];
  const mended = new Set<string>();
  walk(parse(css), {
    visit: "Rule",
    enter(rule) {
      const written = rule.block.children.toArray().map((node) => generate(node));
      const borders = written.filter((one) => /^border(?![\w-]*radius)[\w-]*:/.test(one));
      const forced = this.atrule !== null && /forced-colors/.test(generate(this.atrule.prelude ?? rule.prelude));
      for (const selector of selectorsOf(rule.prelude)) {
        if (forced) {
          if (borders.length > 0) mended.add(plain(selector));
          continue;
        }
        if (borders.some((one) => /\btransparent\b/.test(one))) lost.push({ selector, why: "a border that shows" });
        const drawn =
          written.includes('content:""') && !written.some((one) => /^inset(-\w+)?:0|^inset-block:0/.test(one));
        const ground = written.some((one) => /^background(-color)?:(?!url|.*gradient|none)/.test(one));
        if (drawn && ground && borders.length === 0) lost.push({ selector, why: "a ground that is gone" });
      }
    },
  });
  return lost.filter(({ selector }) => !mended.has(plain(selector)) && !MEANT.includes(selector));
}

function selectorsOf(prelude: CssNode): string[] {
  return prelude.type === "SelectorList" ? prelude.children.toArray().map((one) => generate(one)) : [];
}

/** Without the states in which it does not matter. */
function plain(selector: string): string {
  return selector.replace(/:not\([^)]*\)/g, "");
}

test("nothing that styles draw is lost, and nothing hidden shows, where the system chooses the colours", () => {
  const sheets = ["_includes", "src/styles"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".css"))
      .map((file) => join(folder, file)),
  );
  assert.ok(sheets.length > 50);
  for (const sheet of sheets) assert.deepEqual(lostIn(readFileSync(sheet, "utf8")), [], sheet);
});

test("a dot that is a ground, and a triangle of transparent borders, are found", () => {
  assert.deepEqual(lostIn('.dot::before { content: ""; background: red }'), [
    { selector: ".dot::before", why: "a ground that is gone" },
  ]);
  assert.deepEqual(lostIn(".more { border: 3px solid transparent; border-block-start-color: currentcolor }"), [
    { selector: ".more", why: "a border that shows" },
  ]);
  const mended = "@media (forced-colors: active) { .more { border-inline-color: Canvas } }";
  assert.deepEqual(lostIn(`.more { border: 3px solid transparent } ${mended}`), []);
});
