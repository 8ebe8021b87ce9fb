import assert from "node:assert/strict";
import { test } from "node:test";
import { build } from "esbuild";
import { sectionStyles } from "../../src/build/section-styles.ts";

test("a section has the colours of its record in the light and in the dark, and without any those of all pages", async () => {
  const colour = { light: "#2b4f81", dark: "#93b4e3" };
  const { outputFiles } = await build({
    stdin: { contents: '@import "sections";', loader: "css" },
    bundle: true,
    minify: true,
    write: false,
    plugins: [
      sectionStyles(
        new Map([
          ["world", { colour }],
          ["house", {}],
        ] as const),
      ),
    ],
  });
  const styles = outputFiles.map(({ text }) => text).join("");
  assert.match(styles, /^\[data-section=world\]\{--color-section:var\(--light,#2b4f81\) var\(--dark,#93b4e3\)\}$/m);
  assert.doesNotMatch(styles, /house/);
});
