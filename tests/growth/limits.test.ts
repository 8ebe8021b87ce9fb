import assert from "node:assert/strict";
import { test } from "node:test";
import { LONGEST_PARAGRAPH } from "../../src/domain/text-rules.ts";
import { minimalPublication } from "../fixtures/minimal-publication.ts";
import { newArticle } from "../manuscripts/newsroom.ts";

const NOW = Date.parse("2026-01-01T00:00:00Z");

test("a paragraph may be as long as the limit, and no longer, wherever it stands", () => {
  const p = minimalPublication();
  const longest = "字".repeat(LONGEST_PARAGRAPH);
  p.write("article.md", `${longest}\n\n- ${longest}\n\n> ${longest}\n\n\`\`\`\n${longest}字\n\`\`\`\n`);
  assert.deepEqual(p.problems(), []);
  for (const mark of ["", "## ", "- ", "> ", "| a |\n|-|\n| ", "[^a]\n\n[^a]: "]) {
    p.write("article.md", `第一段。\n\n${mark}${longest}字\n`);
    const lines = p.problems().map(({ code, line }) => [code, line]);
    assert.deepEqual(lines, [["paragraph-too-long", 3 + mark.split("\n").length - 1]], mark);
  }
});

const PASTED: Readonly<Record<string, readonly [option: string, text: string, says: RegExp]>> = {
  "twenty thousand paragraphs": ["--from-text", "字\n".repeat(20_001), /file-too-large[\s\S]*20001 段/],
  "a paragraph of HTML without end": ["--from-html", `<p>题</p><p>${"字".repeat(30_000)}</p>`, /paragraph-too-long/],
  "a line without end": ["--from-text", `题\n${"字".repeat(30_000)}`, /:2:1 {2}paragraph-too-long/],
};
for (const [what, [option, text, says]] of Object.entries(PASTED)) {
  test(`${what} is refused by the name of its limit, before it is made anything of`, async () => {
    const p = minimalPublication();
    p.write("pasted", text, "..");
    const where = ["--articles", p.articles, "--data", p.data, "--dry-run"];
    const args = [option, `${p.articles}/../pasted`, "--title", "题", "--section", "news", "--kind", "original"];
    const { exit, err } = await newArticle([...args, ...where], () => undefined, NOW);
    assert.equal(exit, 1);
    assert.match(err, says);
  });
}

test("terms of an article are counted before each is looked for", () => {
  const p = minimalPublication();
  const terms = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`词${index}`, `詞${index}`]));
  p.record({ traditional: terms });
  assert.deepEqual(
    p.problems().map(({ code }) => code),
    ["bad-term"],
  );
});
