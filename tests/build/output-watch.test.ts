import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { between, type Random, seededRandom } from "../../scripts/bench/random.ts";
import { manifestOf, writeManifest } from "../../src/build/manifest.ts";
import type { OldSite } from "../../src/build/old-site.ts";
import { OutputWatch } from "../../src/build/output-watch.ts";
import { UsageError } from "../../src/terminal/outcome.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-watch-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

/** A site of a few files, and something in it that is not ours, if that is wanted. */
function someSite(random: Random, isForeign: boolean): string {
  const output = join(mkdtempSync(join(scratch, "site-")), "site");
  const paths = Array.from({ length: between(random, 3, 12) }, (_, at) => `/${"ab"[at % 2]}/${at % 3}/${at}.txt`);
  writeManifest(
    manifestOf(output),
    paths.map((path) => {
      write(output + path, path);
      return { path, size: path.length, sha256: "0".repeat(64) };
    }),
  );
  write(`${output}/a/.DS_Store`, "clutter");
  if (isForeign) write(`${output}/a/notes.txt`, "somebody's");
  return output;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** What somebody who looks sees, or why not. */
async function seen(look: () => Promise<OldSite>): Promise<OldSite | string> {
  return look().catch((error: unknown) => {
    assert.ok(error instanceof UsageError);
    return error.message;
  });
}

/** What two looks see, of which the second comes after something has happened. */
async function looks(output: string, longList: number, meanwhile: () => void): Promise<unknown[]> {
  const watches: OutputWatch[] = [];
  const first = await seen(async () => {
    watches.push(new OutputWatch(output, longList));
    return watches[0]?.old ?? Promise.reject();
  });
  const again = () => seen(() => watches[0]?.again() ?? Promise.reject());
  const told = typeof first === "string" ? [first] : [first, await again()];
  if (told.length > 1) {
    meanwhile();
    told.push(await again());
  }
  await watches[0]?.end();
  return told;
}

test("a thread sees of a site what is seen without one, also what has come or gone meanwhile, and refuses the same", async () => {
  const told = new Set<string>();
  for (const isForeign of [false, true]) {
    const output = someSite(seededRandom(1), isForeign);
    const late = `${output}/b/late.txt`;
    const comes = () => write(late, "somebody's");
    const here = await looks(output, Number.POSITIVE_INFINITY, comes);
    rmSync(late, { force: true });
    const there = await looks(output, 0, comes);
    assert.deepEqual(namesAndStamps(there), namesAndStamps(here));
    for (const one of here) told.add(typeof one === "string" ? "refused" : "seen");
    if (here.length > 1) assert.match(String(here[2]), /b\/late\.txt/);
  }
  assert.deepEqual([...told].sort(), ["refused", "seen"]);
});

/** The second look may know more than names. */
function namesAndStamps(told: readonly unknown[]): unknown {
  return told.map((one, at) => (at === 1 && isSeen(one) ? one.found : one));
}

function isSeen(one: unknown): one is OldSite {
  return typeof one === "object" && one !== null && "found" in one;
}
