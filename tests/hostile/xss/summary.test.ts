import assert from "node:assert/strict";
import { test } from "node:test";
import createMarkdown from "markdown-it";
import { plain } from "../../../src/summary/markdown.ts";
import { elementsOf, textOf } from "./markup.ts";
import { HOSTILE } from "./texts.ts";

/** As GitHub reads Markdown, and freer: HTML passes, addresses become links. */
const markdown = createMarkdown({ html: true, linkify: true });
const WORD_JOINER = /\u2060/g;

test("the summary of a pull request shows a hostile text as that text and makes nothing of it", () => {
  for (const text of HOSTILE) {
    const [list, item, ...others] = elementsOf(markdown.render(`- 标题：${plain(text)}`));
    assert.deepEqual([list?.tagName, item?.tagName, others.length], ["ul", "li", 0], text);
    assert.equal(item && textOf(item).replace(WORD_JOINER, ""), `标题：${text.replace(/\s+/g, " ")}`);
  }
});
