import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { VariantWriter } from "../../src/build/variant-writer.ts";

test("once closed, nobody writes variants any more, whatever the program was doing", async () => {
  const variants = new VariantWriter(fileURLToPath(new URL("stubborn-variants.ts", import.meta.url)));
  const pid = await variants.finish();
  process.kill(pid, 0);
  await variants.close();
  assert.throws(() => process.kill(pid, 0), { code: "ESRCH" });
});

test("closed before it was given a page, it says that the edition was not written", async () => {
  const variants = new VariantWriter();
  await variants.close();
  await assert.rejects(variants.finish(), /^Error: 繁体版没有写成：转换程序中途停止（SIGKILL）。$/);
});

test("closing twice is closing once", async () => {
  const variants = new VariantWriter();
  await Promise.all([variants.close(), variants.close()]);
});
