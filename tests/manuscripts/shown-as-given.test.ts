import assert from "node:assert/strict";
import { test } from "node:test";
import { parseMarkdown } from "../../src/content/markdown/parse.ts";
import { fullWidthPunctuation } from "../../src/domain/punctuation.ts";
import { escapeText, toMarkdown } from "../../src/manuscripts/escaped-text.ts";
import { textManuscript } from "../../src/manuscripts/manuscript.ts";
import { numbers } from "./manuscripts.ts";

const RUNS = 2000;
/** Pieces that are syntax in one place or another. */
const PIECES = [
  ..."*_`#>+-=~^|[]()<>!&\\:.{}\"'$%,;?/@",
  ...[
    "1. ",
    "12) ",
    "- ",
    "* ",
    "+ ",
    "# ",
    "###### ",
    "> ",
    "---",
    "===",
    "```",
    "~~~",
    "    ",
    "\t",
    "![](a)",
    "[甲](b)",
  ],
  ...[
    "[^1]",
    "[^1]: ",
    "^[注]",
    "[a]: http://a.example",
    "<b>",
    "</p>",
    "<!--",
    "<http://a.example>",
    "&amp;",
    "&#42;",
  ],
  ...[
    "| a | b |",
    "**",
    "__",
    "*甲*",
    "**“甲”**",
    "\\*",
    "https://a.example/_b_",
    "停火",
    "“畅聊”",
    "a",
    "B",
    "7",
    " ",
    "😀",
  ],
];

function randomLine(next: () => number): string {
  return Array.from({ length: 1 + (next() % 12) }, () => PIECES[next() % PIECES.length] ?? "").join("");
}

/** What a reader sees of Markdown, paragraph by paragraph; anything but a plain paragraph is named. */
function shownBy(markdown: string): string[] {
  const { tokens } = parseMarkdown(markdown);
  return tokens.flatMap((token) => {
    if (token.type === "paragraph_open" || token.type === "paragraph_close") return [];
    if (token.type !== "inline") return `(${token.type})`;
    return (token.children ?? []).map((child) => (child.type === "text" ? child.content : `(${child.type})`)).join("");
  });
}

test(`${RUNS} random texts are shown as they were given, whatever of them could be Markdown`, () => {
  const next = numbers(20251119);
  for (let run = 0; run < RUNS; run += 1) {
    // Two lines with tabs, one below the other, may be a table (charts.test.ts).
    const line = (_: unknown, at: number) => (at % 2 === 0 ? randomLine(next) : randomLine(next).replaceAll("\t", " "));
    const text = Array.from({ length: 1 + (next() % 4) }, line).join("\n");
    const { blocks } = textManuscript(text);
    const markdown = blocks.map(({ escaped }) => toMarkdown(escaped)).join("\n\n");
    const given = text.split("\n").map((line) => line.replace(/[ \t]+/g, " ").trim());
    const wanted = given.filter((line) => line !== "").map(fullWidthPunctuation);
    assert.deepEqual(shownBy(markdown), wanted, `${JSON.stringify(text)} became ${JSON.stringify(markdown)}`);
  }
});

for (const [text, markdown] of [
  ["他说,“停火”(3.5%)!", "他说,“停火”(3.5%)!"],
  ["me_and_you 和 S&P 500", "me_and_you 和 S&P 500"],
  ["1. 第一点", "1\\. 第一点"],
  ["# 不是标题", "\\# 不是标题"],
  ["- 破折号开头", "\\- 破折号开头"],
  ["> 引", "\\> 引"],
  ["5 * 3 * 2", "5 * 3 * 2"],
  ["a *b* c", "a \\*b* c"],
  ["1. a *b*", "1\\. a \\*b\\*"],
  ["C:\\new\\*", "C:\\\\new\\\\\\*"],
  ["&lt; 与 AT&T", "\\&lt; 与 AT&T"],
] as const) {
  test(`“${text}” gets no more backslashes than it needs`, () => {
    assert.equal(toMarkdown(escapeText(text)), markdown);
  });
}

test("emphasis that Markdown would not see gives way to its words", () => {
  assert.equal(toMarkdown(`a**${escapeText('"b"')}**c`), 'a"b"c');
  assert.equal(toMarkdown(`甲**“乙”**,丙`), "甲**“乙”**,丙");
});
