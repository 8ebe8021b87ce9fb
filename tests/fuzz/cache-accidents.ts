import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { between, type Random } from "../../scripts/bench/random.ts";

/** Where an accident can happen. */
export interface Place {
  readonly cache: string;
  /** The site that the build before has made, some of whose files may be those of the cache. */
  readonly output: string;
  /** For a copy of the cache. */
  readonly aside: string;
}

/**
 * What can happen to what is kept, and to a site that may be made of it; where a file of that has another length, a build
 * takes it for somebody's own and stops.
 *
 * @returns false when there is nothing that it could happen to
 */
export type Accident = (place: Place, random: Random) => boolean;

export const ACCIDENTS: Readonly<Record<string, Accident>> = {
  "cache-gone"({ cache }) {
    rmSync(cache, { recursive: true, force: true });
    return true;
  },
  "part-of-cache-gone"({ cache }, random) {
    const files = filesIn(cache).filter((file) => basename(file) !== TAG && random() < 0.3);
    for (const file of files) rmSync(file);
    return files.length > 0;
  },
  "byte-of-cache-damaged"({ cache }, random) {
    return damage(someFile(cache, random), random);
  },
  "byte-of-cache-damaged-unseen"({ cache }, random) {
    return unseen(someFile(cache, random), (file) => damage(file, random));
  },
  /** As a half unpacked archive leaves it: not cut in place, where the site would be cut with it. */
  "file-of-cache-cut"({ cache }, random) {
    const file = someFile(cache, random);
    if (file === undefined) return false;
    const bytes = readFileSync(file);
    rmSync(file);
    writeFileSync(file, bytes.subarray(0, between(random, 0, Math.max(0, bytes.length - 1))));
    return true;
  },
  "files-of-cache-swapped"({ cache }, random) {
    const [one, other] = [someFile(cache, random), someFile(cache, random)];
    if (one === undefined || other === undefined) return false;
    const [a, b] = [readFileSync(one), readFileSync(other)];
    rmSync(one);
    writeFileSync(one, b);
    rmSync(other, { force: true });
    writeFileSync(other, a);
    return true;
  },
  "stray-file-in-cache"({ cache }, random) {
    const file = someFile(cache, random);
    if (file !== undefined) writeFileSync(`${file}.stray`, "nobody's");
    return file !== undefined;
  },
  "cache-put-aside"({ cache, aside }) {
    rmSync(aside, { recursive: true, force: true });
    if (existsSync(cache)) cpSync(cache, aside, { recursive: true });
    return existsSync(cache);
  },
  "older-cache-restored"({ cache, aside }) {
    if (!existsSync(aside)) return false;
    rmSync(cache, { recursive: true, force: true });
    cpSync(aside, cache, { recursive: true });
    return true;
  },
  "older-cache-laid-over"({ cache, aside }) {
    if (existsSync(aside)) cpSync(aside, cache, { recursive: true });
    return existsSync(aside);
  },
  "site-written-to"({ output }, random) {
    return damage(someFile(output, random), random);
  },
  "site-written-to-unseen"({ output }, random) {
    return unseen(someFile(output, random), (file) => damage(file, random));
  },
  "site-gone"({ output }) {
    rmSync(output, { recursive: true, force: true });
    return true;
  },
};

/** Lets one thing happen that can. @returns its name */
export function accidentAtRandom(place: Place, random: Random, accidents = ACCIDENTS): string {
  const names = Object.keys(accidents);
  for (;;) {
    const name = names[between(random, 0, names.length - 1)];
    if (name !== undefined && accidents[name]?.(place, random)) return name;
  }
}

/** Every file in a folder, in the order of their paths; none when there is no folder. */
export function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .flatMap((entry) => (entry.isFile() ? join(entry.parentPath, entry.name) : []))
    .sort();
}

/** What says whose folder it is has no copy: without it a build stops, and asks a person. */
const TAG = "CACHEDIR.TAG";

function someFile(folder: string, random: Random): string | undefined {
  const files = filesIn(folder).filter((file) => basename(file) !== TAG);
  return files[between(random, 0, files.length - 1)];
}

/** Changes one byte in place: every other name of the file shows it too. */
function damage(file: string | undefined, random: Random): boolean {
  const bytes = file === undefined ? undefined : readFileSync(file);
  if (file === undefined || bytes === undefined || bytes.length === 0) return false;
  const at = between(random, 0, bytes.length - 1);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << between(random, 0, 7));
  writeFileSync(file, bytes);
  return true;
}

/**
 * Leaves size and times as they were, to the millisecond. What leaves them to the nanosecond nobody sees but who reads every byte
 * again (`--verify=all`).
 */
function unseen(file: string | undefined, change: (file: string) => boolean): boolean {
  if (file === undefined) return false;
  const { atime, mtime, mtimeMs } = statSync(file);
  const changed = change(file);
  utimesSync(file, atime, mtime);
  // One file in thousands was written on the millisecond.
  if (statSync(file).mtimeMs === mtimeMs) utimesSync(file, atime, new Date(mtimeMs + 1));
  return changed;
}
