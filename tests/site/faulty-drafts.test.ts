import assert from "node:assert/strict";
import { readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { checkWhole } from "../../src/check/whole.ts";
import { addressOf, findArticleFolders } from "../../src/content/folders.ts";
import { ProblemReport } from "../../src/content/problem-report.ts";
import { isDraft } from "../../src/content/salvaged-text.ts";
import { fingerprint } from "../build/one-article-site.ts";
import { NOW } from "../gate/verdicts.ts";
import { faultyDrafts, greedyDrafts } from "../hostile/bad/as-drafts.ts";
import { combined } from "../hostile/bad/combined.ts";
import { embargoLeaksOf } from "./embargo-leak.ts";
import { buildSite } from "./own-site.ts";

const { harmless, harmful } = faultyDrafts();
const publication = combined(harmless);
greedyDrafts(publication);
const settings = join(publication.data, "site.json");
publication.siteData("site.json", {
  ...JSON.parse(readFileSync(settings, "utf8")),
  traditional: { region: "hongkong" },
});
const { found } = await checkWhole(publication, NOW);
const articles = findArticleFolders(publication.articles, new ProblemReport());
const drafts = articles.filter(({ path }) => isDraft(path));
const site = await buildSite(publication, { search: false, now: NOW });
const preview = await buildSite(publication, { search: false, now: NOW, drafts: true });

test("every mistake there is stops nothing in a draft, and is told as what has to be mended before it is published", () => {
  assert.deepEqual(
    found.filter(({ severity }) => severity === "error"),
    [],
  );
  // A draft without a text has only come no further.
  const told = new Set(found.flatMap(({ code, draft }) => (draft || code === "missing-article-file" ? code : [])));
  assert.deepEqual(
    harmless.filter(({ code }) => !told.has(code)).map(({ code }) => code),
    [],
  );
  assert.ok(harmless.length > 150, String(harmless.length));
});

test("what cannot be known to be a draft, and a secret anywhere, stops as ever", async () => {
  for (const { publication, code } of harmful) {
    const { found } = await checkWhole(publication, NOW);
    const errors = found.flatMap((one) => (one.severity === "error" ? one.code : []));
    assert.ok(errors.includes(code), code);
  }
});

test("a preview shows every draft that has an address, whatever is wrong with it", () => {
  const shown = preview.pages.flatMap(({ file, root }) =>
    !file.startsWith("hant/") && /^【草稿】/.test(root.querySelector("h1")?.text ?? "") ? `/${dirname(file)}/` : [],
  );
  assert.deepEqual(shown.toSorted(), drafts.map(addressOf).toSorted());
  assert.ok(shown.length > 150, String(shown.length));
  // What a link leads to on the machine is nobody's to read.
  assert.deepEqual(embargoLeaksOf(preview.folder, ["root:x:0"]), []);
});

test("byte for byte, the site is the one that would be built if the drafts did not exist", async () => {
  const asBuilt = fingerprint(site.folder);
  for (const { path } of drafts) rmSync(path, { recursive: true });
  rmSync(join(publication.data, "comments"), { recursive: true });
  assert.deepEqual(asBuilt, fingerprint((await buildSite(publication, { search: false, now: NOW })).folder));
});
