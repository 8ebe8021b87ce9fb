import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { TwinWriter } from "../../src/build/twin-writer.ts";

test("once closed, nobody writes twins any more, whatever the program was doing", async () => {
  const twins = new TwinWriter(fileURLToPath(new URL("stubborn-twins.ts", import.meta.url)));
  const pid = await twins.finish();
  process.kill(pid, 0);
  await twins.close();
  assert.throws(() => process.kill(pid, 0), { code: "ESRCH" });
});

test("closed before it was given a page, it says that the edition was not written", async () => {
  const twins = new TwinWriter();
  await twins.close();
  await assert.rejects(twins.finish(), /^Error: 繁体版没有写成：转换程序中途停止（SIGKILL）。$/);
});

test("closing twice is closing once", async () => {
  const twins = new TwinWriter();
  await Promise.all([twins.close(), twins.close()]);
});
