import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";

const [SEEN = "", INNER = ""] = readFileSync("docs/glossary.md", "utf8").split("## What only the code speaks of");

interface Term {
  readonly chinese: string;
  readonly english: string;
  readonly names: readonly { readonly name: string; readonly path: string }[];
}

function termsIn(markdown: string): Term[] {
  return [...markdown.matchAll(/^\| ([^|]+?) \| ([^|]+?) \| (`[^|]+`) \|/gm)].map(
    ([, chinese = "", english = "", code = ""]) => ({
      chinese,
      english,
      names: [...code.matchAll(/`([\w.]+)` `([^`]+)`/g)].map(([, name = "", path = ""]) => ({ name, path })),
    }),
  );
}

/** Whether a file declares a type, function or constant, or one of its types a field: `Article.lede`. */
function declares(path: string, name: string): boolean {
  if (!existsSync(path)) return false;
  const [type = "", field] = name.split(".");
  const text = readFileSync(path, "utf8");
  const [, body = ""] =
    new RegExp(`^export (?:type|interface|class|const|function) ${type}\\b([^]*)`, "m").exec(text) ?? [];
  return body !== "" && (field === undefined || new RegExp(`^ +readonly ${field}\\??:`, "m").test(body));
}

const TERMS = [...termsIn(SEEN), ...termsIn(INNER)];

test("every name in the glossary is declared where it says", () => {
  assert.ok(TERMS.length > 50, "the rows are not recognised any more");
  for (const { english, names } of TERMS) {
    assert.ok(names.length > 0, english);
    for (const { name, path } of names) assert.ok(declares(path, name), `${english}: no ${name} in ${path}`);
  }
  assert.equal(declares("src/domain/article.ts", "Articles"), false);
  assert.equal(declares("src/domain/article.ts", "Article.nothing"), false);
});

test("what the glossary says people read, they do read", () => {
  const options = { encoding: "utf8", maxBuffer: 1 << 28 } as const;
  const files = execFileSync("git", ["ls-files", "-z", "src", "_includes", ":!src/articles"], options).split("\0");
  const read = ["docs/作者指南.md", "docs/article-fields.md", ...files.filter((file) => /\.tsx?$/.test(file))]
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
  assert.deepEqual(
    termsIn(SEEN).filter(({ chinese }) => !read.includes(chinese)),
    [],
  );
});

test("a thing has one name, and a name one thing", () => {
  for (const words of [TERMS.map(({ chinese }) => chinese), TERMS.map(({ english }) => english)])
    assert.equal(new Set(words).size, words.length);
});
