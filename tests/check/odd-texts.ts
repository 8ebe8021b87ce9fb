import { between, pick, type Random, seededRandom } from "../../scripts/bench/random.ts";

const WORDS = [
  "特朗普",
  "川普",
  "普丁",
  "停火",
  "谈判",
  "的的",
  "在在",
  "表示",
  "中国",
  "周一",
  "Ａ",
  "X",
  "Truth Social",
  "CBC",
] as const;
const MARKS = [
  ",",
  "，",
  ":",
  "!",
  "！！",
  "?",
  ";",
  "。",
  "。。",
  "...",
  "。。。",
  "…",
  "--",
  "——",
  ".",
  "，，",
  "、",
  " ",
  "　",
  "\u00a0",
] as const;
const NUMBERS = ["12", "1，000", "9：30", "2025-05-19", "5/19", "３０", "3.5%", "第 29.2 条"] as const;
const PAIRS = ["“”", "‘’", "「」", "『』", "《》", "（）", "()", '""', "**", "【】"] as const;
const STRAY = ["“", "”", "「", "》", "(", '"', "*", "_", "\\*", "&amp;", "<b>", "|", "[", "]", "~~"] as const;

/** Seeded texts as bad as authors' drafts can be: everything the copy desk changes beside everything it must not. */
export function oddMarkdown(seed: number): string {
  const random = seededRandom(seed);
  const end = pick(random, ["\n", "\n", "\n", "\r\n"]);
  const blocks = Array.from({ length: between(random, 1, 6) }, () => oddBlock(random));
  const mark = random() < 0.1 ? "\uFEFF" : "";
  return mark + `${blocks.join("\n\n")}\n`.replaceAll("\n", end);
}

/** A seeded article.json, spaced and escaped in odd ways. */
export function oddRecord(seed: number): string {
  const random = seededRandom(seed);
  const text = () => oddLine(random).replaceAll("\n", " ");
  const record = {
    id: "20250519-川普,12",
    title: text(),
    lede: text(),
    sources: [{ name: "川普,甲", url: "https://a.example/川普,b" }],
    changes: [{ date: "2025-05-19T00:00:00-07:00", text: text() }],
    pictures: { chart: { alt: text(), credit: null, creditNote: text(), licence: "川普,甲" } },
    quotes: { mayor: { speaker: "川普,甲", text: text(), original: { language: "en", text: "川普,甲" } } },
  };
  const written = JSON.stringify(record, null, pick(random, [0, 2, "\t"]));
  const escaped =
    random() < 0.5 ? written.replace(/[朗丁停]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`) : written;
  return `${escaped}\n`.replaceAll("\n", pick(random, ["\n", "\r\n"]));
}

function oddBlock(random: Random): string {
  const text = () => oddLine(random);
  const form = between(random, 0, 13);
  if (form === 0) return `## ${text().replaceAll("\n", "")}`;
  if (form === 1) return `- ${text()}\n- ${text()}`;
  if (form === 2) return `> ${text()}\n> ${text()}`;
  if (form === 3) return "```json\n川普,停火 谈判...\n```";
  if (form === 4) return "![](chart)";
  if (form === 5) return `| 甲 | 乙 |\n|---|---|\n| ${text().replaceAll("\n", "")} | 川普,停火 谈判 |`;
  if (form === 6) return `正文[^1]${text()}\n\n[^1]: ${text()}`;
  if (form === 7) return `1. ${text()}\n   ${text()}`;
  return text();
}

function oddLine(random: Random): string {
  return Array.from({ length: between(random, 1, 14) }, () => oddPiece(random, 0)).join("");
}

function oddPiece(random: Random, depth: number): string {
  const chance = random();
  if (chance < 0.45) return pick(random, WORDS);
  if (chance < 0.68) return pick(random, MARKS);
  if (chance < 0.74) return pick(random, NUMBERS);
  if (chance < 0.86 && depth < 2) return paired(random, depth);
  if (chance < 0.89) return `[${pick(random, WORDS)},停火](https://a.example/${pick(random, ["川普", "b,c", "d--e"])})`;
  if (chance < 0.91) return `\`${pick(random, WORDS)},停火 谈判\``;
  if (chance < 0.93) return `https://a.example/b--c,d?e=1 `;
  if (chance < 0.94) return "\n";
  if (chance < 0.95) return pick(random, STRAY);
  return pick(random, WORDS);
}

function paired(random: Random, depth: number): string {
  const pair = pick(random, PAIRS);
  const inside = Array.from({ length: between(random, 1, 4) }, () => oddPiece(random, depth + 1)).join("");
  return pair === "**" ? `**${inside}**` : `${pair[0]}${inside}${pair[1]}`;
}
