import assert from "node:assert/strict";
import { test } from "node:test";
import { pick, type Random, seededRandom } from "../../../scripts/bench/random.ts";
import { readBody } from "../../../src/content/article-body.ts";
import { ProblemReport } from "../../../src/content/problem-report.ts";

const RUNS = 1500;
const PAGE = "https://paper.example/2025/05/sample/";

interface Read {
  /** What readers see, without white space. */
  readonly seen: string;
  /** The whole markup, its addresses decoded. */
  readonly markup: string;
  /** Lines from 1 of which something was told, each with the lines around it that are not blank. */
  readonly told: ReadonlySet<number>;
}

function read(text: string): Read {
  const report = new ProblemReport();
  const wanted = { unsourcedQuotes: false, html: true, page: PAGE, mayBeAnything: () => true };
  const { blocks } = readBody("article.md", text, new Map(), wanted, report);
  const html = blocks.map((block) => (block.kind === "text" ? block.html : "")).join("\n");
  const pictures = blocks.map((block) => (block.kind === "picture" ? block.picture.name : "")).join(" ");
  const lines = text.split("\n");
  const told = new Set<number>();
  for (const { line } of [...report.problems, ...report.warnings]) {
    for (let up = line; up > 0 && lines[up - 1]?.trim(); up -= 1) told.add(up);
    for (let down = line; down <= lines.length && lines[down - 1]?.trim(); down += 1) told.add(down);
  }
  return { seen: plain(html.replace(/<[^>]*>/g, "")), markup: `${decoded(html)} ${pictures}`, told };
}

function decoded(html: string): string {
  return html.replace(/(?:%[\dA-F]{2})+/g, (escapes) => Buffer.from(escapes.replaceAll("%", ""), "hex").toString());
}

/** Marks are set full-width on the page. */
function plain(text: string): string {
  const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', amp: "&" };
  const marks: Readonly<Record<string, string>> = { ",": "，", ":": "：", ";": "；", "!": "！", "?": "？" };
  return text
    .replace(/&(lt|gt|quot|amp);/g, (_, name: string) => entities[name] ?? "")
    .replace(/[,:;!?]/g, (mark) => marks[mark] ?? mark)
    .replace(/\s+/g, "");
}

