import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { hash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { differencesFrom, manifestOf, readManifest, writeManifest } from "../../src/build/manifest.ts";
import { runVerify } from "../../src/build/verify-command.ts";
import { commandRun } from "../fixtures/command-run.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-manifest-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

const OWN = [{ path: "/a.txt", size: 3, sha256: hash("sha256", "aaa") }];
const other = mkdtempSync(join(scratch, "other-"));
const verify = (...args: string[]) => commandRun((streams) => runVerify(args, streams));

test("a manifest comes back as it was written", () => {
  const file = manifestOf(join(scratch, "x"));
  writeManifest(file, OWN);
  assert.deepEqual(readManifest(file), OWN);
  assert.throws(() => readManifest(join(scratch, "none.json")), /没有清单/);
  writeFileSync(file, "{");
  assert.throws(() => readManifest(file), /读不懂/);
});

test("one byte, one file more and one file less are told apart", () => {
  const folder = mkdtempSync(join(scratch, "folder-"));
  assert.deepEqual(differencesFrom(OWN, folder, "names"), [{ path: "/a.txt", kind: "missing" }]);
  writeFileSync(join(folder, "a.txt"), "aab");
  assert.deepEqual(differencesFrom(OWN, folder, "names"), []);
  assert.deepEqual(differencesFrom(OWN, folder, "bytes"), [{ path: "/a.txt", kind: "changed" }]);
  writeFileSync(join(folder, "a.txt"), "aaa");
  writeFileSync(join(folder, "b.txt"), "");
  assert.deepEqual(differencesFrom(OWN, folder, "bytes"), [{ path: "/b.txt", kind: "added" }]);
});

test("what systems and editors leave in the folder is no difference; a folder or a link of such a name is", () => {
  const folder = mkdtempSync(join(scratch, "folder-"));
  writeFileSync(join(folder, "a.txt"), "aaa");
  for (const name of [".DS_Store", "._a.txt", "Thumbs.db", "desktop.ini", ".a.txt.swp", "a.txt~"])
    writeFileSync(join(folder, name), "x");
  assert.deepEqual(differencesFrom(OWN, folder, "bytes"), []);
  mkdirSync(join(folder, "old~"));
  writeFileSync(join(folder, "old~", "b.txt"), "");
  assert.deepEqual(differencesFrom(OWN, folder, "bytes"), [{ path: "/old~/b.txt", kind: "added" }]);
  symlinkSync("a.txt", join(folder, "b~"));
  assert.throws(() => differencesFrom(OWN, folder, "bytes"), /不是普通文件/);
});

test("the command compares a folder with the manifest beside it, or with another", async () => {
  writeFileSync(join(other, "a.txt"), "aaa");
  writeManifest(manifestOf(other), OWN);
  const program = ["scripts/bundled.mjs", "scripts/verify.ts", "--folder", other];
  assert.equal(spawnSync(process.execPath, program).status, 0);
  const fetched = mkdtempSync(join(scratch, "fetched-"));
  writeFileSync(join(fetched, "a.txt"), "xxx");
  const { status, stdout } = await verify("--folder", fetched, "--manifest", manifestOf(other));
  assert.equal(status, 1);
  assert.match(stdout, /改过 \/a\.txt/);
  const json = await verify("--folder", fetched, "--manifest", manifestOf(other), "--json");
  assert.deepEqual(JSON.parse(json.stdout), { ok: false, differences: [{ path: "/a.txt", kind: "changed" }] });
  assert.equal((await verify("--folder", join(scratch, "none"))).status, 3);
  assert.equal((await verify("--nonsense")).status, 2);
});
