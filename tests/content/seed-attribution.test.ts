import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { z } from "zod";
import { readPublication } from "../../src/content/read-publication.ts";
import { type Problem, ProblemsError, REMEDIES } from "../../src/domain/problem.ts";

const SEED = "2025/05/trump-putin-ceasefire-call";
const scratch = mkdtempSync(join(tmpdir(), "laiyuan-seed-"));
after(() => rmSync(scratch, { recursive: true, force: true }));
const file = join(scratch, SEED, "article.json");
cpSync(join("tests/fixtures/newsroom/articles", SEED), join(scratch, SEED), { recursive: true });
const seed = readFileSync(file, "utf8");
const Json = z.record(z.string(), z.unknown());
const Pictures = z.object({ pictures: z.record(z.string(), Json) });

function problemsWithout(record: unknown): readonly Problem[] {
  writeFileSync(file, JSON.stringify(record, null, 2));
  try {
    readPublication({ articles: scratch, data: "tests/fixtures/newsroom/data" }, Date.parse("2026-12-01T00:00:00Z"));
    return [];
  } catch (error) {
    if (error instanceof ProblemsError) return error.problems;
    throw error;
  }
}

test("the seed article as it stands is right", () => {
  assert.deepEqual(problemsWithout(JSON.parse(seed)), []);
});

/** Every attribution that the seed article carries, and how it is taken away. */
const MISSING: [name: string, record: unknown, says: RegExp][] = [];
for (const field of ["kind", "desk", "sources"]) {
  const { [field]: _, ...rest } = Json.parse(JSON.parse(seed));
  MISSING.push([field, rest, field === "sources" ? /来源/ : new RegExp(field)]);
}
MISSING.push(["the only source", { ...Json.parse(JSON.parse(seed)), sources: [] }, /来源/]);
const { pictures } = Pictures.parse(JSON.parse(seed));
for (const [name, picture] of Object.entries(pictures)) {
  const { credit: _, ...rest } = picture;
  const without = (changed: unknown) => ({
    ...Json.parse(JSON.parse(seed)),
    pictures: { ...pictures, [name]: changed },
  });
  MISSING.push([`the credit of ${name}`, without(rest), new RegExp(`${name}.*credit`)]);
  const unnamed = { ...rest, credit: null, creditNote: undefined };
  MISSING.push([`who ${name} is credited to and why not`, without(unnamed), new RegExp(name)]);
}

for (const [name, record, says] of MISSING) {
  test(`without ${name} the seed article is refused, with file, place and remedy`, () => {
    const problems = problemsWithout(record);
    assert.equal(problems.length, 1, JSON.stringify(problems));
    const [problem] = problems;
    assert.ok(problem);
    assert.ok(problem.file.endsWith("article.json"));
    assert.ok(problem.line >= 1);
    assert.match(problem.message, says);
    assert.ok(REMEDIES[problem.code].length > 10);
  });
}
