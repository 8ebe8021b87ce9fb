import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "node-html-parser";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { clausesOf } from "../../_includes/partials/headline/clauses.ts";
import { Headline } from "../../_includes/partials/headline/Headline.tsx";
import { randomTexts } from "../hostile/xss/random-text.ts";

/** `‖` between clauses, each of which has a line to itself where it fits; `:` and where that is. */
const HEADLINES = [
  "narrow: 港口今晨复工，‖首批货轮离港",
  "narrow: 市议会否决增税方案 ‖居民代表到场鼓掌",
  "narrow: “停火”谈判破裂！‖双方互相指责",
  "narrow: 【港口来信】‖货轮今晨离港",
  "wide: 市议会以七票对六票否决增税方案，‖居民代表到场鼓掌",
  "wide: 铁路公司宣布全线停运三天：‖工会要求重新谈判",
  // A call has a line to itself where it has no room beside its neighbour, and no clause would have one otherwise.
  "wide: 形势突变！‖市议会以七票对六票否决增税方案，‖居民代表到场鼓掌",
  // What is too short for a line of its own goes with its neighbour.
  "wide: 快讯：市议会否决增税方案，‖居民代表到场鼓掌",
  // One clause, or one that fits on no line, or marks that end none.
  ": 市议会以七票对六票否决增税方案",
  ": 市议会以七票对六票否决增税方案并要求市政府在三十天内另提预算，居民代表到场鼓掌",
  ": 代表说：“增税方案，我们不要”",
  "narrow: 开幕时间改为10:30，‖票价1,200元",
  ": 萨尔瓦多·阿连德 Santiago 广场",
];
for (const headline of HEADLINES) {
  const [fit, text = ""] = [headline.slice(0, headline.indexOf(":")), headline.slice(headline.indexOf(":") + 2)];
  test(`a headline breaks between clauses where each has a line, and nowhere in one: ${text}`, () => {
    const cut = clausesOf(text.replaceAll("‖", ""));
    assert.deepEqual([cut.fit ?? "", cut.clauses.map((parts) => parts.join("")).join("‖")], [fit, text]);
  });
}

/** Clauses of any length with any marks between them. */
const TITLES = randomTexts(300).flatMap((text, at) => [
  text,
  `${text}，${"港口复工".repeat((at % 4) + 1)}`,
  `市议会否决增税方案${"，。！？：；… ｜】”,"[at % 11]}${text.slice(0, 8)}”居民代表鼓掌`,
]);

test("however a headline is cut, it says what was written, and no clause begins with a mark that may not begin a line", () => {
  let cut = 0;
  for (const text of TITLES) {
    const page = parse(renderToString(h("h1", null, h(Headline, { text }))));
    assert.equal(page.textContent, renderedText(text), text);
    const clauses = page.querySelectorAll("h-c, h-w").map(({ textContent }) => textContent);
    if (clauses.length > 0) cut += 1;
    for (const [index, clause] of clauses.entries())
      assert.doesNotMatch(clause, index === 0 ? /\s$/ : /^[，。！？；：、…”’）》」』】\s]|\s$/, text);
  }
  assert.ok(cut > 100, `${cut} headlines have clauses`);
});

/** The parser decodes no more than the browser would; the text goes through the same two doors. */
function renderedText(text: string): string {
  return parse(renderToString(h("h1", null, text))).textContent;
}
