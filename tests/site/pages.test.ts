import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { type BuiltPage, builtSite, pageOf } from "./built-site.ts";
import { brokenLinks, headlineErrors, htmlErrors, inlineCode, textErrors, thirdPartyRequests } from "./page-rules.ts";

const site = builtSite();
const { url }: { url: string } = JSON.parse(readFileSync("_data/site.json", "utf8"));
const files = new Set(site.files);
const ids = new Map<string, Set<string>>();
const articles = site.pages.filter(({ file }) => /^\d{4}\/\d{2}\/[^/]+\/index\.html$/.test(file));

function idsOf(file: string): Set<string> {
  let found = ids.get(file);
  if (!found) {
    const page = site.pages.find((candidate) => candidate.file === file);
    found = new Set(page?.root.querySelectorAll("[id]").map((node) => node.id));
    ids.set(file, found);
  }
  return found;
}

const rules: Readonly<Record<string, { check(page: BuiltPage): string[]; seeded: string }>> = {
  "is valid HTML": {
    check: htmlErrors,
    seeded: '<!doctype html><html lang="zh-CN"><head><title>x</title></head><body><p><div></div></p></body></html>',
  },
  "has no broken links or anchors": {
    check: (page) => brokenLinks(page, files, idsOf),
    seeded: '<main><a href="/nowhere/">x</a><a href="/about/#nothing">y</a></main>',
  },
  "asks nothing of other hosts": {
    check: (page) => thirdPartyRequests(page, url),
    seeded: '<main><img src="//cdn.example/x.png"><script src="https://cdn.example/x.js"></script></main>',
  },
  "holds no inline code or style": {
    check: inlineCode,
    seeded: '<main><p style="color:red" onclick="x()">x</p><script>x()</script></main>',
  },
  "has one headline": { check: headlineErrors, seeded: "<main><h1>a</h1><h1>b</h1></main>" },
  "shows no Markdown marks and no half-width punctuation after Chinese": {
    check: textErrors,
    seeded: "<main><p>**停火**,谈判</p></main>",
  },
};

for (const [name, { check, seeded }] of Object.entries(rules)) {
  test(`every page ${name}`, () => {
    assert.ok(site.pages.length > 10);
    assert.deepEqual(site.pages.flatMap(check), []);
  });

  test(`the check that a page ${name} finds a seeded fault`, () => {
    assert.notDeepEqual(check(pageOf("seeded/index.html", seeded)), []);
  });
}

test("every article carries one disclaimer, one source block and one comment section", () => {
  assert.ok(articles.length > 0);
  for (const { file, root } of articles) {
    for (const selector of [".disclaimer", ".source-attribution", "#comments"]) {
      assert.equal(root.querySelectorAll(selector).length, 1, `${file} ${selector}`);
    }
  }
});

test("only articles carry a disclaimer", () => {
  const others = site.pages.filter((page) => !articles.includes(page) && page.root.querySelector(".disclaimer"));
  assert.deepEqual(
    others.map(({ file }) => file),
    [],
  );
});

test("only articles are offered to the search index", () => {
  const indexed = site.pages.filter(({ root }) => root.querySelector("[data-pagefind-body]"));
  assert.deepEqual(new Set(indexed.map(({ file }) => file)), new Set(articles.map(({ file }) => file)));
});

test("the site map names every article and list and nothing that does not exist", () => {
  const map = readFileSync(`${site.folder}/sitemap.xml`, "utf8");
  const listed = [...map.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address = ""]) => new URL(address).pathname);
  for (const path of listed) assert.ok(files.has(`${path.slice(1)}index.html`), path);
  const left = site.pages
    .map(({ file }) => `/${file.replace(/index\.html$/, "")}`)
    .filter((path) => !listed.includes(path));
  assert.deepEqual(left.sort(), ["/404.html", "/comment-sent/", "/search/"]);
});
