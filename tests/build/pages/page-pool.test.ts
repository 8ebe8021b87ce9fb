import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import type { MadePage } from "../../../src/build/pages/made-page.ts";
import { PagePool } from "../../../src/build/pages/page-pool.ts";
import { StringTable } from "../../../src/build/verify/string-table.ts";

const folder = mkdtempSync(join(tmpdir(), "laiyuan-pool-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const SETTING = { output: folder, url: "https://paper.example", phrases: [] };
const STUBBORN = fileURLToPath(new URL("stubborn-pages.ts", import.meta.url));
const robots = (url: string) => ({
  template: "robots.11ty.ts",
  url,
  value: { url: "https://paper.example" },
  hasVariant: false,
});

test("once closed, nobody makes pages any more, whatever the program was doing", async () => {
  const texts = new StringTable();
  const pool = new PagePool(1, SETTING, texts, () => {}, STUBBORN);
  await pool.finish();
  const pid = Number(texts.textOf(0));
  process.kill(pid, 0);
  await pool.close();
  assert.throws(() => process.kill(pid, 0), { code: "ESRCH" });
});

test("closed before its time it says so, and closing twice is closing once", async () => {
  const pool = new PagePool(2, SETTING, new StringTable(), () => {});
  await Promise.all([pool.close(), pool.close()]);
  await assert.rejects(pool.finish(), /^Error: 生成页面的程序中途停止（SIGKILL）。$/);
});

test("every page is made once, by whichever process, and the one that cannot be made is named", async () => {
  const made: MadePage[] = [];
  const pool = new PagePool(2, SETTING, new StringTable(), (page) => made.push(page));
  const urls = Array.from({ length: 70 }, (_, number) => `/${number}.txt`);
  try {
    for (const url of urls) await pool.add(robots(url));
    await pool.finish();
    assert.deepEqual(made.map(({ url }) => url).sort(), urls.toSorted());
    for (const { page } of made) assert.equal(readFileSync(join(folder, page?.path ?? "")).length, page?.stamp.size);
    await pool.add({ ...robots("/broken.txt"), value: null });
    await assert.rejects(pool.finish(), /^Error: \/broken\.txt：/);
  } finally {
    await pool.close();
  }
});
