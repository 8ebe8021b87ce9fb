import assert from "node:assert/strict";
import { test } from "node:test";
import type { ProblemCode } from "../../src/domain/problem.ts";
import { minimalPublication, type Publication } from "../fixtures/minimal-publication.ts";
import { verdictsOf } from "../gate/verdicts.ts";

export interface BadInput {
  /** Spoils a right publication. */
  readonly spoil: (publication: Publication) => void;
  readonly code: ProblemCode;
  /** Part of the message, the offending value where there is one. */
  readonly says?: RegExp;
  /** Line and column, where the place is exact. */
  readonly at?: readonly [line: number, column: number];
  /** What the author meant: it must pass. */
  readonly variant: (publication: Publication) => void;
}

/** One test an input: check and build refuse it for exactly one reason, in Chinese, and both accept its good variant. */
export function testBadInputs(cases: Readonly<Record<string, BadInput>>): void {
  for (const [name, { spoil, code, says, at, variant }] of Object.entries(cases)) {
    test(`${name} is refused as ${code}`, async () => {
      const bad = minimalPublication();
      spoil(bad);
      const problems = bad.problems();
      assert.deepEqual(
        problems.map((problem) => problem.code),
        [code],
        JSON.stringify(problems),
      );
      const [problem] = problems;
      assert.match(problem?.message ?? "", /\p{Script=Han}/u);
      assert.doesNotMatch(problem?.message ?? "", /\p{Script=Han}[,:;!?]/u);
      if (says) assert.match(problem?.message ?? "", says);
      if (at) assert.deepEqual([problem?.line, problem?.column], at);
      const { check, build } = await verdictsOf(bad);
      assert.deepEqual(check, build);
    });

    test(`the good variant of ${name} is accepted`, async () => {
      const good = minimalPublication();
      variant(good);
      assert.deepEqual(good.problems(), []);
      assert.deepEqual(await verdictsOf(good), { check: [], build: [] });
    });
  }
}
