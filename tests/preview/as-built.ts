import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { between, type Random, seededRandom } from "../../scripts/bench/random.ts";
import { build } from "../../src/build/build.ts";
import { Caches } from "../../src/build/caches.ts";
import { Draughtsman } from "../../src/build/cards/draughtsman.ts";
import type { BuildOptions } from "../../src/build/options.ts";
import { Encoder } from "../../src/build/pictures/encoder.ts";
import { Progress } from "../../src/build/progress.ts";
import { STEPS, type Steps } from "../../src/build/steps.ts";
import { ProblemsError } from "../../src/domain/problem.ts";
import { LivePublication } from "../../src/preview/live-publication.ts";
import { ASSETS_ONCE } from "../fixtures/assets-once.ts";
import { buildOptions } from "../fixtures/publications.ts";
import { EDITS, editAtRandom } from "../fuzz/edits.ts";
import { samplePublication } from "../fuzz/sample-publication.ts";
import { writeSample } from "../fuzz/write-sample.ts";

export interface LiveProof {
  readonly sequences: number;
  /** Files that were compared. */
  readonly files: number;
  /** Files that were not served as they are built, with the edits that led there. */
  readonly failures: readonly { readonly edits: readonly string[]; readonly unlike: readonly string[] }[];
}

const MOST_EDITS = 4;
/** It comes with the search index, and names the words of the articles alone. */
const OTHERWISE = ["/hant/search/words.json"];
/** The editor takes seconds to put together, for a build and for the preview. */
const CHEAP = Object.fromEntries(Object.entries(EDITS).filter(([name]) => name !== "change-editor"));
const NOTHING = { articles: [], data: false, styles: false };

/**
 * Edits a small publication at random, with mistakes in between, tells the live publication which files have changed, and
 * compares what it serves at every address with what a build writes.
 *
 * @param seed the same sequences for the same seed
 * @param cards whether there are share cards at first, each of which takes time to draw
 */
export async function proveLive(folder: string, count: number, seed: number, cards = false): Promise<LiveProof> {
  const encoder = new Encoder();
  const draughtsman = new Draughtsman();
  const steps: Steps = {
    ...ASSETS_ONCE,
    sync: () => {},
    cards: (what, glossary, place) => STEPS.cards(what, glossary, { ...place, draughtsman }),
    pictures: (articles, output, options) => STEPS.pictures(articles, output, { ...options, encoder }),
  };
  const random = seededRandom(seed);
  let publication = samplePublication(random, { traditional: true, pictures: true, search: false, cards });
  const written = join(folder, "written");
  const [cache, scratch, now] = [join(folder, "cache"), join(folder, "scratch"), publication.now];
  const places = writeSample(publication, written);
  mkdirSync(scratch);
  await new Caches({ cache, drafts: true }).claim(() => {});
  const live = new LivePublication({ places, folder: scratch, cache, now });
  const failures: { edits: string[]; unlike: string[] }[] = [];
  const known = new Set<string>();
  let files = 0;
  try {
    await live.refresh(NOTHING);
    for (let sequence = 0; sequence < count; ) {
      const edits: string[] = [];
      const edited = structuredClone(publication);
      for (let edit = between(random, 1, MOST_EDITS); edit > 0; edit -= 1) {
        const before = stateOf(written);
        edits.push(editAtRandom(edited, random, CHEAP));
        writeSample(edited, written);
        await live.refresh(differenceOf(before, stateOf(written), places));
        await spoil(live, places.articles, random);
      }
      const output = join(folder, `site-${sequence}`);
      const options = buildOptions(places, output, { now, drafts: true, search: false, cache });
      if (!(await isBuilt(options, steps))) continue;
      publication = edited;
      sequence += 1;
      const built = filesIn(output);
      for (const file of built) known.add(file);
      const unlike: string[] = [];
      for (const file of known) {
        // What once was an asset may lie there until the end of the run.
        if (OTHERWISE.includes(file) || (file.startsWith("/assets/") && !built.includes(file))) continue;
        const wanted = built.includes(file) ? digestOf(readFileSync(join(output, file))) : undefined;
        if ((await servedAt(file, live, scratch)) !== wanted) unlike.push(file);
      }
      files += built.length;
      if (unlike.length > 0) failures.push({ edits, unlike });
    }
  } finally {
    await Promise.all([live.close(), encoder.close()]);
  }
  return { sequences: count, files, failures };
}

/** Whether the edits have left no mistake together; otherwise others are made. */
async function isBuilt(options: BuildOptions, steps: Steps): Promise<boolean> {
  try {
    await build(options, new Progress({ quiet: true }), steps);
    return true;
  } catch (error) {
    if (error instanceof ProblemsError) return false;
    throw error;
  }
}

/** What is being written is wrong for a moment. */
async function spoil(live: LivePublication, articles: string, random: Random): Promise<void> {
  const records = filesIn(articles).filter((name) => name.endsWith("article.json"));
  const path = join(articles, records[between(random, 0, records.length - 1)] ?? "");
  const text = readFileSync(path, "utf8");
  for (const now of [text.slice(0, between(random, 0, text.length)), text]) {
    writeFileSync(path, now);
    await live.refresh({ ...NOTHING, articles: [path] });
  }
}

async function servedAt(file: string, live: LivePublication, scratch: string): Promise<string | undefined> {
  const text = await live.textOf(file);
  if (text !== undefined) return digestOf(Buffer.from(text));
  await live.provide(file);
  const path = join(scratch, file);
  return existsSync(path) ? digestOf(readFileSync(path)) : undefined;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length))
    .sort();
}

function stateOf(folder: string): ReadonlyMap<string, string> {
  return new Map(filesIn(folder).map((file) => [join(folder, file), digestOf(readFileSync(join(folder, file)))]));
}

/** What somebody who watches the folders is told. */
function differenceOf(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  { articles, data }: { readonly articles: string; readonly data: string },
) {
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => before.get(path) !== after.get(path),
  );
  return {
    articles: changed.filter((path) => path.startsWith(articles)),
    data: changed.some((path) => path.startsWith(data)),
    styles: false,
  };
}

function digestOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
