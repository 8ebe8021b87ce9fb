import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { proveLive } from "./as-built.ts";

test("after random edits the preview serves at every address, in both editions, what a build writes", async () => {
  const folder = mkdtempSync(join(tmpdir(), "laiyuan-as-built-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const { sequences, files, failures } = await proveLive(folder, 5, Number(process.env.SEED ?? 1));
  assert.deepEqual(failures, []);
  assert.ok(sequences === 5 && files > 500, `${files} files were compared`);
});
