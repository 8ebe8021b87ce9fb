import assert from "node:assert/strict";
import { test } from "node:test";
import { FORBIDDEN } from "../../src/domain/characters.ts";
import { line, MARKUP, SLUG, webAddress } from "../../src/domain/text-rules.ts";

/** The codes with which a text is refused. */
const refused = (schema: { safeParse(text: string): { error?: { issues: { message: string }[] } } }, text: string) =>
  schema.safeParse(text).error?.issues.map(({ message }) => message) ?? [];

test("a line of news is a line", () => {
  for (const text of ["风向突变！", "AT&T 与 <3", "1 < 2 > 0", "👨‍👩‍👧 家庭", "x".repeat(50)]) {
    assert.deepEqual(refused(line(50), text), [], text);
  }
});

test("white space around a line and line breaks inside are refused", () => {
  for (const text of [" 前", "后 ", "一\n二", "\u3000全角空格"]) {
    assert.deepEqual(refused(line(50), text), ["untrimmed-text"], JSON.stringify(text));
  }
});

test("characters that nobody sees are refused", () => {
  const codes = [
    0x00, 0x07, 0x1b, 0x7f, 0x85, 0x200b, 0x2060, 0xfeff, 0x202e, 0x2066, 0xfffd, 0xfffe, 0xffff, 0xd800, 0xdfff,
  ];
  for (const code of codes) assert.match(`字${String.fromCodePoint(code)}字`, FORBIDDEN, code.toString(16));
});

test("markup and script addresses are seen, mathematics is not", () => {
  for (const text of ["<b>", "</p>", "<img src=x onerror=y>", "<!-- x", "JavaScript:alert(1)", "javascript :x"]) {
    assert.match(text, MARKUP);
  }
  for (const text of ["1 < 2", "a<3", "<《书名》>", "JavaScript 语言"]) assert.doesNotMatch(text, MARKUP);
});

test("a web address is absolute, http or https, and has no room to break out of an attribute", () => {
  for (const text of ["https://a.example/", "http://a.example:8080/b?c=d#e", "https://zh.example/停火"]) {
    assert.deepEqual(refused(webAddress, text), [], text);
  }
  for (const text of [
    "//a.example",
    "ftp://a.example",
    "javascript:x",
    "https://",
    'https://a.example/"x',
    "a.example",
  ]) {
    assert.ok(refused(webAddress, text).includes("bad-address"), text);
  }
});

test("a slug is lower-case ASCII words with single hyphens", () => {
  for (const text of ["a", "trump-putin-call", "2025-budget"]) assert.match(text, SLUG);
  for (const text of ["", "A", "停火", "a--b", "-a", "a-", "a_b", "..", "a/b", "a b"]) assert.doesNotMatch(text, SLUG);
});
