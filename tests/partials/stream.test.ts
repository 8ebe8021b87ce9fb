import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "node-html-parser";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { Stream } from "../../_includes/partials/front/Stream.tsx";
import { articleSummaryOf } from "../../src/publication/article-summary.ts";
import { articleOn } from "../fixtures/articles.ts";

test("of what is newest only days of another year than the first say theirs", () => {
  const { year } = articleOn(0).published;
  const articles = [0, 0, 1, 400].map((days) => articleSummaryOf(articleOn(-days)));
  const days = parse(renderToString(h(Stream, { articles })))
    .querySelectorAll(".stream-day")
    .map(({ textContent }) => textContent);
  assert.equal(days.length, 3);
  assert.deepEqual(
    days.map((day) => /^(\d{4})年/.exec(day)?.[1]),
    [
      undefined,
      ...articles.slice(2).map(({ published }) => (published.year === year ? undefined : String(published.year))),
    ],
  );
});
