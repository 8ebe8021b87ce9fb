import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import iconv from "iconv-lite";
import { conversionOf, encodedAs, keepOriginal } from "../../src/check/convert.ts";
import { SAMPLE_TEXTS } from "./sample-texts.ts";

const folder = mkdtempSync(join(tmpdir(), "laiyuan-encoding-"));
after(() => rmSync(folder, { recursive: true, force: true }));

function put(bytes: Uint8Array): string {
  const file = join(folder, "article.md");
  writeFileSync(file, bytes);
  return file;
}

test("every sample comes out of every encoding that can hold it as it went in", () => {
  for (const encoding of ["gb18030", "big5", "utf-16le", "utf-16be"] as const) {
    for (const text of SAMPLE_TEXTS) {
      const bytes = iconv.encode(text, encoding);
      if (iconv.decode(bytes, encoding) !== text) continue;
      const conversion = conversionOf(put(bytes));
      assert.ok(typeof conversion !== "string", conversion.toString());
      assert.deepEqual([conversion.encoding, conversion.text], [encoding, text]);
    }
  }
});

test("a byte order mark goes, and is there again on the way back", () => {
  const bytes = Buffer.from("\uFEFF本站的正文。", "utf16le");
  const conversion = conversionOf(put(bytes));
  assert.ok(typeof conversion !== "string");
  assert.equal(conversion.text, "本站的正文。");
  assert.deepEqual(encodedAs(`\uFEFF${conversion.text}`, conversion.encoding), bytes);
});

test("what cannot be turned back into the same bytes is refused, and the sentence says so", () => {
  // Big5 has 十 twice; the second one comes back as the first.
  const twice = Buffer.concat([iconv.encode("本站的編輯說：這是正文，共有", "big5"), Buffer.of(0xa2, 0xcc)]);
  assert.match(String(conversionOf(put(twice))), /看起来是 Big5，但是转换以后不能原样转回来/);
  const cut = iconv.encode("本站的正文，后面是坏掉的一个字。", "gb18030").subarray(0, -1);
  assert.match(String(conversionOf(put(cut))), /看不出/);
});

test("the original is kept under its hash, with where it came from", () => {
  const bytes = iconv.encode("本站的正文。这是一段文字。", "gb18030");
  const file = put(bytes);
  const conversion = conversionOf(file);
  assert.ok(typeof conversion !== "string");
  const kept = keepOriginal(conversion, join(folder, "cache"));
  assert.match(kept, /originals\/[0-9a-f]{64}$/);
  assert.deepEqual(readFileSync(kept), bytes);
  assert.deepEqual(JSON.parse(readFileSync(`${kept}.json`, "utf8")), { file, encoding: "gb18030" });
});
