import assert from "node:assert/strict";
import { test } from "node:test";
import { classOf, type LabelledLine, labelledLines, outcomeOf } from "./labelled.ts";

const [LEAST_PRECISION, LEAST_RECALL] = [0.99, 0.9];

/** Of each class: how many lines were taken for it, how many are of it, and how many are both. */
function measured(lines: readonly LabelledLine[]) {
  const classes = new Map<string, { taken: number; meant: number; right: number }>();
  const of = (name: string) => {
    const counts = classes.get(name) ?? { taken: 0, meant: 0, right: 0 };
    classes.set(name, counts);
    return counts;
  };
  const wrong: string[] = [];
  for (const given of lines) {
    const outcome = outcomeOf(given);
    of(classOf(outcome)).taken += 1;
    of(classOf(given.expected)).meant += 1;
    if (outcome === given.expected) of(classOf(outcome)).right += 1;
    else wrong.push(`${given.place} “${given.line}” is “${given.expected}” and became “${outcome}”`);
  }
  return { classes, wrong };
}

for (const name of ["labelled-lines.tsv", "held-out-lines.tsv"]) {
  test(`of the lines in ${name} each class is found, and nothing else is taken for it`, (t) => {
    const lines = labelledLines(name);
    const { classes, wrong } = measured(lines);
    for (const line of wrong) t.diagnostic(line);
    for (const [one, { taken, meant, right }] of classes) {
      t.diagnostic(`${one}: precision ${right}/${taken}, recall ${right}/${meant}`);
      assert.ok(
        taken === 0 || right / taken >= LEAST_PRECISION,
        `${one}: ${right} of ${taken} are right\n${wrong.join("\n")}`,
      );
      assert.ok(
        meant === 0 || right / meant >= LEAST_RECALL,
        `${one}: ${right} of ${meant} were found\n${wrong.join("\n")}`,
      );
    }
  });
}
