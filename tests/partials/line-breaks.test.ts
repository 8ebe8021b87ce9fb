import assert from "node:assert/strict";
import { test } from "node:test";
import { lineBreaks } from "../../_includes/partials/headline/line-breaks.ts";

/** Whole results: they also hold the dictionary of every Node version to the same words. */
const HEADLINES = [
  "风向|突变！|特朗普|与普京|“畅聊”|2小时：|俄罗斯|愿意|立刻|开启|“停火|谈判”！",
  "德国|总理|弗里德里希·|梅尔茨|与马克龙会面",
  "麦克马洪|表示|愿意|就乌克兰|问题|与泽连斯基|会谈",
  "斯塔默|与阿尔巴尼斯|讨论|奥库斯|协议",
  "泽连斯基|希望|与马克龙|达成|协议",
  "哈利法克斯|与温哥华|之间|的航班因|暴风雪|全部|取消",
  "台湾|各界|批评|台湾|地区|领导人|“5·20”|讲话|严重|损害|两岸关系",
  "《环球|邮报》：|联邦|政府|将于|2026年|5月|19日|公布|预算案",
];
for (const cut of HEADLINES) {
  test(`a headline breaks between words, never inside a name: ${cut}`, () =>
    assert.deepEqual(lineBreaks(cut.replaceAll("|", "")), cut.split("|")));
}

test("what fits on one line is not cut", () => assert.deepEqual(lineBreaks("俄乌停火谈判开始"), ["俄乌停火谈判开始"]));
