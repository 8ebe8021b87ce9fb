import { hash } from "node:crypto";
import { lstatSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { secretScan } from "../content/outside.ts";
import { walk } from "../disk/walk.ts";
import type { PictureBearer } from "../domain/article.ts";
import type { Clock, Span } from "../domain/clock.ts";
import type { Site } from "../domain/site.ts";
import type { Stamp } from "../kept/blob-store.ts";
import { codeDigest } from "../kept/code-digest.ts";
import type { KeptTable } from "../kept/kept-table.ts";
import type { KeptWork } from "../kept/kept-work.ts";
import { HOST_CONFIG } from "../serve/netlify-config.ts";
import type { BuildReport } from "./build-report.ts";
import { type FileRecord, ownersOf, type PictureOwners } from "./manifest.ts";
import type { BuildOptions } from "./options.ts";
import { jobsOf } from "./pictures/develop.ts";
import type { SiteFolder } from "./site-folder.ts";

/**
 * A file system counts time in steps of up to two seconds: what was written so shortly before it was looked at may be written again
 * and lie there just the same.
 */
const SETTLED_MS = 2500;

/** What a build has told that went through. */
export type Told = Omit<BuildReport, "output" | "steps">;

/** The last build that went through, and when it would have made the same. */
export interface LastBuild {
  readonly unchanged: Span;
  readonly told: Told;
  /** Of the manifest: which picture belongs to whom. */
  readonly owners: PictureOwners;
  /** Keys of its pictures in their cache. */
  readonly pictures: readonly string[];
  /** Files of the site in the order of their paths, a column for each thing; a site has seventy thousand. */
  readonly files: {
    readonly paths: readonly string[];
    readonly sha256: readonly string[];
    readonly size: Float64Array<ArrayBuffer>;
    /** How those lie in the store that are kept there; zero for pictures. */
    readonly mtimeMs: Float64Array<ArrayBuffer>;
    readonly ino: Float64Array<ArrayBuffer>;
  };
}

/**
 * Names everything that a build of these options depends on but the time: the program, the variables that it asks for, and how
 * every file lies there that it reads. Files are not read: where nobody has touched one since, not even its second time, which
 * nobody can set back, has changed. A clone is another state, and found by what is in it.
 *
 * @param now milliseconds since 1970
 * @returns undefined when a file is so new, or of such a kind, that it may change without a trace
 */
export function stateOf(
  { articles, data, drafts, search, allowFewer = false }: BuildOptions,
  now: number = Date.now(),
): string | undefined {
  let told = "";
  const add = (...parts: readonly unknown[]) => {
    told += `${JSON.stringify(parts)}\n`;
  };
  add(codeDigest(), process.cwd(), articles, data, drafts, search, allowFewer, secretScan().own);
  try {
    add(process.env.PAGEFIND_BINARY_PATH, HOST_CONFIG, readFileSync(HOST_CONFIG, "utf8"));
    const before = now - SETTLED_MS;
    for (const folder of [articles, data].map((path) => realpathSync(path))) {
      for (const { path, kind } of walk(folder)) {
        if (kind === "other") return undefined;
        add(path);
        if (kind === "folder") continue;
        const { size, mtimeMs, ctimeMs, ino, mode } = lstatSync(folder + path);
        if (mtimeMs >= before || ctimeMs >= before) return undefined;
        add(size, mtimeMs, ctimeMs, ino, mode);
      }
    }
  } catch {
    // Whoever reads it says what is wrong.
    return undefined;
  }
  return hash("sha256", told);
}

/** Where the last build is kept, by its state. */
export class LastBuilds {
  readonly #table: KeptTable<LastBuild>;

  constructor(work: KeptWork) {
    this.#table = work.table("last-build");
  }

  take(state: string): LastBuild | undefined {
    return this.#table.take(state);
  }

  /** @param stamps of all files that were published, but the pictures; when another is missing nothing is kept */
  put(
    state: string,
    last: Omit<LastBuild, "files">,
    records: readonly FileRecord[],
    stamps: ReadonlyMap<string, Stamp>,
  ): void {
    const number = () => new Float64Array(records.length);
    const [paths, digests]: [string[], string[]] = [[], []];
    const files = { paths, sha256: digests, size: number(), mtimeMs: number(), ino: number() };
    for (const [at, { path, size, sha256 }] of records.entries()) {
      const stamp = stamps.get(path);
      if (stamp ? stamp.sha256 !== sha256 : !isPicture(path)) return;
      paths.push(path);
      digests.push(sha256);
      files.size[at] = size;
      files.mtimeMs[at] = stamp?.mtimeMs ?? 0;
      files.ino[at] = stamp?.ino ?? 0;
    }
    this.#table.put(state, { ...last, files });
  }
}

/** Keeps a build that has just gone through for the next one, which may have nothing to make. */
export function rememberBuild(
  { options: { output }, site, clock, state }: Finished,
  { work, made, bearers, records, told }: Made,
): void {
  for (const { path } of records) {
    const known = made.stamps.has(path) || isPicture(path);
    const stamp = known ? undefined : work.blobs.put(readFileSync(join(output, path)));
    if (stamp) made.stamps.set(path, stamp);
  }
  const { shards } = told;
  const again = { ...told, encoded: 0, ...(shards && { shards: { built: 0, cached: shards.built + shards.cached } }) };
  const pictures = jobsOf(bearers, site).map(({ key }) => key);
  const last = { unchanged: clock.unchanged, told: again, owners: ownersOf(bearers), pictures };
  new LastBuilds(work).put(state, last, records, made.stamps);
}

interface Made {
  readonly work: KeptWork;
  readonly made: SiteFolder;
  readonly bearers: readonly PictureBearer[];
  readonly records: readonly FileRecord[];
  readonly told: Told;
}

interface Finished {
  readonly options: Pick<BuildOptions, "output">;
  readonly site: Site;
  readonly clock: Clock;
  readonly state: string;
}

/** Whether a file is one of a picture, which another cache has. */
export function isPicture(path: string): boolean {
  return path.startsWith("/assets/pictures/");
}

/** The files of a build, as they lay there. */
export function stampsOf({ files }: LastBuild): (readonly [path: string, stamp: Stamp])[] {
  const { paths, sha256, size, mtimeMs, ino } = files;
  return paths.map((path, at) => {
    const stamp = { sha256: sha256[at] ?? "", size: size[at] ?? 0, mtimeMs: mtimeMs[at] ?? 0, ino: ino[at] ?? 0 };
    return [path, stamp] as const;
  });
}
