import assert from "node:assert/strict";
import { test } from "node:test";
import { SecretScan } from "../../src/content/secrets.ts";

/** Put together here, so that no scanner takes this file for a leak. */
const token = (secret: string) => Buffer.from(`密钥是 ${["ghp", secret].join("_")} 。`);

test("where an article shows how a key looks there is no secret, and one beside it is found", () => {
  const scan = new SecretScan({});
  for (const sign of "xX0*") assert.deepEqual(scan.find(token(sign.repeat(36))), []);
  assert.equal(scan.find(token("a1B2".repeat(9))).length, 1);
  assert.equal(scan.find(Buffer.concat([token("x".repeat(36)), token("a1B2".repeat(9))])).length, 1);
  assert.equal(scan.find(token(`${"x".repeat(36)}ghp_${"a1B2".repeat(9)}`)).length, 1);
});
