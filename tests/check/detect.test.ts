import assert from "node:assert/strict";
import { test } from "node:test";
import iconv from "iconv-lite";
import { detectEncoding, type Encoding } from "../../src/content/encoding.ts";
import { SAMPLE_TEXTS } from "./sample-texts.ts";

/** How the seven encodings of the target are written, and what they are to be called. GBK is part of GB18030. */
const WRITTEN: Readonly<Record<string, { encode(text: string): Buffer; name: Encoding }>> = {
  "UTF-8": { encode: (text) => Buffer.from(text), name: "utf-8" },
  "UTF-8 with a byte order mark": { encode: (text) => Buffer.from(`\uFEFF${text}`), name: "utf-8-bom" },
  GB18030: { encode: (text) => iconv.encode(text, "gb18030"), name: "gb18030" },
  GBK: { encode: (text) => iconv.encode(text, "gbk"), name: "gb18030" },
  Big5: { encode: (text) => iconv.encode(text, "big5"), name: "big5" },
  "UTF-16 LE": { encode: (text) => iconv.encode(text, "utf-16le"), name: "utf-16le" },
  "UTF-16 BE": { encode: (text) => iconv.encode(text, "utf-16be"), name: "utf-16be" },
};
const TARGET = 0.95;

test("the samples are twenty, some of them hardly longer than the forty characters that telling takes", () => {
  assert.equal(SAMPLE_TEXTS.length, 20);
  const lengths = SAMPLE_TEXTS.map(({ length }) => length);
  assert.ok(Math.min(...lengths) < 45, lengths.join());
});

test("at least 95% of 20 texts in 7 encodings are named right", () => {
  const wrong = SAMPLE_TEXTS.flatMap((text) =>
    Object.entries(WRITTEN).flatMap(([written, { encode, name }]) => {
      const told = detectEncoding(encode(text));
      return told === name ? [] : `${written} taken for ${told}: ${text.slice(0, 20)}`;
    }),
  );
  const all = SAMPLE_TEXTS.length * Object.keys(WRITTEN).length;
  assert.ok(wrong.length <= all * (1 - TARGET), wrong.join("\n"));
});

test("byte order marks of UTF-16 are taken at their word", () => {
  assert.equal(detectEncoding(Buffer.from("\uFEFF字", "utf16le")), "utf-16le");
  assert.equal(detectEncoding(Buffer.from("\uFEFF字", "utf16le").swap16()), "utf-16be");
});

test("bytes that are no Chinese in any encoding are given no name", () => {
  assert.equal(detectEncoding(Uint8Array.from({ length: 200 }, (_, index) => (index * 89 + 0x80) % 256)), undefined);
  assert.equal(
    detectEncoding(iconv.encode("Überraschung: die Straße ist naß, größer als früher.", "latin1")),
    undefined,
  );
});

test("UTF-8 with a stray zero byte is still UTF-8, so that the byte is what is reported", () => {
  assert.equal(detectEncoding(Buffer.from("第一行\n有\0的一行")), "utf-8");
});
