import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "../../../scripts/bench/random.ts";
import { asLeft } from "../../../src/content/old-pictures.ts";
import type { LabelledLine } from "./labelled.ts";
import { creditedWith } from "./labelled.ts";

const SHOWN = ["港口清晨的渡轮", "省议会大楼外景", "市集上的菜農與顧客", "大桥合龙"];
/** Ways in which newsrooms name somebody that no rule here is made for. */
const TRACES = [
  "CBC / Ann Lee",
  "Getty Images via CBC",
  "via 示例通讯",
  "© 2019 示例报",
  "来源 示例网",
  "（示例社）",
  "（由示例公司提供）",
  "（示例中心提供）",
  "翻攝自示例臉書",
  "擷自 Example TV",
  "小红书@示例",
  "示例报记者黄某摄",
  "Photo by Ann Lee",
  "新华社发",
  "Example Wire",
  "（圖：CBC；文：某某）",
  "左图：CBC 右图：路透社",
  "「圖：CBC」",
  "（示例01圖片）",
];
/** Captions that speak of such things, and name nobody. */
const NOTHING_SAID = [
  "省长在记者会上回答提问",
  "摄氏四十度的街头",
  "摄影展昨天开幕",
  "省长走出大楼",
  "选手（左）与教练",
  "（前排右二）市长",
];
const PLACES = ["caption", "under", "library"] as const;

const at = (place: string, line: string): LabelledLine => ({
  place,
  line,
  expected: "",
  asked: undefined,
  pictured: false,
});

/** Whether a decision about all pictures of which nothing is known would say whose this one is. */
function isCovered(line: LabelledLine): boolean {
  const [record] = [...creditedWith(line).draft.pictures.values()];
  assert.ok(record);
  let covered = false;
  asLeft(record, {
    lacks: () => true,
    rights: () => {
      covered = true;
      return undefined;
    },
  });
  return covered;
}

test("a picture beside which anybody may be named is covered by no decision about many, wherever the name stands", () => {
  const random = seededRandom(36);
  for (let turn = 0; turn < 120; turn += 1) {
    const pick = <T>(all: readonly [T, ...T[]] | readonly T[]) => all[Math.floor(random() * all.length)];
    const [shown, trace, place] = [pick(SHOWN) ?? "", TRACES[turn % TRACES.length] ?? "", pick(PLACES) ?? "under"];
    const line = `${shown}${pick(["", " ", "。", "　", "，"])}${trace}${pick(["", "。"])}`;
    assert.equal(isCovered(at(place, line)), false, `${place}: ${line}`);
  }
});

test("one beside which nobody is named may be decided on with all the others", () => {
  for (const line of [...SHOWN, ...NOTHING_SAID])
    for (const place of PLACES) assert.equal(isCovered(at(place, line)), true, `${place}: ${line}`);
});
