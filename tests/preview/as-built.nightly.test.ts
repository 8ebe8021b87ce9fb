import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { proveLive } from "./as-built.ts";

test("after many random edits of many publications the preview serves at every address what a build writes", async () => {
  for (const seed of [2, 3, 4, 5, 6, 7]) {
    const folder = mkdtempSync(join(tmpdir(), "laiyuan-as-built-"));
    after(() => rmSync(folder, { recursive: true, force: true }));
    const { failures } = await proveLive(folder, 12, seed, seed % 2 === 0);
    assert.deepEqual(failures, [], `seed ${seed}`);
  }
});
