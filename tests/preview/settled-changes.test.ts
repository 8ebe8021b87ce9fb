import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { SettledChanges, type SiteChanges } from "../../src/preview/settled-changes.ts";

const PLACES = { articles: "paper/articles", data: "paper/data" };

test("two hundred files that git writes one after the other are one change, and a single save waits for next to nothing", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const given: SiteChanges[] = [];
  const settled = new SettledChanges(PLACES, (changes) => given.push(changes));
  settled.add("paper/articles/2026/11/one/article.md");
  settled.add("paper/articles/2026/11/one/article.json");
  t.mock.timers.tick(30);
  assert.deepEqual(
    given.map(({ articles }) => articles.length),
    [2],
  );
  for (let at = 0; at < 200; at += 1) {
    settled.add(`paper/articles/2026/10/story-${at}/article.md`);
    t.mock.timers.tick(at === 0 ? 20 : 100);
  }
  t.mock.timers.tick(150);
  assert.deepEqual(
    given.map(({ articles }) => articles.length),
    [2, 200],
  );
});

test("a file that is empty for a moment, while somebody writes it, is waited for, and one that stays empty is told of", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "laiyuan-settled-"));
  t.after(() => rmSync(folder, { recursive: true }));
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const path = join(folder, "article.md");
  const given: SiteChanges[] = [];
  const settled = new SettledChanges({ articles: folder, data: "paper/data" }, (changes) => given.push(changes));
  writeFileSync(path, "");
  settled.add(path);
  t.mock.timers.tick(100);
  assert.equal(given.length, 0);
  writeFileSync(path, "正文。");
  settled.add(path);
  t.mock.timers.tick(30);
  assert.equal(given.length, 1);
  writeFileSync(path, "");
  settled.add(path);
  t.mock.timers.tick(500);
  t.mock.timers.tick(500);
  assert.equal(given.length, 2);
});

test("what has changed is told apart: articles, data, what readers load, the program, and what is nobody's", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const changeOf = (path: string): SiteChanges | undefined => {
    let given: SiteChanges | undefined;
    const settled = new SettledChanges(PLACES, (changes) => {
      given = changes;
    });
    settled.add(path);
    t.mock.timers.tick(1000);
    return given;
  };
  const none = { articles: [], data: false, styles: false, code: false };
  const article = "paper/articles/2026/11/one/chart.png";
  assert.deepEqual(changeOf(article), { ...none, articles: [article] });
  assert.deepEqual(changeOf("paper/data/comments/2026/11/one/a.json"), { ...none, data: true });
  for (const path of ["src/styles/base.css", "_includes/partials/figure/figure.css", "src/browser/site.ts"])
    assert.deepEqual(changeOf(path), { ...none, styles: true }, path);
  for (const path of ["_includes/layouts/Document.tsx", "src/pages/home.11ty.ts"])
    assert.deepEqual(changeOf(path), { ...none, code: true }, path);
  assert.deepEqual(changeOf("netlify.toml"), none);
  for (const path of ["src/pages/.home.11ty.ts.swp", "src/pages/4913", "src/pages/home.11ty.ts~"])
    assert.equal(changeOf(path), undefined, path);
});