/** Han of which none comes twice. */
class Words {
  #next = 0x4e00;
  constructor(readonly random: Random) {}
  one(): string {
    // Those that mean a number would count as one.
    do this.#next += 1 + Math.floor(this.random() * 4);
    while ("一丁七万丈三上下丌不二五亖八六十千亿四九百".includes(String.fromCharCode(this.#next)));
    return String.fromCharCode(this.#next);
  }
  some(): string {
    return Array.from({ length: 2 + Math.floor(this.random() * 5) }, () => this.one()).join("");
  }
}

interface Piece {
  readonly source: string;
  /** What its author wants readers to see, in pieces that stay together. */
  readonly meant: readonly string[];
}

/** Running text: what was typed, and what was meant by it. */
type Inline = (words: Words) => Piece;

const same =
  (make: (words: Words) => string): Inline =>
  (words) => {
    const source = make(words);
    return { source, meant: [source] };
  };
const marked =
  (before: string, after: string): Inline =>
  (words) => {
    const text = words.some();
    return { source: before + text + after, meant: [text] };
  };

const INLINES: readonly [Inline, ...Inline[]] = [
  same((words) => words.some()),
  same((words) => `${words.some()}，${words.some()}。`),
  same((words) => `他说：“${words.some()}。”`),
  same((words) => `从1920*1080${words.one()}到2560*1440`),
  same((words) => `${words.some()}5米*3米*2米`),
  same((words) => `王*${words.one()}和李*${words.one()}`),
  same((words) => `张**、李**${words.one()}`),
  same((words) => `电话135****1234和138****5678${words.one()}`),
  same((words) => `＊${words.some()}`),
  same((words) => `${words.some()}　${words.some()}`),
  same((words) => `${words.one()}_${words.one()}_${words.one()}`),
  same((words) => `5 * 60 * 2${words.one()}`),
  same((words) => `${words.some()}（${words.one()}）【${words.one()}】《${words.one()}》`),
  marked("**", "**"),
  marked("*", "*"),
  marked("~~", "~~"),
  marked("`", "`"),
  marked("[", "](https://a.example/b)"),
  marked("[", "](/about/)"),
  marked("\\#", "\\#"),
  marked("&mdash;", "&nbsp;"),
  marked("^[", "]"),
  // What is left over has to be told: a mark that shows is never what was meant.
  marked("[", "]（https://a.example/b）"),
  marked("[", "] (https://a.example/b)"),
  marked("[", "](https://a.example/b c)"),
  marked("==", "=="),
  marked("[[", "]]"),
  marked("{{", "}}"),
  marked("**", ""),
  marked("", "[^99]"),
  marked("", "[](https://a.example/b)"),
];

const BLOCKS: readonly [Inline, ...Inline[]] = [
  paragraph,
  paragraph,
  paragraph,
  (words) => lines(["## ", ""], words),
  (words) => lines(["### ", " ###"], words),
  (words) => lines(["> ", "\n> ", ""], words),
  (words) => lines(["- ", "\n- ", ""], words),
  (words) => lines(["1. ", "\n2. ", "\n3. ", ""], words),
  (words) => lines(["| ", " | ", " |\n|---|---|\n| ", " | ", " |"], words),
  (words) => lines(["　　", "\n　　", ""], words),
  (words) => lines(["", "\n　\n", ""], words),
  (words) => lines(["```\n", "\n```"], words),
  (words) => note(words, (label, text) => [`${words.some()}[^${label}]`, `[^${label}]: ${text}`]),
  // Pasted, mistyped, from other systems.
  (words) => note(words, (label, text) => [`${words.some()}[^${label}]`, `[^${label}]：${text}`]),
  (words) => note(words, (label, text) => [words.some(), `[^${label}]: ${text}`]),
  (words) =>
    note(words, (label, text) => [
      `${words.some()}[^${label}]`,
      `[^${label}]: ${text}\n\n[^${label}]: ${words.some()}`,
    ]),
  (words) => lines(["##", ""], words),
  (words) => lines(["＃＃ ", ""], words),
  (words) => lines(["＞ ", ""], words),
  (words) => lines(["-", "\n-", ""], words),
  (words) => lines(["｜ ", " ｜ ", " ｜"], words),
  (words) => lines(["", "。\n---"], words),
  (words) => lines(["2019. ", ""], words),
  (words) => lines(["1. ", "\n3. ", ""], words),
  (words) => lines(["    ", ""], words),
  (words) => lines(["> ", "\n", ""], words),
  (words) => lines(["- ", "\n", ""], words),
  (words) => lines(["| ", " | ", " |\n|---|---|\n| ", " | ", " | ", " |"], words),
  (words) => lines(["[", "]: ", ""], words),
  (words) => lines(["```", "\n", "\n```"], words),
  (words) => lines(['![](harbour "', '")'], words),
  (words) => lines(["", "。\n", "。\n", "。"], words),
  (words) => lines(["1、", "\n2、", ""], words),
  (words) => lines(["<div>", "</div>"], words),
  (words) => lines(["::: ", "\n", "\n:::"], words),
];

function paragraph(words: Words): Piece {
  const pieces = Array.from({ length: 1 + Math.floor(words.random() * 4) }, () => pick(words.random, INLINES)(words));
  const glue = pick(words.random, ["", "，", "\n", " "] as const);
  return { source: pieces.map(({ source }) => source).join(glue), meant: pieces.flatMap(({ meant }) => meant) };
}

/** Words between marks. */
function lines([first = "", ...marks]: readonly string[], words: Words): Piece {
  let source = first;
  const meant: string[] = [];
  for (const mark of marks) {
    const text = words.some();
    meant.push(text);
    source += text + mark;
  }
  return { source, meant };
}

function note(words: Words, make: (label: string, text: string) => readonly [string, string]): Piece {
  const [label, text] = [words.one(), words.some()];
  const [where, definition] = make(label, text);
  return { source: `${where}\n\n${definition}`, meant: [where.replace(/\[.*/, ""), text] };
}

/** Signs that vanish or show; words of whatever kind are looked for in any case. */
const SHOWN_MARKS = /\*{2}|==|\[\[|\{\{|\]（|\] \(|＞|＃|^##|｜|\[\^/;

test("what was meant is on the page, or something is told of its lines", () => {
  for (let seed = 1; seed <= RUNS; seed += 1) {
    const words = new Words(seededRandom(seed));
    const blocks = Array.from({ length: 1 + Math.floor(words.random() * 5) }, () => pick(words.random, BLOCKS)(words));
    const text = blocks.map(({ source }) => source).join("\n\n");
    const { seen, told } = read(text);
    let line = 1;
    for (const { source, meant } of blocks) {
      const own = source.split("\n").map((_, index) => line + index);
      line += own.length + 1;
      if (own.some((each) => told.has(each))) continue;
      for (const piece of meant)
        assert.ok(
          seen.includes(plain(piece)),
          `seed ${seed}: ${piece} of ${JSON.stringify(source)} is not in ${seen} (${JSON.stringify(text)})`,
        );
    }
    assert.ok(!SHOWN_MARKS.test(seen) || told.size > 0, `seed ${seed}: ${seen}`);
  }
});

const SOUP: readonly [string, ...string[]] = [
  " ",
  ..."*_~`[]()<>#-+=|!\\&;:^{}\"'.1239 \n\n\n　＃＞｜［］（）：，。“”".split(""),
  "**",
  "](",
  "[^",
  "]:",
  "\n\n",
  "\n    ",
  "\n> ",
  "\n- ",
  "\n1. ",
  "|---|",
  "\n|",
  "```",
  "---",
  "&amp;",
  "https://a.example/",
  "\n　　",
  "![](",
];

test("no Han of any text is lost without a word", () => {
  for (let seed = 1; seed <= RUNS; seed += 1) {
    const words = new Words(seededRandom(seed));
    const length = 5 + Math.floor(words.random() * 60);
    const text = Array.from({ length }, () => (words.random() < 0.4 ? words.one() : pick(words.random, SOUP))).join("");
    const { markup, told } = read(text);
    for (const [index, line] of text.split("\n").entries()) {
      if (told.has(index + 1)) continue;
      for (const character of line.match(/[\u4e00-\u9fff]/g) ?? [])
        assert.ok(
          markup.includes(character),
          `seed ${seed}: ${character} of ${JSON.stringify(text)} is not in ${markup}`,
        );
    }
  }
});
