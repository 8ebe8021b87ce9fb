import assert from "node:assert/strict";
import { test } from "node:test";
import { between, type Random, seededRandom } from "../../../scripts/bench/random.ts";
import { FactBook, type PackedFacts } from "../../../src/build/verify/fact-book.ts";
import { type FileFacts, packScan } from "../../../src/build/verify/file-facts.ts";
import type { Finding } from "../../../src/build/verify/finding.ts";
import { ContentPolicy } from "../../../src/build/verify/policy.ts";
import { SiteCheck } from "../../../src/build/verify/site-check.ts";
import { LinkBook } from "../../../src/gate/link-book.ts";
import { readNetlifyConfig } from "../../../src/serve/netlify-config.ts";

const URL_OF_SITE = "https://example.org";
const POLICY = new ContentPolicy(readNetlifyConfig(), URL_OF_SITE);

/** A file: what it links to, and the places it has. */
interface Page {
  readonly links: readonly string[];
  readonly anchors: readonly string[];
}
interface World {
  readonly pages: ReadonlyMap<string, Page>;
  /** Addresses for which the host has an answer. */
  readonly answered: ReadonlySet<string>;
}

const NAMES = ["/", "/a/", "/b/", "/a/c/", "/d.json", "/pagefind/shards/x-1/y.bin"];
const PLACES = ["one", "two"];
const fileOf = (address: string) => (address.endsWith("/") ? `${address}index.html` : address);

function oneOf<T>(list: readonly T[], random: Random): T | undefined {
  return list[between(random, 0, list.length - 1)];
}

function somePage(random: Random): Page {
  const link = () => `${oneOf(NAMES, random)}${random() < 0.4 ? `#${oneOf(PLACES, random)}` : ""}`;
  return {
    links: Array.from({ length: between(random, 0, 2) }, link),
    anchors: PLACES.filter(() => random() < 0.7),
  };
}

function edited({ pages, answered }: World, random: Random): World {
  const [next, answers] = [new Map(pages), new Set(answered)];
  const name = oneOf(NAMES, random) ?? "/";
  const kind = random();
  if (kind < 0.4) next.set(fileOf(name), somePage(random));
  else if (kind < 0.6) next.delete(fileOf(name));
  else if (kind < 0.8) {
    const page = next.get(fileOf(name));
    if (page) next.set(fileOf(name), { ...page, anchors: PLACES.filter(() => random() < 0.5) });
  } else if (!answers.delete(name)) answers.add(name);
  return { pages: next, answered: answers };
}

/** What a build looks at with the facts of the one before, and what it leaves to the next, if it finds nothing. */
function looked({ pages, answered }: World, before: PackedFacts | undefined, random: Random) {
  const facts = new FactBook(before);
  const files = new Map<string, FileFacts>();
  for (const [path, page] of pages) {
    const sha256 = JSON.stringify(page);
    const scan = { sha256, size: 1, findings: [], loads: [], own: [], data: [], tokens: [], phrases: [], ...page };
    const known = random() < 0.9 ? facts.of(path, sha256) : undefined;
    const own = known ?? packScan(scan, facts.texts);
    // Of some files nothing is kept, as of pictures; here they may have places.
    if (!known && path !== "/d.json") facts.add(path, own);
    files.set(path, own);
  }
  const links = new LinkBook(new Set(pages.keys()), URL_OF_SITE, (path) => answered.has(path));
  const toFollow = [...facts.toFollow(files, [...answered].sort().join())];
  const check = (among?: Iterable<string>) => new SiteCheck(links, POLICY, facts, files).findings(among);
  const [all, some] = [check(), check(toFollow)];
  const kept = facts.packed(new Set(pages.keys()), []) ?? before;
  return { all, some, kept, passedOver: files.size - toFollow.length };
}

test("links that an earlier build has followed are followed again as soon as they might lead elsewhere", () => {
  let passedOver = 0;
  let found = 0;
  for (let seed = 0; seed < 300; seed += 1) {
    const random = seededRandom(seed);
    let world: World = { pages: new Map([["/index.html", somePage(random)]]), answered: new Set() };
    let before: PackedFacts | undefined;
    for (let step = 0; step < 12; step += 1) {
      const next = edited(world, random);
      const now = looked(next, before, random);
      const told = ({ file, code, message }: Finding) => `${file} ${code} ${message}`;
      assert.deepEqual(now.some.map(told), now.all.map(told), `seed ${seed}, step ${step}`);
      found += now.all.length;
      // A build that finds something keeps nothing, and is mended.
      if (now.all.length > 0) continue;
      passedOver += now.passedOver;
      [world, before] = [next, now.kept];
    }
  }
  assert.ok(passedOver > 300 && found > 300, `${passedOver} files were passed over, ${found} findings`);
});
