import assert from "node:assert/strict";
import { test } from "node:test";
import { SourceNames, unknownSource } from "../../src/content/source-registry.ts";
import { SourceRegistry } from "../../src/domain/source.ts";

const NAMES = new SourceNames(
  SourceRegistry.parse({
    cbc: { name: "CBC", aliases: ["加拿大广播公司"], url: "https://cbc.example", basis: "测试" },
    bbc: { name: "BBC", aliases: ["英国广播公司"], url: "https://bbc.example", basis: "测试", credit: "BBC News 中文" },
  }),
);

for (const name of ["cbc", "CBC", "ＣＢＣ", "加拿大广播公司"]) {
  test(`“${name}” is CBC wherever it is written`, () => {
    for (const record of [name, { source: name }, { name, url: "https://cbc.example/1" }]) {
      assert.equal(NAMES.resolve(record)?.key, "cbc");
      assert.equal(NAMES.resolve(record)?.name, "CBC");
    }
  });
}

test("a source is credited in the words it asks for", () => {
  assert.equal(NAMES.resolve("英国广播公司")?.name, "BBC News 中文");
});

for (const [name, meant] of [
  ["加拿大广播", "cbc"],
  ["英国广波公司", "bbc"],
  ["CBC新闻", "cbc"],
  ["bcb", undefined],
  ["路透社", undefined],
  ["c", undefined],
] as const) {
  test(`an author who writes “${name}” is ${meant ? `asked about ${meant}` : "not sent astray"}`, () => {
    const says = unknownSource(name, NAMES);
    assert.equal(says, `没有登记过来源“${name}”${meant ? `，是不是“${meant}”？` : "。"}`);
  });
}
