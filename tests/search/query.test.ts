import assert from "node:assert/strict";
import { test } from "node:test";
import { readQueries, runsOf } from "../../src/search/query.ts";

/** The parts of every reading, the runs of a part joined by `+`. */
function readings(typed: string): string[][] {
  return readQueries(typed).map(({ parts }) => parts.map(({ runs }) => runs.join("+")));
}

for (const [what, typed, ...expected] of [
  ["one word is read in one way", "停火谈判", ["停火谈判"]],
  ["width and capitals do not matter", "ＮＢＡＡ股", ["nbaa股"]],
  ["marks part runs that still follow each other", "停火，谈判！", ["停火+谈判"]],
  ["words of Han with spaces may stand side by side or each somewhere", "来源 监督", ["来源监督"], ["来源", "监督"]],
  ["so may words of Han and of letters", "ＮＢＡ　Ａ股", ["nba+a股"], ["nba", "a股"]],
  ["a space between Han and others is a matter of taste", "5G 网络", ["5g网络"], ["5g", "网络"]],
  ["quotation marks alone ask for a phrase", '"New York" 市长', ["new+york", "市长"]],
  ["so do Chinese ones", "「停火 谈判」", ["停火+谈判"]],
  ["quotation marks inside a headline are marks", "特朗普“偏爱”普京", ["特朗普偏爱普京"]],
  ["dates in Chinese numerals are dates in digits", "二〇二五年五月十九号", ["2025年5月19日"]],
  [
    "a name and its number may stand together or apart",
    "iPhone15 发布",
    ["iphone15发布"],
    ["iphone15", "发布"],
    ["iphone+15", "发布"],
  ],
  ["the same where they were typed apart", "F-35", ["f+35"], ["f35"]],
  ["and with a space", "Vexel 3", ["vexel+3"], ["vexel", "3"], ["vexel3"]],
  ["a mark without a word asks for nothing more", "停火 ？", ["停火"]],
] as const) {
  test(`in a query ${what}`, () => assert.deepEqual(readings(typed), expected));
}

for (const typed of ["", "  ", "。，！", '""', "“”", "\u200b"]) {
  test(`${JSON.stringify(typed)} asks for nothing`, () => assert.deepEqual(readQueries(typed), []));
}

for (const [text, ...runs] of [
  ["增长3.5%，共1,000人", "增长3.5%", "共1,000人"],
  ["14:30,5月3日", "14:30", "5月3日"],
  ["共1,000,500人,2025,100", "共1,000,500人", "2025", "100"],
  ["第1,第2.", "第1", "第2"],
  ["j.d.万斯", "j.d.万斯"],
  ["u.s.-based", "u.s.", "based"],
  ["www.cbc.ca", "www", "cbc", "ca"],
  ["f-35战机", "f", "35战机"],
  ["i̇stanbul", "i̇stanbul"],
] as const) {
  test(`the runs of ${text} are ${runs.join(" ")}`, () => assert.deepEqual(runsOf(text), runs));
}
