import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { STEPS, type Steps } from "../../src/build/steps.ts";
import { ASSETS_ONCE } from "../fixtures/assets-once.ts";
import { minimalPublication } from "../fixtures/minimal-publication.ts";
import { fingerprint } from "./one-article-site.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-assets-"));
after(() => rmSync(scratch, { recursive: true, force: true }));
const { siteData } = minimalPublication().read();

async function made({ assets }: Pick<Steps, "assets">, convert: (text: string) => string) {
  const folder = mkdtempSync(join(scratch, "site-"));
  return { bundled: await assets(folder, siteData, convert), files: fingerprint(folder) };
}

test("styles and scripts that tests share are those of a build of its own, and others where a sentence is converted otherwise", async () => {
  const one = (text: string) => text.replaceAll("复制", "甲");
  const other = (text: string) => text.replaceAll("复制", "乙");
  await made(ASSETS_ONCE, other);
  const first = await made(ASSETS_ONCE, one);
  assert.deepEqual(await made(ASSETS_ONCE, one), first);
  assert.deepEqual(await made(STEPS, one), first);
});

test("what another step has kept comes first, and hears of what is laid there", async () => {
  const folder = mkdtempSync(join(scratch, "site-"));
  const told: unknown[] = [];
  const lay = (before?: Awaited<ReturnType<Steps["assets"]>>) =>
    ASSETS_ONCE.assets(folder, siteData, undefined, { take: () => before, put: (bundled) => told.push(bundled) });
  const bundled = await lay();
  assert.deepEqual(told, [bundled]);
  assert.ok(readFileSync(join(folder, bundled[0].styles), "utf8").length > 0);
  rmSync(join(folder, "assets"), { recursive: true });
  assert.deepEqual(await lay([bundled[0], "kept"]), [bundled[0], "kept"]);
  assert.ok(!existsSync(join(folder, "assets")));
});
