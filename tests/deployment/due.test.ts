import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const TSX = fileURLToPath(import.meta.resolve("tsx"));
const scratch = mkdtempSync(join(tmpdir(), "laiyuan-due-"));
after(() => rmSync(scratch, { recursive: true, force: true }));
// Nothing but its file and the door: no node_modules, no other source.
for (const file of ["scripts/due.ts", "src/deployment/due.ts", "src/terminal"]) {
  mkdirSync(join(scratch, file, ".."), { recursive: true });
  cpSync(file, join(scratch, file), { recursive: true });
}
writeFileSync(join(scratch, "package.json"), '{ "type": "module" }');

function article(slug: string, record: unknown): void {
  const folder = join(scratch, "src/articles/2026/11", slug);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "article.json"), typeof record === "string" ? record : JSON.stringify(record));
}
article("morning", { published: "2026-11-25T06:00:00-08:00" });
article("embargoed", { published: "2026-11-25T06:00:00-08:00", publishAt: "2026-11-25T12:00:00-08:00" });
article("draft", { published: "2026-11-25T06:30:00-08:00", status: "draft" });
article("broken", "{");
article("a-list", "[]");

function due(...args: string[]) {
  const command = ["--import", TSX, "scripts/due.ts", ...args];
  return spawnSync(process.execPath, command, { cwd: scratch, encoding: "utf8" });
}
const between = (since: string, now: string) => due("--json", "--since", since, "--now", now);

test("from its file and the door alone, the schedule says what became due since the last deployment, and when the next will", () => {
  const { status, stdout, stderr } = between("2026-11-25T13:00:00Z", "2026-11-25T14:00:00Z");
  assert.equal(status, 0, stderr);
  assert.deepEqual(JSON.parse(stdout), {
    due: true,
    paths: ["/2026/11/morning/"],
    nextDue: "2026-11-25T20:00:00.000Z",
  });
});

test("an embargoed article is due at the end of its embargo, not at its date", () => {
  const { status, stdout } = between("2026-11-25T19:59:59Z", "2026-11-25T20:00:00Z");
  assert.equal(status, 0);
  assert.deepEqual(JSON.parse(stdout), { due: true, paths: ["/2026/11/embargoed/"], nextDue: null });
});

test("what was due at the last deployment is not due again, and neither is a draft", () => {
  const { status, stdout } = between("2026-11-25T14:00:00Z", "2026-11-25T15:00:00Z");
  assert.equal(status, 1);
  assert.deepEqual(JSON.parse(stdout), { due: false, paths: [], nextDue: "2026-11-25T20:00:00.000Z" });
});

test("a person is told in Chinese, and wrong usage apart from a folder that is not there", () => {
  assert.match(due("--since", "2026-11-25T13:00:00Z", "--now", "2026-11-25T14:00:00Z").stdout, /到了发布时间：\/2026/);
  assert.equal(due().status, 2);
  assert.equal(due("--since", "yesterday").status, 2);
  assert.equal(due("--since", "2026-11-25T13:00:00Z", "--articles", "none").status, 3);
  assert.match(due("--help").stdout, /退出码/);
});
