import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { test } from "node:test";
import { creditDigestOf, creditRecordOf } from "../../../src/build/verify/credits.ts";
import type { Block } from "../../../src/domain/article.ts";
import { rememberDigest } from "../../../src/kept/digest.ts";
import { articleOn } from "../../fixtures/articles.ts";

const bodyOf = (credit: string): Block[] => [
  { kind: "picture", picture: { name: "rain", shown: false, reason: "测试", credit: { name: credit } } },
];
const SOURCES = [[], [{ name: "公报" }], [{ name: "日报" }], [{ name: "公报", url: "https://gazette.example/a" }]];

test("what a page has to credit is named otherwise when any of it is another, whether or not it is known what the text was made of", () => {
  for (const isKnown of [false, true]) {
    const digests = new Map<string, string>();
    for (const credit of ["图片社", "通讯社"])
      for (const sources of SOURCES)
        for (const converted of [false, true]) {
          const body = bodyOf(credit);
          if (isKnown) rememberDigest(body, hash("sha256", credit));
          const article = { ...articleOn(0, { slug: "rainy", body }), sources };
          const { digest, ...record } = creditRecordOf(article, converted);
          assert.equal(creditDigestOf(article, converted), digest);
          assert.equal(digests.get(digest), undefined, `${digests.get(digest)} and ${JSON.stringify(record)}`);
          digests.set(digest, JSON.stringify(record));
        }
    assert.equal(digests.size, 16);
  }
});
