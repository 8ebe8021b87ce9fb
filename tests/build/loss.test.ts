import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { assertClock } from "../../src/build/clock.ts";
import { runBuild } from "../../src/build/command.ts";
import { assertNoLoss, LossError } from "../../src/build/loss.ts";
import { manifestOf, writeManifest } from "../../src/build/manifest.ts";
import { BUILD, buildOptionsOf } from "../../src/build/options.ts";
import { NO_PLAN } from "../../src/domain/front.ts";
import { commandRun } from "../fixtures/command-run.ts";
import { givenTo } from "../fixtures/given.ts";
import { FOLDER, minimalPublication } from "../fixtures/minimal-publication.ts";
import { oneArticleSite } from "./one-article-site.ts";

const QUICK = ["--now", "2026-01-01T00:00:00Z", "--no-search", "--no-cache"];

/** A site that was built once, as its manifest tells; a build is stopped before it makes anything. */
function siteWith(...articles: string[]) {
  const site = oneArticleSite();
  const record = (path: string) => ({ path: `${path}index.html`, size: 1, sha256: "0".repeat(64) });
  writeManifest(manifestOf(site.output), ["/", "/sections/politics/", ...articles].map(record));
  return site;
}

const OWN = "/2025/05/sample/";
const GONE = Array.from({ length: 12 }, (_, index) => `/2025/04/gone-${index}/`);

test("a build that would lose most of what is published stops, names ten of them, and does it when told that it is meant", async () => {
  const site = siteWith(OWN, ...GONE);
  const { status, stderr } = await site.build(...QUICK);
  assert.equal(status, 1);
  assert.match(stderr, /13 页文章里有 12 页会不见/);
  assert.ok(stderr.includes("/2025/04/gone-9/") && !stderr.includes("/2025/04/gone-10/"), stderr);
  assert.match(stderr, /还有 2 页[\s\S]*--allow-fewer-pages[\s\S]*已有的网站没有改动/);
  assert.ok(!existsSync(site.output));
  const json = await site.build(...QUICK, "--json");
  const { ok, loss } = JSON.parse(json.stdout);
  assert.deepEqual([json.status, ok, loss], [1, false, true]);
  assert.equal((await site.build(...QUICK, "--allow-fewer-pages")).status, 0);
  // What is published now has this one article alone.
  assert.equal((await site.build(...QUICK)).status, 0);
});

test("what is withdrawn or has moved is no loss, and neither is a fifth", async () => {
  const site = siteWith(OWN, "/2025/05/before/", ...GONE.slice(0, 3));
  site.publication.record({ aliases: ["/2025/05/before/"] });
  const about = { date: "2025-06-01T00:00:00-07:00", reason: "权利人要求", requestedBy: "公报" };
  const taken = GONE.slice(0, 2).map((path) => ({ path, id: `20250401-${path.split("/").at(-2)}`, ...about }));
  for (const { path } of taken) site.publication.write("article.json", "{}", path.slice(1, -1));
  site.publication.siteData("withdrawals.json", taken);
  assert.equal((await site.build(...QUICK)).status, 0);
});

test("a folder without one article is probably the wrong one; with a draft alone the site is only about to begin", async () => {
  const site = oneArticleSite();
  const draft = { articles: [], skipped: [{ path: OWN, reason: "draft" }] } as const;
  rmSync(join(site.publication.articles, FOLDER), { recursive: true });
  const { status, stderr } = await site.build(...QUICK);
  assert.equal(status, 1);
  assert.match(stderr, /一篇文章也没有.*--allow-fewer-pages/);
  const { siteData } = minimalPublication().read();
  const begins = { ...draft, siteData, front: NO_PLAN, warnings: [], unpublished: [] };
  assert.doesNotThrow(() => assertNoLoss([], begins));
  assert.throws(() => assertNoLoss([`${OWN}index.html`], begins), LossError);
});

test("a clock that stands before the newest commit, or years beyond it, builds nothing for readers by itself", async (t) => {
  const p = minimalPublication();
  const git = (date: Date | undefined, ...args: string[]) =>
    execFileSync(
      "git",
      ["-C", join(p.articles, ".."), "-c", "user.name=a", "-c", "user.email=a@example.com", ...args],
      {
        stdio: "ignore",
        env: { ...process.env, ...(date && { GIT_COMMITTER_DATE: date.toISOString() }) },
      },
    );
  const now = Date.now();
  const day = 24 * 60 * 60 * 1000;
  assert.doesNotThrow(() => assertClock(p.articles, 0), "no repository, nothing to hold it against");
  git(undefined, "init", "--quiet");
  assert.doesNotThrow(() => assertClock(p.articles, 0), "no commit either");
  git(new Date(now), "add", ".");
  git(new Date(now), "commit", "--quiet", "--no-gpg-sign", "--message", "first");
  for (const [days, says] of [
    [-30, /早于最新的提交.*校准时钟；一时校不准，就加 --now 20\S+Z；时钟没有错，就加 --now 20\S+Z。$/],
    [-0.5, undefined],
    [0, undefined],
    [600, undefined],
    [800, /晚了两年以上.*校准时钟；时钟没有错，就加 --now 20\S+Z。$/],
  ] as const) {
    const judge = () => assertClock(p.articles, now + days * day);
    if (says) assert.throws(judge, says);
    else assert.doesNotThrow(judge);
  }
  t.mock.method(Date, "now", () => now - 30 * day);
  const options =
    (...args: string[]) =>
    () =>
      buildOptionsOf(givenTo(BUILD, ["--articles", p.articles, ...args]).values);
  assert.throws(options(), /早于最新的提交/);
  assert.doesNotThrow(options("--now", "2020-01-01T00:00:00Z"));
  assert.doesNotThrow(options("--drafts"));
  const where = ["--articles", p.articles, "--data", p.data, "--output", join(p.articles, "../site")];
  const forMe = await commandRun((streams) => runBuild([...where, "--no-search", "--no-cache"], streams, true));
  assert.equal(forMe.status, 0, forMe.stderr);
  assert.match(forMe.stderr, /^! 这台机器的时钟是/m);
  const clock = await commandRun((streams) => runBuild([...where, "--no-search", "--no-cache"], streams));
  assert.equal(clock.status, 3);
  const named = /一时校不准，就加 (--now \S+?)；/.exec(clock.stderr)?.[1]?.split(" ") ?? [];
  assert.doesNotThrow(options(...named), "what it says can be said");
});
