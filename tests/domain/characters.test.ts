import assert from "node:assert/strict";
import { test } from "node:test";
import { addressFault } from "../../src/domain/address.ts";
import {
  COMMON,
  FORBIDDEN,
  forbiddenName,
  percentDecoded,
  spelledOut,
  withoutForbidden,
} from "../../src/domain/characters.ts";
import { posesAsDesk } from "../../src/domain/lookalike.ts";
import { isBlank } from "../../src/domain/seen-text.ts";
import { line } from "../../src/domain/text-rules.ts";
import { BLANK, KEPT, REFUSED } from "../hostile/characters.ts";

test("what a script or an emoji needs is kept, in the midst of Chinese and beside itself", () => {
  for (const text of KEPT)
    for (const whole of [text, `甲${text}乙`, `${text}${text}`, `，${text}。`])
      assert.doesNotMatch(whole, FORBIDDEN, whole);
});

test("what nobody sees is refused, and nothing of it is left when it is taken out", () => {
  for (const text of REFUSED) {
    assert.match(text, FORBIDDEN, JSON.stringify(text));
    assert.doesNotMatch(withoutForbidden(text.repeat(3)), FORBIDDEN);
    assert.doesNotMatch(spelledOut(text.repeat(3)), FORBIDDEN);
    assert.match(forbiddenName(FORBIDDEN.exec(text)?.[0] ?? ""), /U\+[0-9A-F]{4,6}$/);
  }
});

test("every control, noncharacter, half pair and character that Unicode hides is refused beside Chinese", () => {
  // Exceptions stand where they have a work to do; here they have none, but for the two that may stand anywhere.
  const anywhere = /\u00ad|\u034f/;
  const oneSelector = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u;
  const hidden = /(?![\t\n\r])\p{Cc}|\p{Cs}|\p{NChar}|\p{DI}/u;
  const accepted: string[] = [];
  for (let code = 0; code <= 0x10ffff; code += 1) {
    const character = String.fromCodePoint(code);
    if (!hidden.test(character) || anywhere.test(character) || oneSelector.test(character)) continue;
    if (!FORBIDDEN.test(`字${character}字`)) accepted.push(code.toString(16));
  }
  assert.deepEqual(accepted, []);
});

test("the quick look takes nothing for common that a rule is about", () => {
  const common = new RegExp(COMMON, "u");
  const ruled = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Cs}\p{NChar}\p{M}\p{DI}\u2028\u2029\ufffc\ufffd]/u;
  const missed: string[] = [];
  for (let code = 0; code <= 0x10ffff; code += 1) {
    const character = String.fromCodePoint(code);
    if (ruled.test(character) && common.test(character)) missed.push(code.toString(16));
  }
  assert.deepEqual(missed, []);
});

test("four accents on a letter are some script's, five are nobody's; a Tibetan syllable has eight marks", () => {
  assert.doesNotMatch(`a${"\u0301".repeat(4)}`, FORBIDDEN);
  assert.match(`a${"\u0301".repeat(5)}`, FORBIDDEN);
  assert.equal(withoutForbidden(`a${"\u0301".repeat(90)}b`), `a${"\u0301".repeat(4)}b`);
  assert.doesNotMatch(`\u0f67${"\u0f90".repeat(8)}`, FORBIDDEN);
  assert.match(`\u0f67${"\u0f90".repeat(9)}`, FORBIDDEN);
});

test("a text of which nobody sees anything is no text", () => {
  for (const text of [...BLANK, "", " \u3000\u2800"]) assert.ok(isBlank(text), JSON.stringify(text));
  for (const text of [...KEPT, "。", "\u0301"]) assert.ok(!isBlank(text), text);
  for (const text of BLANK) assert.ok(!line(60).safeParse(text).success);
});

test("twice as much of a hard text takes about twice as long", () => {
  const units = [
    "\u200e",
    "ש\u200e",
    "a\u0301\u0301\u0301\u0301\u0301",
    "甲\u200d",
    "\u{1f3f4}\u{e0061}",
    "👨‍👩‍👧‍👦",
    "❤\ufe0f\ufe0f",
    // Each stands only because of the one before, and the first of all does not.
    "\u200d\ufe0f",
  ];
  const took = (text: string) => {
    const before = process.cpuUsage();
    assert.doesNotMatch(withoutForbidden(text), FORBIDDEN);
    spelledOut(text);
    return process.cpuUsage(before).user / 1000;
  };
  for (const unit of units) {
    took(unit.repeat(2000));
    const [half, whole] = [took(unit.repeat(20_000)), took(unit.repeat(40_000))];
    assert.ok(whole < half * 4 + 20, `${JSON.stringify(unit)}: ${half} ${whole}`);
  }
});

test("an address is decoded as UTF-8 where it is, and old addresses in GBK stay", () => {
  assert.equal(percentDecoded("/%E6%97%A7%E6%96%87"), "/旧文");
  assert.equal(percentDecoded("/%BE%C9%CE%C4?a=%41"), "/%BE%C9%CE%C4?a=A");
  assert.equal(percentDecoded("/%BE%00"), "/%BE\0");
  for (const address of [
    "https://a.example/%BE%C9%CE%C4",
    "https://a.example/?q=%E2%80%9C%0A",
    "https://a.example/@name",
  ])
    assert.equal(addressFault(address), undefined, address);
});

test("a user before the host and hidden characters make an address that lies", () => {
  for (const address of ["https://bank.example@evil.example/", "http://a:b@c.example", "HTTPS://x@y.example/@z"])
    assert.equal(addressFault(address), "userinfo-in-address", address);
  for (const address of [
    "https://a.example/%00",
    "https://a.example/%E2%80%AE",
    "/旧%F3%A0%81%81",
    "https://a.example/\u200b",
  ])
    assert.equal(addressFault(address), "forbidden-character", address);
});

test("a name that would be taken for the desk's is told from a reader's", () => {
  const posing = [
    "编辑部",
    "编 辑-部",
    "編輯部",
    "本站管理员",
    "ＡＤＭＩＮ",
    "Аdmin",
    "Site Editor",
    "示例报",
    "示例报客服",
    "编\u00ad辑",
  ];
  for (const name of posing) assert.ok(posesAsDesk(name, "示例报"), name);
  const readers = [
    "张三",
    "编辑部的忠实读者",
    "Stafford",
    "匿名读者",
    "官方网友",
    "Edith",
    "نجيب",
    "👩‍👧",
    "关于编辑的人",
  ];
  for (const name of readers) assert.ok(!posesAsDesk(name, "示例报"), name);
});
