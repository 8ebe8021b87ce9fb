import assert from "node:assert/strict";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { between, type Random, seededRandom } from "../../scripts/bench/random.ts";
import { filesOf, writeManifest } from "../../src/build/manifest.ts";
import { lookAt } from "../../src/build/old-site.ts";
import { SiteFolder } from "../../src/build/site-folder.ts";
import { clearRemains, noteTakeover, openStage, publishStage } from "../../src/build/stage.ts";
import { takeLock } from "../../src/disk/lock.ts";
import { BlobStore, type Stamp } from "../../src/kept/blob-store.ts";
import { fingerprint } from "./one-article-site.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-takeover-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

/** A file somewhere in three levels of three folders each, so that folders meet. */
function somePath(random: Random): string {
  const depth = between(random, 0, 3);
  const folders = Array.from({ length: depth }, () => "abc"[between(random, 0, 2)]);
  return `/${[...folders, `${between(random, 0, 3)}.txt`].join("/")}`;
}

/** A site at random, and another that has some of its files. */
class TwoSites {
  readonly output = join(mkdtempSync(join(scratch, "sites-")), "site");
  readonly blobs = new BlobStore(join(dirname(this.output), "blobs"));
  readonly stage: ReturnType<typeof openStage>;
  readonly wanted = new Map<string, string>();
  readonly old: Readonly<Record<string, string>> | undefined;

  constructor(random: Random) {
    const first = new SiteFolder(this.output, this.blobs);
    for (let count = between(random, 1, 25); count > 0; count -= 1) {
      const path = somePath(random);
      if (!first.stamps.has(path)) first.write(path, Buffer.from(`${path} ${between(random, 0, 1)}`));
    }
    this.old = fingerprint(this.output);
    if (random() < 0.3) this.#leaveSomething(random);
    this.stage = openStage(this.output);
    this.#make(first.stamps, random);
  }

  /** What is in no list of a site, and may lie in it. */
  #leaveSomething(random: Random): void {
    const folders = readdirSync(this.output, { recursive: true, withFileTypes: true }).filter((one) =>
      one.isDirectory(),
    );
    const into = folders[between(random, 0, folders.length - 1)];
    if (into) writeFileSync(join(into.parentPath, into.name, ".DS_Store"), "");
  }

  #make(kept: ReadonlyMap<string, Stamp>, random: Random): void {
    const site = new SiteFolder(this.stage.folder, this.blobs, lookAt(this.output));
    const chance = random();
    for (const [path, stamp] of kept) {
      if (random() < chance * 0.3) continue;
      if (random() < chance * 0.3) site.write(path, Buffer.from("new"));
      else assert.ok(site.place(path, stamp));
      if (random() < 0.1) site.land(path);
      this.wanted.set(path, readFileSync(site.fileAt(path), "utf8"));
    }
    for (let count = between(random, 0, 3); count > 0; count -= 1) {
      const path = somePath(random);
      if (this.wanted.has(path)) site.remove(path);
      else if (existsSync(this.stage.folder + path)) continue;
      else site.write(path, Buffer.from("another"));
      if (!this.wanted.delete(path)) this.wanted.set(path, "another");
    }
    for (const path of this.wanted.keys()) {
      assert.ok(site.has(path) && site.has(dirname(path)), path);
      const beside = [...this.wanted.keys()].filter((other) => dirname(other) === dirname(path));
      const folders = readdirIn(dirname(this.stage.folder + path)).filter((entry) => entry.isDirectory()).length;
      assert.equal(site.countIn(dirname(path).replace(/\/$/, "")) - folders, beside.length);
    }
    const taken = site.settle();
    noteTakeover(this.stage, taken.folders);
    assert.deepEqual([...filesOf(this.stage.folder), ...taken.paths].sort(), [...this.wanted.keys()].sort());
    for (const [path, { ino }] of site.stamps) assert.equal(lstatSync(site.fileAt(path)).ino, ino);
    const records = [...this.wanted.keys()].sort().map((path) => ({ path, size: 0, sha256: "" }));
    writeManifest(this.stage.manifest, records);
  }
}

function readdirIn(folder: string) {
  return existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
}

test("whatever of an old site comes into the new one, it holds what was put into it and nothing else", async () => {
  let taken = 0;
  for (let seed = 0; seed < 60; seed += 1) {
    const sites = new TwoSites(seededRandom(seed));
    const lock = await takeLock(sites.output, () => {});
    publishStage(sites.stage, sites.output);
    lock.release();
    const there = filesOf(sites.output).map((path) => [path, readFileSync(sites.output + path, "utf8")]);
    assert.deepEqual(
      there,
      [...sites.wanted].sort(([a], [b]) => (a < b ? -1 : 1)),
      `seed ${seed}`,
    );
    taken += existsSync(join(dirname(sites.stage.manifest), "takeover.json")) ? 1 : 0;
  }
  assert.ok(taken > 0);
});

test("a publication that ends among the names leaves the old site as it was", async () => {
  for (let seed = 0; seed < 40; seed += 1) {
    const random = seededRandom(seed);
    const { output, stage, old } = new TwoSites(random);
    const workplace = dirname(stage.manifest);
    const folders: readonly string[] = JSON.parse(readFileSync(join(workplace, "takeover.json"), "utf8"));
    // Somebody else has put something there: the second of the two renames fails, or one before it.
    const lock = await takeLock(output, () => {});
    if (folders[0] !== undefined && random() < 0.5)
      mkdirSync(join(stage.folder, folders.at(-1) ?? "", "full"), { recursive: true });
    else rmSync(stage.folder, { recursive: true });
    assert.throws(() => publishStage(stage, output));
    lock.release();
    clearRemains(output);
    const { "": _, ...left } = fingerprint(output) ?? {};
    const clutter = Object.keys(left).filter((path) => path.endsWith(".DS_Store"));
    for (const path of clutter) delete left[path];
    assert.deepEqual(left, old, `seed ${seed}`);
  }
});
