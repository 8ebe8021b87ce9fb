import { readFileSync } from "node:fs";
import { z } from "zod";
import { pick, type Random, seededRandom } from "../../scripts/bench/random.ts";

/** A kind of text: what it is called, and one of about as many UTF-16 units as are asked for. */
export interface Shape {
  readonly name: string;
  make(length: number): string;
}

const ASCII = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
const CHINESE = "“”‘’「」『』《》〈〉（）【】〔〕，。、；：！？…—·～　";
const LETTERS = "a0Z字的\n\t ";
/** Everything that some rule of Markdown, HTML, JSON or Chinese copy looks at. */
const SIGNS = [...ASCII, ...CHINESE, ...LETTERS];

/** What attacks parsers: openers that nothing closes, closers without openers, rows, nests. */
const UNITS = z.array(z.string()).parse(JSON.parse(readFileSync("tests/growth/units.json", "utf8")));

/** Texts of which every piece is another: rows with numbers, and what holds itself. */
const NUMBERED: Readonly<Record<string, (index: number) => string>> = {
  "headings, all different": (index) => `## 小标题 ${index}\n\n`,
  "headings with text": (index) => `## 小标题\n\n正文第 ${index} 段，说的是“停火”。\n\n`,
  "definitions and references": (index) => `[a${index}]\n\n[a${index}]: /b/${index}\n`,
  "notes and references": (index) => `甲[^n${index}]\n\n[^n${index}]: 乙\n\n`,
  "links, all different": (index) => `[字](/b/${index}/) `,
  "links to places, all different": (index) => `[字](#p${index})\n\n`,
  "refused links, all different": (index) => `[字](javascript:${index}) `,
  "attributes, all different": (index) => `${index === 0 ? "<a " : ""}b${index}=c `,
  "elements, all different": (index) => `<x${index}>`,
  "keys, all different": (index) => `${index === 0 ? "{" : ","}"k${index}":${index}`,
  "paragraphs of one quotation": (index) => `他说：“这是第 ${index} 次，我们等了很久，一直没有等到任何人来。”\n\n`,
  "ever longer backticks": (index) => `${"`".repeat(index % 200)} `,
  "ever longer asterisks": (index) => `${"*".repeat(index % 200)}a `,
};

const repeated = (unit: string): Shape => ({
  name: JSON.stringify(unit),
  make: (length) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length),
});

/** Something once, then something else without end, and what it would take to be right. */
function around(open: string, unit: string, close: string): Shape {
  return {
    name: `${JSON.stringify(open)} ${JSON.stringify(unit)}… ${JSON.stringify(close)}`,
    make: (length) => open + unit.repeat(Math.ceil(length / unit.length)).slice(0, length) + close,
  };
}

function numbered(name: string, piece: (index: number) => string): Shape {
  return {
    name,
    make(length) {
      let text = "";
      for (let index = 0; text.length < length; index += 1) text += piece(index);
      return text;
    },
  };
}

const half = (first: string, second: string): Shape => ({
  name: `${JSON.stringify(first)}… ${JSON.stringify(second)}…`,
  make: (length) =>
    first.repeat(Math.ceil(length / 2 / first.length)) + second.repeat(Math.ceil(length / 2 / second.length)),
});

/** The shapes that somebody thought of. */
export function knownShapes(): Shape[] {
  return [
    ...SIGNS.map(repeated),
    ...UNITS.map(repeated),
    ...Object.entries(NUMBERED).map(([name, piece]) => numbered(name, piece)),
    ...[
      ["[", "]"],
      ["(", ")"],
      ["[", "](a)"],
      ["*", "a*"],
      ["<b>", "</i>"],
      ["<div>", "</div>"],
      ["“", "”"],
      ["「", "」"],
      ["（", "）"],
      ["> ", "a"],
      ["[a](", ")"],
      ["`", "\\"],
      ["a[", "]b"],
    ].map(([first = "", second = ""]) => half(first, second)),
    around("字", " ", "字"),
    around("字 ", "a ", ""),
    around("“", "a", ""),
    around("https://a.example/", "?", " "),
    around("https://a.example/", "(", ""),
    around("[a](", "b(", ""),
    around("```\n", "字：a<b>\n", "```\n"),
    around("    ", "字：a<b>\n    ", ""),
    around("<b>", "字：“停火”, 他说. ", ""),
    around("", "这是一段话，说的是停火；他说：“等到明天再说”，没有人回答。", ""),
    around("| a |\n|-|\n", "| b |\n", ""),
    around("|", "a|", `\n|${"-|".repeat(50)}\n`),
    around("a\n\n", "\u3000", "a"),
    around("<p", " ", ">"),
    around("<!-- ", "-", ""),
    around("[^a]: ", "[^a] ", ""),
  ];
}

/** Pieces of the known ones in any order, the same for the same number. */
export function randomShape(seed: number): Shape {
  const random = seededRandom(seed);
  const unit = randomUnit(random);
  return { ...repeated(unit), name: `#${seed} ${JSON.stringify(unit)}` };
}

function randomUnit(random: Random): string {
  const all: readonly [string, ...string[]] = ["[", ...SIGNS, ...UNITS];
  return Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(random, all)).join("");
}
