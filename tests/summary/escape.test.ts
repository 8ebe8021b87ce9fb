import assert from "node:assert/strict";
import { test } from "node:test";
import createMarkdown from "markdown-it";
import { parse } from "node-html-parser";
import { plain } from "../../src/summary/markdown.ts";

/** As GitHub reads Markdown, and freer: HTML passes, addresses become links. */
const markdown = createMarkdown({ html: true, linkify: true });

const HOSTILE = [
  "@someone 请看",
  "见 #12、GH-12、owner/repo#3",
  ":smile: 表情",
  "<img src=x onerror=alert(1)>",
  "</details><script>alert(1)</script><!--",
  "[点我](javascript:alert(1))",
  "![图](https://evil.example/x.png)",
  "`代码` ```js",
  "| 表 | 格 |",
  "**粗** __粗__ *斜* ~~删~~",
  "# 标题 ## 标题",
  "- [x] 勾选 1. 列表",
  "https://evil.example/ 和 www.evil.example、a@evil.example",
  "&lt;b&gt; &#64;someone \\@someone",
  "[^1]: 脚注 [链接]: https://evil.example",
  "$$\\href{javascript:alert(1)}{x}$$",
];

test("a stranger's text shows as that text, makes no element, and calls nobody", () => {
  for (const text of HOSTILE) {
    const html = parse(markdown.render(`- 标题：${plain(text)}`));
    const item = html.querySelector("li");
    assert.equal(item?.text.replaceAll("\u2060", ""), `标题：${text}`);
    assert.equal(html.querySelectorAll("*").length, 2, `${text} → ${html.toString()}`);
    assert.doesNotMatch(item?.text ?? "", /@[\w]|#\d|GH-\d|:[a-z]+:|:\/\/|www\./, text);
  }
});

test("line breaks and hidden characters cannot begin a block, and a long text is cut between characters", () => {
  assert.equal(plain("上\n\n# 下\u202e"), "上 \\#&#8288; 下");
  assert.equal(plain("𠮷".repeat(201)), `${"𠮷".repeat(200)}…`);
});
