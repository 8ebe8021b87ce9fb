import assert from "node:assert/strict";
import { test } from "node:test";
import { minimalPublication, type Publication } from "../fixtures/minimal-publication.ts";
import { ODD } from "./odd-inputs.ts";

/** Everything that is said about it. */
function said(spoil: (publication: Publication) => void): readonly string[] {
  const publication = minimalPublication();
  spoil(publication);
  const problems = publication.problems();
  const warnings = problems.length > 0 ? [] : publication.read().warnings;
  return [...problems, ...warnings].map(({ code, message }) => `${code}: ${message}`);
}

for (const [kind, cases] of Object.entries(ODD)) {
  test(`${kind} that are odd and right pass without a word`, () => {
    const found = Object.entries(cases).flatMap(([name, odd]) => said(odd).map((text) => `${name}: ${text}`));
    assert.deepEqual(found, []);
  });
}

test("there are enough odd inputs, and one that is wrong would be heard of", () => {
  const count = Object.values(ODD).reduce((sum, cases) => sum + Object.keys(cases).length, 0);
  assert.ok(count >= 60, String(count));
  assert.equal(said((p) => p.record({ title: "标\u202e题" })).length, 1);
});
