import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { FOR_DEVELOPERS, INTERFACE_WORDS, withOurWords } from "../../src/cms/interface-words.ts";

const read = (language: string) => readFileSync(`node_modules/@sveltia/cms/locales/${language}.json`, "utf8");

/** Texts by their keys, as `a.b`. */
function texts(json: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const walk = (value: unknown, key: string): void => {
    if (typeof value === "string") found.set(key, value);
    else if (value instanceof Object)
      for (const [name, inside] of Object.entries(value)) walk(inside, key === "" ? name : `${key}.${name}`);
  };
  walk(JSON.parse(json), "");
  return found;
}

const english = texts(read("en-US"));
const variables = (text = "") => [...new Set(text.match(/\$\w+/g))].toSorted();

for (const language of ["zh-CN", "zh-TW"])
  test(`an author meets no English in ${language}`, () => {
    const chinese = texts(withOurWords(read(language), (text) => text));
    assert.deepEqual(
      [...english.keys()].filter((key) => !chinese.has(key) && !FOR_DEVELOPERS.test(key)),
      [],
    );
    assert.notEqual(texts(read(language)).has("entry_sidebar.slug.title"), true, "is in Chinese by itself now");
  });

test("our words stand for words that there are, and say all that those say", () => {
  for (const [key, text] of Object.entries(INTERFACE_WORDS)) {
    const said = variables(text);
    // How to find the folder is said better than by the name of a repository.
    const known = variables(english.get(key)).filter((name) => name !== "$repo");
    assert.ok(english.has(key), key);
    assert.deepEqual(
      said.filter((name) => !known.includes(name)),
      [],
      key,
    );
    if (!text.includes(".match")) assert.deepEqual(said, known, key);
  }
});
