import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "node-html-parser";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { Changes } from "../../_includes/partials/changes/Changes.tsx";
import { ListPager } from "../../_includes/partials/list-pager/ListPager.tsx";
import { Pager } from "../../_includes/partials/pager/Pager.tsx";
import type { Change } from "../../src/domain/change.ts";
import { articleOn } from "../fixtures/articles.ts";

/** What the links of a piece of a page say of where they lead. */
function links(html: string): (readonly [rel: string | undefined, address: string | undefined])[] {
  return parse(html)
    .querySelectorAll("a")
    .map((link) => [link.getAttribute("rel"), link.getAttribute("href")]);
}

test("the latest correction stands first, whatever the order of the record", () => {
  const changes = [1, 2].map((day): Change => {
    return { date: articleOn(day).published, kind: "correction", text: `第 ${day} 次更正` };
  });
  const html = renderToString(h(Changes, { article: articleOn(0, { changes }) }));
  assert.deepEqual(
    parse(html)
      .querySelectorAll("li p")
      .map(({ textContent }) => textContent),
    ["第 2 次更正", "第 1 次更正"],
  );
  assert.equal(renderToString(h(Changes, { article: articleOn(0) })), "");
});

test("a page of a list leads to newer articles as the one before it and to older ones as the next", () => {
  const html = renderToString(h(ListPager, { label: "翻页", newer: "/newer/", older: "/older/" }));
  assert.deepEqual(links(html), [
    ["prev", "/newer/"],
    ["next", "/older/"],
  ]);
  assert.deepEqual(links(renderToString(h(ListPager, { label: "翻页", older: "/older/" }))), [["next", "/older/"]]);
});

test("an article leads to the one before it in time and to the one after", () => {
  const [older, newer] = [articleOn(0), articleOn(2)];
  assert.deepEqual(links(renderToString(h(Pager, { newer, older }))), [
    ["prev", older?.path],
    ["next", newer?.path],
  ]);
});
