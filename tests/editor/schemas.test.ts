import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { dataJsonSchemas } from "../../src/domain/json-schemas.ts";
import { proposed, underlined } from "./language-service.ts";

const NEWSROOM = "tests/fixtures/newsroom";
const ARTICLE = "src/articles/2026/11/harbour-report/article.json";

test("VS Code finds nothing wrong in the files of a publication that is right", async () => {
  for (const [folder, place, ending] of [
    ["articles", "src/articles", "article.json"],
    ["data", "_data", ".json"],
  ] as const) {
    const names = readdirSync(join(NEWSROOM, folder), { recursive: true, encoding: "utf8" });
    const files = names.filter((name) => name.endsWith(ending));
    assert.ok(files.length > 0);
    for (const name of files)
      assert.deepEqual(
        await underlined(`${place}/${name}`, readFileSync(join(NEWSROOM, folder, name), "utf8")),
        [],
        name,
      );
  }
});

/** One wrong value for every file, and the line it stands in. */
const SEEDED: Readonly<Record<string, { value: unknown; says: RegExp }>> = {
  [ARTICLE]: { value: { titel: "标题" }, says: /titel/ },
  "_data/archive.json": { value: { sites: [{ url: "https://old.example", moved: "2026-11-30" }] }, says: /posts/ },
  "_data/breaking.json": { value: { text: "消息", url: "/about/", until: "2026-11-20T18:00:00-08:00" }, says: /^3:/ },
  "_data/copy-rules.json": { value: { dash: "loud" }, says: /^2:/ },
  "_data/disclaimers.json": { value: { original: "甲" }, says: /compilation/ },
  "_data/front.json": { value: { lead: { article: "a" }, story: [] }, says: /story/ },
  "_data/glossary.json": { value: { 特朗普: ["川普"] }, says: /^2:/ },
  "_data/migration.json": { value: { credit: {} }, says: /credit/ },
  "_data/names.json": { value: [{ name: "特朗普", variants: [] }], says: /^4:/ },
  "_data/notices.json": {
    value: [{ received: "2026-11-20", source: "cbc", about: "事由", status: "done" }],
    says: /^6:/,
  },
  "_data/old-addresses.json": { value: { rules: [{ form: "/category/world/*" }] }, says: /form/ },
  "_data/people.json": { value: { wang: { nmae: "王" } }, says: /nmae/ },
  "_data/podcast.json": { value: { title: "甲", artwrok: {} }, says: /artwrok/ },
  "_data/sections.json": { value: { world: { name: "国际", description: "世界", frontt: true } }, says: /frontt/ },
  "_data/site.json": { value: { name: "来源" }, says: /tagline/ },
  "_data/sources.json": { value: { cbc: { name: "CBC", url: "https://www.cbc.ca" } }, says: /basis/ },
  "_data/tags.json": { value: { 标签: { name: "标签" } }, says: /^2:/ },
  "_data/topics/story.json": { value: { title: "一件事" }, says: /summary/ },
  "_data/withdrawals.json": { value: [{ path: "/2026/11/harbour-report/" }], says: /id/ },
};

for (const [path, { value, says }] of Object.entries(SEEDED)) {
  test(`VS Code underlines a mistake in ${path}`, async () => {
    const found = await underlined(path, JSON.stringify(value, null, 2));
    assert.match(found.join("\n"), says);
  });
}

/** Of many files of a folder there is one. */
function schemaOf(path: string): string {
  return path.startsWith("_data/topics/") ? "topic" : path.slice("_data/".length, -".json".length);
}

test("every schema is tried with a mistake", () => {
  const tried = Object.keys(SEEDED)
    .filter((path) => path !== ARTICLE)
    .map(schemaOf);
  assert.deepEqual(tried.toSorted(), [...dataJsonSchemas().keys()].toSorted());
});

test("VS Code proposes the fields of an article, with what they mean, and the values of a choice", async () => {
  const fields = await proposed(ARTICLE, '{ "title": "标题", | }');
  assert.match(fields.get("published") ?? "", /带时区/);
  assert.ok(!fields.has("title"));
  const kinds = await proposed(ARTICLE, '{ "kind": | }');
  const known = ['"compilation"', '"original"', '"reprint"', '"translation"', '"unknown"'];
  assert.deepEqual([...kinds.keys()].toSorted(), known);
  const picture = await proposed(ARTICLE, '{ "pictures": { "a": { | } } }');
  assert.match(picture.get("licence") ?? "", /使用依据/);
});
