import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { fingerprint, oneArticleSite } from "./one-article-site.ts";

const PROGRAM = fileURLToPath(new URL("killed-build.ts", import.meta.url));

const NOW = "2026-01-01T00:00:00Z";
/** What stands at the output then. Moments that nobody chose: `npm run fuzz -- --kills`, every night. */
const LEFT = { before: "old", between: "none", amid: "none", after: "new" } as const;

const site = oneArticleSite();
async function built(title: string) {
  site.publication.record({ title });
  assert.equal((await site.build("--no-search", "--now", NOW)).status, 0);
  return fingerprint(site.output);
}
const next = await built("新的标题");

for (const [moment, left] of Object.entries(LEFT)) {
  test(`a build killed ${moment} the names are changed leaves ${left === "none" ? "the old site beside" : `the ${left} site`}, and the next one is whole`, async () => {
    const { articles, data } = site.publication;
    const old = await built("旧的标题");
    assert.notDeepEqual(next, old);
    site.publication.record({ title: "新的标题" });
    const killed = ["scripts/bundled.mjs", PROGRAM, articles, data, site.output, site.cache, NOW, moment];
    assert.equal(spawnSync(process.execPath, killed).signal, "SIGKILL");
    assert.deepEqual(fingerprint(site.output), { old, new: next, none: undefined }[left]);
    const aside = readdirSync(site.scratch).filter((name) => existsSync(join(site.scratch, name, "old")));
    assert.equal(aside.length > 0, left !== "old");
    const moved = aside.flatMap((name) => Object.keys(fingerprint(join(site.scratch, name, "site")) ?? {}));
    const here = new Set(aside.flatMap((name) => Object.keys(fingerprint(join(site.scratch, name, "old")) ?? {})));
    assert.equal(
      moment === "amid" && Object.keys(old ?? {}).some((path) => moved.includes(path) && !here.has(path)),
      moment === "amid",
    );
    assert.deepEqual(await built("新的标题"), next);
    assert.deepEqual(readdirSync(site.scratch).sort(), ["articles", "data", "public", "public.manifest.json"]);
  });
}
