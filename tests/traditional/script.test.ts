import assert from "node:assert/strict";
import { test } from "node:test";
import { EditionSettings } from "../../src/domain/site.ts";
import { Converter } from "../../src/traditional/converter.ts";
import { TraditionalScript } from "../../src/traditional/script.ts";

const taiwan = new Converter(new TraditionalScript({ region: "taiwan", words: false }), "curly");
const hongKong = new Converter(new TraditionalScript({ region: "hongkong", words: false }), "curly");

/** Titles of people in office, and words that begin with 发: no title ends where its 长 begins 长发. */
const TITLES =
  "市长 部长 局长 校长 院长 会长 团长 队长 行长 站长 组长 班长 县长 省长 镇长 村长 区长 州长 司长 署长 秘书长 董事长 参谋长 检察长 外长 议长".split(
    " ",
  );
const ACTS = "发布声明 发言 发表讲话 发现问题 发起投票 发出警告 发放补贴 发信 发文 发力".split(" ");

test("a title keeps its last character, whatever somebody does", () => {
  for (const title of TITLES)
    for (const act of ACTS) assert.equal(taiwan.text(title + act), taiwan.text(title) + taiwan.text(act), title + act);
});

for (const [text, written] of [
  [
    "市长发言说，养老金发放照旧，街头发生拥堵，警方不准车辆进入",
    "市長發言說，養老金發放照舊，街頭發生擁堵，警方不准車輛進入",
  ],
  [
    "基金发行，奖金发放，黄金发现，感染发病，维护发展，镜头发生",
    "基金發行，獎金發放，黃金發現，感染發病，維護發展，鏡頭發生",
  ],
  ["展示了如何参与制造", "展示了如何參與製造"],
  ["供应链接近断裂，首台风电机组", "供應鏈接近斷裂，首臺風電機組"],
] as const)
  test(`${text} is cut into its words`, () => assert.equal(taiwan.text(text), written));

const SURNAMES = "范 于 余 郁 游 岳 朴 涂".split(" ");

test("a surname before a title is no preposition, remainder or mountain", () => {
  for (const surname of SURNAMES)
    for (const title of ["女士", "先生", "教授", "某"])
      for (const before of ["", "，", "记者", "市民"]) {
        const text = `${before}${surname}${title}说`;
        assert.ok(taiwan.text(text).includes(surname), text);
      }
});

test("里 in a name of another language is no inside", () => {
  for (const name of ["弗里兰", "埃里克", "詹姆斯·里奇", "里夫斯", "凯文·里德", "里贾纳·埃里克森"])
    assert.equal(taiwan.text(name).replaceAll("里", ""), taiwan.text(name.replaceAll("里", "")), name);
});

test("Taiwan and Hong Kong have their own forms of the same words", () => {
  assert.equal(taiwan.text("他在家里说，台湾卫生部启用吃面的床位"), "他在家裡說，臺灣衛生部啟用吃麵的床位");
  assert.equal(hongKong.text("他在家里说，台湾卫生部启用吃面的床位"), "他在家裏説，台灣衞生部啓用吃麪的牀位");
});

test("the settings of a publication that names only a region change no words and have corner quotes", () => {
  assert.deepEqual(EditionSettings.parse({ region: "taiwan" }), { region: "taiwan", words: false, quotes: "corner" });
});
