import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { proveKeptReadings } from "./kept-sequences.ts";

for (const settled of [false, true]) {
  test(`after 300 sequences of edits a kept reading is the fresh one, ${settled ? "a day" : "a moment"} later`, () => {
    if (settled) mock.timers.enable({ apis: ["Date"], now: Date.now() + 86_400_000 });
    const { failures, sequences } = proveKeptReadings(300, settled ? 7 : 8);
    mock.timers.reset();
    assert.deepEqual(failures, []);
    assert.equal(sequences, 300);
  });
}
