import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { checkWhole } from "../../src/check/whole.ts";
import { ProblemsError } from "../../src/domain/problem.ts";
import { admitPublication } from "../../src/gate/gate.ts";
import { minimalPublication, type Publication } from "../fixtures/minimal-publication.ts";
import type { Bad } from "../hostile/bad/bad-input.ts";
import { FAULTLESS } from "../hostile/bad/before-building.ts";
import { BEFORE_BUILDING } from "../hostile/bad/families.ts";
import { NOW, verdictsOf } from "./verdicts.ts";

async function problemsOf(publication: Publication) {
  try {
    await admitPublication(publication, NOW, { drafts: false }, {});
    return [];
  } catch (error) {
    if (error instanceof ProblemsError) return error.problems;
    throw error;
  }
}

/** What is wrong with how an input is refused; empty when nothing is. */
async function complaints({ code, says, on, spoil }: Bad): Promise<string[]> {
  const publication = minimalPublication();
  spoil(publication);
  const problems = await problemsOf(publication);
  const [problem] = problems;
  if (!problem) return ["is accepted"];
  const shown = on === undefined ? "" : (readFileSync(problem.file, "utf8").split("\n")[problem.line - 1] ?? "");
  const { check, build } = await verdictsOf(publication);
  return [
    problems.every((one) => one.code === code) ? [] : [`is refused as ${problems.map((one) => one.code).join("、")}`],
    problem.message.includes(says) || problem.file.includes(says) ? [] : [`does not mention ${says}`],
    on === undefined || shown.includes(on) ? [] : [`is reported at ${problem.line}:${problem.column}, ${shown}`],
    check.join() === build.join() ? [] : [`is ${check.join("、") || "right"} to the check alone`],
  ].flatMap((found) => found.map((text) => `${text} (${problem.message})`));
}

for (const [family, cases] of Object.entries(BEFORE_BUILDING)) {
  test(`what is wrong with ${family} stops check and build before anything is made, with its place`, async () => {
    const found: string[] = [];
    for (const [name, bad] of Object.entries(cases)) {
      for (const text of await complaints(bad)) found.push(`${name} ${text}`);
    }
    assert.deepEqual(found, []);
  });
}

test("what looks like a fault and is none stops neither", async () => {
  for (const [name, make] of Object.entries(FAULTLESS)) {
    const publication = minimalPublication();
    await make(publication);
    assert.deepEqual(await verdictsOf(publication), { check: [], build: [] }, name);
  }
});

test("a list that went with what was taken down is a reminder to those who link to it; a misspelt one stops both", async () => {
  const publication = minimalPublication();
  const END = "2025-12-01T00:00:00-08:00";
  publication.record({ id: "ended-one", until: END, tags: ["topic"], aliases: ["/old/ended"] }, "2025/05/ended");
  publication.write("article.md", "正文。", "2025/05/ended");
  const links = ["/tags/topic/", "/tags/topic/feed.xml", "/archive/2025/05/#d20", "/#s-gone", "/old/ended"];
  const link = (more: string) =>
    publication.write("article.md", [...links, more].map((to) => `[见](${to})`).join("、"), "2025/05/sample");
  link("/about/");
  assert.deepEqual(await verdictsOf(publication), { check: [], build: [] });
  const { warnings, forgivenLinks } = await admitPublication(publication, NOW, { drafts: false }, {});
  assert.deepEqual([warnings.length, forgivenLinks?.size], [4, 4]);
  link("/tags/tpoic/");
  const { check, build } = await verdictsOf(publication);
  assert.deepEqual([check.length, build], [1, check]);
});

test("a list that is said to be given up and is still there is a reminder", async () => {
  const publication = minimalPublication();
  publication.record({ tags: ["topic"] }, "2025/05/sample");
  const rules = [{ from: "/tags/topic/*" }, { from: "/people/nobody/*" }, { from: "/tags/*" }];
  writeFileSync(join(publication.data, "old-addresses.json"), JSON.stringify({ rules }));
  const { warnings } = await admitPublication(publication, NOW, { drafts: false }, {});
  assert.deepEqual(
    warnings.map(({ code, message }) => [code, message.includes("/tags/topic/*")]),
    [["idle-old-address", true]],
  );
});

test("an old address that a draft writes wrongly brings the one message that says so", async () => {
  const publication = minimalPublication();
  publication.record({ id: "draft-one", aliases: ["no-address"], status: "draft" }, "2025/05/draft");
  publication.write("article.md", "正文。", "2025/05/draft");
  const { found } = await checkWhole(publication, NOW);
  assert.deepEqual(
    found.map(({ code }) => code),
    ["bad-value"],
  );
});
