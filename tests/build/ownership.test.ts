import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { filesOf } from "../../src/build/manifest.ts";
import { assertReplaceable, assertStillReplaceable, claimFolder } from "../../src/build/ownership.ts";
import { takeLock } from "../../src/disk/lock.ts";
import { UsageError } from "../../src/terminal/outcome.ts";
import { buildOnePage, type Places, touchNothingForeign } from "./one-page-build.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-ownership-"));
after(() => rmSync(scratch, { recursive: true, force: true }));
const sources = mkdtempSync(join(scratch, "sources-"));
const [articles, data] = [join(sources, "articles"), join(sources, "data")];
const run = (places: Partial<Places>) => buildOnePage({ output: "", articles, data, cache: undefined, ...places });

/** A new folder with these files; a name that ends in `/` is an empty folder. */
function folderWith(...names: readonly string[]): string {
  const folder = mkdtempSync(join(scratch, "place-"));
  for (const name of names) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    if (name.endsWith("/")) mkdirSync(join(folder, name));
    else writeFileSync(join(folder, name), "somebody's");
  }
  return folder;
}

test("a build that finds the cache's mark half written waits for the other, and refuses nothing", async () => {
  const root = join(folderWith(), "pictures");
  mkdirSync(root);
  const other = await takeLock(root, () => {});
  writeFileSync(join(root, "CACHEDIR.TAG.part~"), "Signature");
  const claimed = claimFolder(root);
  rmSync(join(root, "CACHEDIR.TAG.part~"));
  other.release();
  await claimed;
  assert.deepEqual(filesOf(root), ["/CACHEDIR.TAG"]);
});

const REFUSED: Readonly<Record<string, () => Partial<Places>>> = {
  "is empty, as an unset variable is": () => ({ output: "" }),
  "is a space": () => ({ output: " " }),
  "is the root": () => ({ output: "/" }),
  "is the working directory": () => ({ output: "." }),
  "is above it": () => ({ output: ".." }),
  "is the working directory by another way": () => ({ output: "src/../." }),
  "is the working directory through a link": () => {
    symlinkSync(process.cwd(), join(scratch, "link-here"));
    return { output: join(scratch, "link-here") };
  },
  "holds somebody's file": () => ({ output: folderWith("thesis.docx") }),
  "holds a repository and nothing else": () => ({ output: folderWith(".git/") }),
  "is a file": () => ({ output: join(folderWith("thesis.docx"), "thesis.docx") }),
  "is a link to an empty folder": () => {
    symlinkSync(folderWith(), join(scratch, "link-empty"));
    return { output: join(scratch, "link-empty") };
  },
  "is the folder of the articles": () => ({ output: articles }),
  "lies among the articles": () => ({ output: join(articles, "2025") }),
  "holds the data": () => ({ output: sources }),
  "lies among the data through a link": () => {
    const data = folderWith();
    symlinkSync(data, join(scratch, "link-data"));
    return { output: join(scratch, "link-data", "site"), data };
  },
  "is the cache": () => ({ output: join(sources, "kept"), cache: join(sources, "kept") }),
  "would have its list over somebody's": () => ({ output: join(folderWith("site.manifest.json"), "site") }),
};

for (const [name, places] of Object.entries(REFUSED)) {
  test(`an output that ${name} is refused`, async () => {
    await assert.rejects(run(places()), UsageError);
  });
}

test("a cache in which somebody keeps pictures is refused, with its name", async () => {
  const cache = folderWith("pictures/beach.jpg");
  await assert.rejects(run({ output: join(folderWith(), "site"), cache }), /pictures 里有不认识的东西：beach\.jpg/);
});

test("a cache of before caches carried a mark is taken for what it is", async () => {
  const cache = folderWith(`pictures/paper.example/${"a".repeat(64)}`);
  await run({ output: join(folderWith(), "site"), cache });
});

test("a file that somebody puts into the site stops the next build, and is named", async () => {
  const output = join(folderWith(), "site");
  await run({ output });
  writeFileSync(join(output, "about", "notes.txt"), "mine");
  await assert.rejects(run({ output }), /about\/notes\.txt/);
  rmSync(join(output, "about", "notes.txt"));
  await run({ output });
});

test("a file that somebody puts into the site while it is built is seen, though there are as many as before", async () => {
  const output = join(folderWith(), "site");
  await run({ output });
  const before = assertReplaceable(output);
  assert.deepEqual(assertStillReplaceable(output, before).found, before.found);
  rmSync(join(output, "about", "index.html"));
  assert.equal(assertStillReplaceable(output, before).found.length, before.found.length - 1);
  writeFileSync(join(output, "about", "notes.txt"), "mine");
  assert.throws(() => assertStillReplaceable(output, before), /about\/notes\.txt/);
});

test("what file managers and editors leave in the site stops no build", async () => {
  const output = join(folderWith("site/.DS_Store"), "site");
  await run({ output });
  for (const name of [".DS_Store", "index.html~"]) writeFileSync(join(output, "about", name), "layout");
  await run({ output });
});

test("a site from which files were taken is built again", async () => {
  const output = join(folderWith(), "site");
  await run({ output });
  rmSync(join(output, "about"), { recursive: true });
  await run({ output });
  assert.deepEqual(filesOf(output), ["/about/index.html"]);
});

test("in random layouts a build never changes anything that was there before and is not its own", async () => {
  const built = await touchNothingForeign(Array.from({ length: 60 }, (_, seed) => seed));
  assert.ok(built > 12, `only ${built} builds went through`);
});
