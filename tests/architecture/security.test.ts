import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";

const policy = readFileSync("SECURITY.md", "utf8");

/** What is wrong with the list of kinds; empty when every kind is held by tests that are there. */
function missingFrom(text: string): string[] {
  const rows = [...text.matchAll(/^\| (?!Kind |---)(.+?) \| (.+) \|$/gm)];
  return rows.flatMap(([, kind = "", tests = ""]) => {
    const files = [...tests.matchAll(/`([^`]+)`/g)].map(([, file = ""]) => file);
    const absent = files.filter((file) => !/^tests\/.+\.test\.ts$/.test(file) || !existsSync(file));
    return files.length === 0 ? [`nothing holds: ${kind}`] : absent.map((file) => `no test ${file}: ${kind}`);
  });
}

test("every kind of fault in SECURITY.md is held by tests that exist", () => {
  assert.deepEqual(missingFrom(policy), []);
  assert.ok([...policy.matchAll(/^\| /gm)].length > 10);
  assert.match(missingFrom("| A | `tests/gone.test.ts` |")[0] ?? "", /no test tests\/gone/);
  assert.match(missingFrom("| A | by care |")[0] ?? "", /nothing holds: A/);
});

test("SECURITY.md gives no address of its own: the publication's is in its data, ours is the repository", () => {
  assert.doesNotMatch(policy, /[\w.+-]+@[\w-]+\.\w/);
  assert.match(policy, /Report a vulnerability/);
  assert.match(policy, /`contact` in `_data\/site\.json`/);
});
