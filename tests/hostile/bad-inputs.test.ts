import assert from "node:assert/strict";
import { existsSync, lstatSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { type ProblemCode, REMEDIES } from "../../src/domain/problem.ts";
import { minimalPublication } from "../fixtures/minimal-publication.ts";
import type { Bad } from "./bad/bad-input.ts";
import { READING } from "./bad/families.ts";

function complaints({ code, says, on, spoil }: Bad): string[] {
  const publication = minimalPublication();
  spoil(publication);
  const problems = publication.problems();
  const [problem] = problems;
  if (!problem) return ["is accepted"];
  const codes = [...new Set(problems.map((found) => found.code))];
  const { file, line, column, message } = problem;
  const isFile = existsSync(file) && lstatSync(file).isFile();
  const shown = isFile ? (readFileSync(file, "utf8").split("\n")[line - 1] ?? "") : "";
  return [
    codes.join() === code ? [] : [`is refused as ${codes.join("、")}`],
    /\p{Script=Han}/u.test(message) ? [] : ["is not explained in Chinese"],
    /\p{Script=Han}[,:;!?]/u.test(message) && !message.includes(says) ? ["is explained with half-width marks"] : [],
    message.includes(says) || file.includes(says) ? [] : [`does not mention ${says}`],
    REMEDIES[problem.code] ? [] : ["has no remedy"],
    file !== "" && line >= 1 && column >= 1 ? [] : ["has no place"],
    on === undefined || shown.includes(on) ? [] : [`is reported at ${line}:${column}, ${shown}`],
    isFile && column > shown.length + 1 ? ["is reported behind the end of the line"] : [],
  ].flatMap((found) => found.map((text) => `${text} (${message})`));
}

for (const [family, cases] of Object.entries(READING)) {
  test(`what is wrong with ${family} is told with its place, its value and its remedy`, () => {
    const found = Object.entries(cases).flatMap(([name, bad]) => complaints(bad).map((text) => `${name} ${text}`));
    assert.deepEqual(found, []);
  });
}

test("there are bad inputs of at least fifteen kinds, and enough of them", () => {
  const counts = Object.values(READING).map((cases) => Object.keys(cases).length);
  assert.ok(counts.length >= 15, String(counts.length));
  assert.ok(counts.reduce((sum, count) => sum + count) >= 120);
});

test("the check finds an input that passes, a wrong code, a wrong place and a silent message", () => {
  const nothing: Bad = { code: "bad-value", says: "", on: undefined, spoil: () => {} };
  assert.deepEqual(complaints(nothing), ["is accepted"]);
  const wrong = (changes: Partial<Bad>): string[] =>
    complaints({
      code: "bad-value",
      says: "rumour",
      on: "kind",
      spoil: (p) => p.record({ kind: "rumour" }),
      ...changes,
    });
  assert.deepEqual(wrong({}), []);
  const code: ProblemCode = "bad-date";
  for (const changes of [{ code }, { says: "gossip" }, { on: "title" }]) assert.equal(wrong(changes).length, 1);
});
