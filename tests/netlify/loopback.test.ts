import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-loopback-"));
const refused = join(scratch, "refused.log");
after(() => rmSync(scratch, { recursive: true, force: true }));

/** Runs a line of JavaScript with the guard loaded. @returns what it printed */
function guarded(code: string): string {
  const args = ["--require", "./tests/netlify/loopback.cjs", "--eval", code];
  return spawnSync(process.execPath, args, { encoding: "utf8", env: { LOOPBACK_REFUSED: refused } }).stdout;
}

for (const how of ["0", "{ port: 0 }", '0, "0.0.0.0"', '{ port: 0, host: "::" }']) {
  test(`a server that listens to ${how} is reached from this machine only`, () => {
    const code = `const s = require("http").createServer(); s.listen(${how}, () => { console.log(s.address().address); s.close(); })`;
    assert.equal(guarded(code).trim(), "127.0.0.1");
  });
}

test("another machine is not reached, and the attempt is written down; this one is reached", () => {
  const there = 'require("net").connect(9, "192.0.2.1").on("error", ({ message }) => console.log(message))';
  assert.match(guarded(there), /192\.0\.2\.1 is not this machine/);
  assert.match(guarded('fetch("http://192.0.2.2/").catch(({ cause }) => console.log(cause.message))'), /192\.0\.2\.2/);
  assert.equal(readFileSync(refused, "utf8"), "192.0.2.1\n192.0.2.2\n");
  rmSync(refused);
  const here = `const s = require("http").createServer((_, r) => r.end("hier"));
    s.listen(0, () => fetch("http://localhost:" + s.address().port).then((r) => r.text()).then(console.log).then(() => s.close()))`;
  assert.equal(guarded(here).trim(), "hier");
  assert.equal(existsSync(refused), false);
});
