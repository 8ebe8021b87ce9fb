import assert from "node:assert/strict";
import { test } from "node:test";
import { between, seededRandom } from "../../scripts/bench/random.ts";
import { lossOf, shownIn } from "../../src/deployment/fewer-pages.ts";

const addressOf = (number: number) => `/2026/11/article-${number}/`;
const addresses = (count: number) => Array.from({ length: count }, (_, number) => addressOf(number));

test("whatever becomes of a site, it is stopped if and only if more than a fifth is gone or everything, and nobody has said why", () => {
  const random = seededRandom(25);
  const seen = { stopped: 0, let: 0 };
  for (let round = 0; round < 2000; round += 1) {
    const before = addresses(between(random, 0, 40));
    const share = random();
    const fates = before.map(() =>
      random() < share ? "stays" : (["gone", "withdrawn", "moved"] as const)[between(random, 0, 2)],
    );
    const of = (fate: string) => before.filter((_, index) => fates[index] === fate);
    const fresh = addresses(between(random, 0, 2)).map((path) => path.replace("article", "new"));
    const articles = [...of("stays"), ...fresh];
    const gone = of("gone");
    const loss = lossOf(before, { articles, withdrawn: of("withdrawn"), moved: of("moved") });
    const stops = gone.length * 5 > before.length || (articles.length === 0 && gone.length > 0);
    assert.equal(loss !== undefined, stops, `${gone.length} of ${before.length}`);
    seen[stops ? "stopped" : "let"] += 1;
    if (loss === undefined) continue;
    assert.match(loss, new RegExp(`${before.length} 页文章里有 ${gone.length} 页会不见`));
    assert.deepEqual(
      [...loss.matchAll(/^ {4}(\/\S+)$/gm)].map(([, path]) => path),
      gone.slice(0, 10),
    );
    assert.match(loss, /npm run withdraw[\s\S]*--allow-fewer-pages/);
  }
  assert.ok(seen.stopped > 100 && seen.let > 100, JSON.stringify(seen));
});

test("addresses are read from the files of a site in both editions, from its notices and its redirects", () => {
  const shown = shownIn(
    [
      "/index.html",
      "/2026/11/a/index.html",
      "/2026/11/a/photo.jpg",
      "/2026/index.html",
      "/2026/11/index.html",
      "/hant/2026/11/a/index.html",
      "/withdrawn/2026/11/b/index.html",
      "/hant/withdrawn/2026/11/b/index.html",
    ],
    "/2026/11/b/*  /withdrawn/2026/11/b/  410!\n/2026/10/old/  /2026/11/a/  301!\n/2026/10/旧  /2026/11/a/  301!\n/hant/*  /hant/404.html  404\n",
  );
  assert.deepEqual(shown, {
    articles: ["/2026/11/a/", "/hant/2026/11/a/"],
    withdrawn: ["/2026/11/b/", "/hant/2026/11/b/"],
    moved: ["/2026/10/old/", "/2026/10/旧/"],
  });
  const variant = lossOf(["/2026/10/old/", "/hant/2026/10/old/"], shown);
  assert.equal(variant, undefined, "who moves an article moves both of its pages");
});
