import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { z } from "zod";
import type { PublicationFolders } from "../../src/content/read-publication.ts";
import { xmpOf } from "../../src/embedding/xmp.ts";
import { drawing } from "../fixtures/drawn-pictures.ts";
import { minimalPublication, type Publication, pictureRecord } from "../fixtures/minimal-publication.ts";
import { placesOf, verdictsOf } from "../gate/verdicts.ts";
import { FAULTLESS } from "../hostile/bad/before-building.ts";
import { combined, spoiltBy } from "../hostile/bad/combined.ts";
import { ALL } from "../hostile/bad/families.ts";

const Told = z.object({
  code: z.string(),
  file: z.string(),
  line: z.number(),
  column: z.number(),
  message: z.string(),
});
const CheckReport = z.object({ ok: z.boolean(), findings: z.array(Told.extend({ severity: z.string() })) });
const BuildReport = z.object({ ok: z.boolean(), problems: z.array(Told).default([]) });

/** Runs a program as the scripts of package.json do. */
function output(command: readonly string[]): unknown {
  const { stdout, stderr, status, signal } = spawnSync(process.execPath, command, {
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  assert.notEqual(stdout, "", `${command.join(" ")}: ${signal ?? status} ${stderr}`);
  return JSON.parse(stdout);
}

function checkAsShipped({ articles, data }: PublicationFolders, cache: string) {
  const places = ["--articles", articles, "--data", data, "--cache", cache, "--json"];
  return CheckReport.parse(output(["scripts/bundled.mjs", "scripts/check.ts", ...places]));
}

/** What stops a publication, as both programs say it that people start. */
function verdictsAsShipped({ articles, data }: Publication) {
  const root = dirname(articles);
  const check = checkAsShipped({ articles, data }, join(root, "cache"));
  const places = ["--articles", articles, "--data", data, "--output", join(root, "site")];
  const build = BuildReport.parse(
    output(["scripts/bundled.mjs", "scripts/build.ts", ...places, "--no-cache", "--no-search", "--json"]),
  );
  const errors = check.findings.filter(({ severity }) => severity === "error");
  assert.deepEqual([check.ok, build.ok], [errors.length === 0, build.problems.length === 0], JSON.stringify(build));
  return { check: placesOf(errors), build: placesOf(build.problems) };
}

const names = [...ALL.keys()];
const faults = spoiltBy([...ALL.values()]);
const inArticles = faults.filter(({ data }) => data.length === 0);
/** What spoils the facts hides what is wrong with the articles. */
const inFacts = faults.filter(({ data }) => data.some((name) => !name.startsWith("comments")));

test("every fault there is stops check and build with the same codes at the same places", async () => {
  for (const [index, { publication }] of faults.entries()) {
    const { check, build } = await verdictsOf(publication);
    assert.notEqual(build.length, 0, names[index]);
    assert.deepEqual(check, build, names[index]);
  }
});

test("faults together are told all at once by both, whichever they are", async () => {
  let state = 11;
  const draw = (most: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  for (let round = 0; round < 12; round += 1) {
    const of = round % 4 === 0 ? faults : inArticles;
    const some = Array.from({ length: 2 + draw(7) }, () => of[draw(of.length)]).filter((fault) => fault !== undefined);
    const { check, build } = await verdictsOf(combined(some));
    assert.notEqual(build.length, 0);
    assert.deepEqual(check, build);
  }
});

const codesOf = (places: readonly string[]) => new Set(places.map((place) => place.split(" ")[0]));

test("the programs as they ship agree on all faults of articles in one publication, and on all of facts in another", () => {
  const articles = verdictsAsShipped(combined(inArticles));
  assert.deepEqual(articles.check, articles.build);
  assert.ok(articles.build.length > inArticles.length);
  // In company of so many some are not seen: what makes an article unreadable, the place that another one takes.
  assert.ok(codesOf(articles.build).size > 40, [...codesOf(articles.build)].join(" "));
  const siteData = verdictsAsShipped(combined(inFacts));
  assert.deepEqual(siteData.check, siteData.build);
  assert.ok(siteData.build.length >= 5, siteData.build.join("\n"));
});

test("the programs as they ship let the same publication pass", async () => {
  const publication = minimalPublication();
  // Those that keep to the one article each want it for themselves; this one has most to say.
  await FAULTLESS["links to all that there is"]?.(publication);
  await FAULTLESS["a draft that has no text yet"]?.(publication);
  await FAULTLESS["a folder that an editor left"]?.(publication);
  await FAULTLESS["a picture withdrawn from an article that is gone"]?.(publication);
  await FAULTLESS["an article that waits with a link to nothing"]?.(publication);
  assert.deepEqual(verdictsAsShipped(publication), { check: [], build: [] });
});

test("the check in one file sees what a picture says of itself in XMP, as the sources do", async () => {
  const p = minimalPublication();
  const says = {
    credit: "Far Away Times",
    creator: "丁",
    source: "Far Away Times",
    licence: "自拍",
    statement: "https://a.example/",
  };
  p.record({ pictures: { chart: pictureRecord({ file: "p.jpg" }) } });
  p.write("p.jpg", await drawing(60, 40).jpeg().withXmp(xmpOf(says)).toBuffer());
  p.write("article.md", "![](chart)\n\n正文。\n");
  const told = p.read().warnings;
  assert.equal(told.length, 1);
  const { findings } = checkAsShipped(p, join(dirname(p.articles), "cache"));
  assert.deepEqual(
    findings.map(({ code, message }) => [code, message]),
    told.map(({ code, message }) => [code, message]),
  );
});
