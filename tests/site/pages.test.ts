import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { type BuiltPage, type BuiltSite, builtFixture, builtSite, pageOf } from "./built-site.ts";
import {
  brokenLinks,
  headlineErrors,
  htmlErrors,
  inlineCode,
  textErrors,
  thirdPartyRequests,
  unknownClasses,
  unsizedDrawings,
} from "./page-rules.ts";

/** A newsroom, and a publication that uses every kind of article and every kind of Markdown. */
const sites: Readonly<Record<string, BuiltSite>> = {
  "the newsroom": builtSite(),
  "every feature": builtFixture("every-feature"),
};

const rules: Readonly<Record<string, { check(page: BuiltPage, site: BuiltSite): string[]; seeded: string }>> = {
  "is valid HTML": {
    check: htmlErrors,
    seeded: '<!doctype html><html lang="zh-CN"><head><title>x</title></head><body><p><div></div></p></body></html>',
  },
  "has no broken links or anchors": {
    check: brokenLinks,
    seeded:
      '<main><a href="/nowhere/">x</a><a href="/about/#nothing">y</a><img srcset="/about/ 1w,/none.webp 2w" alt="x"></main>',
  },
  "asks nothing of other hosts": {
    check: thirdPartyRequests,
    seeded: '<main><img src="//cdn.example/x.png"><script src="https://cdn.example/x.js"></script></main>',
  },
  "holds no inline code or style": {
    check: inlineCode,
    seeded: '<main><p style="color:red" onclick="x()">x</p><script>x()</script></main>',
  },
  "wears no class that nothing knows": { check: unknownClasses, seeded: '<main><p class="facts">x</p></main>' },
  "gives its drawings a size of their own": {
    check: unsizedDrawings,
    seeded: '<main><svg class="wordmark" viewBox="0 0 396 188"></svg></main>',
  },
  "has one headline": { check: headlineErrors, seeded: "<main><h1>a</h1><h1>b</h1></main>" },
  "shows no Markdown marks and no half-width punctuation after Chinese": {
    check: textErrors,
    seeded: "<main><p>**停火**,谈判</p></main>",
  },
};

for (const [siteName, site] of Object.entries(sites)) {
  for (const [name, { check, seeded }] of Object.entries(rules)) {
    test(`in ${siteName}, every page ${name}`, () => {
      assert.ok(site.pages.length > 10);
      assert.deepEqual(
        site.pages.flatMap((page) => check(page, site)),
        [],
      );
    });

    test(`in ${siteName}, the check that a page ${name} finds a seeded fault`, () => {
      assert.notDeepEqual(check(pageOf("seeded/index.html", seeded), site), []);
    });
  }

  const articles = site.pages.filter(({ file }) => /^(?:hant\/)?\d{4}\/\d{2}\/[^/]+\/index\.html$/.test(file));
  const names = (pages: readonly BuiltPage[]) => pages.map(({ file }) => file);

  test(`in ${siteName}, every article carries one disclaimer, one source block and one comment section`, () => {
    assert.ok(articles.length > 0);
    for (const { file, root } of articles) {
      for (const selector of [".disclaimer", ".source-attribution", "#comments"]) {
        assert.equal(root.querySelectorAll(selector).length, 1, `${file} ${selector}`);
      }
    }
  });

  test(`in ${siteName}, only articles carry a disclaimer`, () => {
    const having = (selector: string) => names(site.pages.filter(({ root }) => root.querySelector(selector)));
    assert.deepEqual(having(".disclaimer"), names(articles));
  });

  test(`in ${siteName}, the site map names exactly the pages that stand for themselves`, () => {
    const locations = (file: string) =>
      [...readFileSync(join(site.folder, file), "utf8").matchAll(/<loc>(.*?)<\/loc>/g)].map(
        ([, address = ""]) => new URL(address).pathname,
      );
    const maps = locations("sitemap.xml").filter((path) => path !== "/sitemaps/news.xml");
    const listed = maps.flatMap((path) => locations(path.slice(1)));
    const wanted = site.pages.flatMap(({ root }) => {
      const canonical = root.querySelector("link[rel=canonical]")?.getAttribute("href") ?? "";
      return canonical.startsWith(`${site.url}/`) ? new URL(canonical).pathname : [];
    });
    assert.deepEqual(listed.toSorted(), wanted.toSorted());
  });
}
