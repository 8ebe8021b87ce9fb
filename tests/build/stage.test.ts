import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { filesOf, writeManifest } from "../../src/build/manifest.ts";
import { publishStage } from "../../src/build/stage.ts";
import { takeLock } from "../../src/disk/lock.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-stage-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

test("when the new site cannot take its place, the old one is back in it", async () => {
  const root = mkdtempSync(join(scratch, "publish-"));
  const output = join(root, "out", "site");
  mkdirSync(output, { recursive: true });
  writeFileSync(join(output, "index.html"), "old");
  const lock = await takeLock(output, () => {});
  // No folder can be moved into itself, so the second of the two renames fails.
  const folder = join(root, "out");
  const manifest = join(root, "manifest.json");
  const sized = (path: string) => ({ path, size: statSync(join(folder, path)).size, sha256: "" });
  writeManifest(manifest, filesOf(folder).map(sized));
  try {
    assert.throws(() => publishStage({ folder, manifest }, output), { code: "EINVAL" });
    assert.equal(readFileSync(join(output, "index.html"), "utf8"), "old");
  } finally {
    lock.release();
  }
  assert.deepEqual(readdirSync(folder), ["site"]);
});
