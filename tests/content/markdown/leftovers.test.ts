import assert from "node:assert/strict";
import { test } from "node:test";
import { leftoverMarkdown } from "../../../src/content/markdown/leftovers.ts";
import { parseMarkdown } from "../../../src/content/markdown/parse.ts";
import { VERDICTS } from "../../../src/domain/verdict.ts";
import { minimalPublication } from "../../fixtures/minimal-publication.ts";
import { verdictsOf } from "../../gate/verdicts.ts";
import { BAD, GOOD } from "./leftover-examples.ts";

function found(text: string): string[] {
  return leftoverMarkdown(text, parseMarkdown(text)).map(({ code, line, column }) => `${code} ${line}:${column}`);
}

for (const [code, examples] of Object.entries(BAD)) {
  for (const [text, line, column] of examples) {
    test(`${code} in ${JSON.stringify(text)}`, () => {
      const all = found(text);
      assert.ok(all.includes(`${code} ${line}:${column}`), all.join("、"));
      // One mistake, one message: another place may have another of the same kind.
      assert.deepEqual(
        all.filter((other) => !other.startsWith(`${code} `)),
        [],
      );
    });
  }
}

for (const text of GOOD) {
  test(`nothing in ${JSON.stringify(text)}`, () => assert.deepEqual(found(text), []));
}

test("messages are sentences in Chinese, and show what was typed on one line", () => {
  for (const [text] of Object.values(BAD).flat()) {
    for (const { message } of leftoverMarkdown(text, parseMarkdown(text))) {
      assert.match(message, /^[^\n]*\p{Script=Han}[^\n]*$/u);
      assert.doesNotMatch(message, /[\uFFFB\uFFFC]/);
    }
  }
});

test("check and build say the same of an article and of a page, and only what loses something stops them", async () => {
  for (const [code, examples] of Object.entries(BAD)) {
    const publication = minimalPublication();
    const text = examples
      .map(([example]) => example.replaceAll("harbour", "/about/"))
      .find((example) => !example.includes("![]"));
    const verdict = Object.entries(VERDICTS).find(([name]) => name === code)?.[1];
    publication.write("article.md", `${text}\n`);
    publication.siteData("tags.json", {});
    const { check, build } = await verdictsOf(publication);
    assert.deepEqual(check, build);
    const codes = new Set(check.map((place) => place.split(" ")[0]));
    assert.deepEqual([...codes], verdict?.weight === "error" ? [code] : [], `${code}: ${check.join()}`);
  }
});
