import { isDeepStrictEqual } from "node:util";
import type { Stamp } from "../../kept/blob-store.ts";
import type { KeptTable } from "../../kept/kept-table.ts";
import type { KeptWork } from "../../kept/kept-work.ts";
import type { PagefindEntry } from "../../search/manifest.ts";
import type { Filed } from "./filed.ts";

/** A shard as it lies on the site, and what is needed to make the next one of it. */
export interface ShardRecord {
  /** Without the program. */
  readonly files: ReadonlyMap<string, Filed>;
  readonly program: ReadonlyMap<string, Filed>;
  readonly entry: PagefindEntry;
  readonly extras: Uint8Array;
  /** The first word of every part of its list. */
  readonly lists: readonly string[];
  /** Tells which words it may have. */
  readonly sieve: Uint8Array;
  readonly parts: readonly PartRecord[];
}

export interface PartRecord {
  /** Digest of its documents and of how they were indexed. */
  readonly key: string;
  readonly articles: number;
  /** Fields of the metadata that its articles have. */
  readonly fields: readonly string[];
}

interface KeptShard extends Omit<ShardRecord, "files" | "program"> {
  readonly files: KeptFiles;
  readonly program: KeptFiles;
}

/** In columns: a shard has three thousand files. */
interface KeptFiles {
  readonly names: readonly string[];
  readonly sha256: readonly string[];
  readonly size: readonly number[];
  readonly mtimeMs: readonly number[];
  readonly ino: readonly number[];
}

/** Shards of earlier builds: what is in them, and where their files are kept. */
export class KeptShards {
  readonly #table: KeptTable<KeptShard>;

  constructor(work: KeptWork) {
    this.#table = work.table("search-shards");
  }

  get isEmpty(): boolean {
    return this.#table.isEmpty;
  }

  take(key: string): ShardRecord | undefined {
    const kept = this.#table.take(key);
    return kept && recordOf(kept);
  }

  /** A shard whose files are not all kept is not. */
  put(key: string, { files, program, ...rest }: ShardRecord): void {
    const [some, others] = [columnsOf(files), columnsOf(program)];
    if (some && others) this.#table.put(key, { ...rest, files: some, program: others });
  }

  /** Those that are not taken: of them what is still wanted can be used again. */
  *unclaimed(): Generator<ShardRecord> {
    for (const kept of this.#table.unclaimed()) yield recordOf(kept);
  }
}

/** Whether the files of a shard lie as they lay, or the record has to be written anew: after a cache was brought from elsewhere. */
export function isSame(a: ShardRecord, b: ShardRecord): boolean {
  return isDeepStrictEqual(columnsOf(a.files), columnsOf(b.files));
}

function recordOf({ files, program, ...rest }: KeptShard): ShardRecord {
  return { ...rest, files: filesOf(files), program: filesOf(program) };
}

function filesOf({ names, sha256, size, mtimeMs, ino }: KeptFiles): Map<string, Stamp> {
  return new Map(
    names.map((name, at) => [
      name,
      { sha256: sha256[at] ?? "", size: size[at] ?? 0, mtimeMs: mtimeMs[at] ?? 0, ino: ino[at] ?? 0 },
    ]),
  );
}

function columnsOf(files: ReadonlyMap<string, Filed>): KeptFiles | undefined {
  const stamps = [...files.values()].flatMap((filed) => ("bytes" in filed ? [] : filed));
  if (stamps.length < files.size) return undefined;
  return {
    names: [...files.keys()],
    sha256: stamps.map(({ sha256 }) => sha256),
    size: stamps.map(({ size }) => size),
    mtimeMs: stamps.map(({ mtimeMs }) => mtimeMs),
    ino: stamps.map(({ ino }) => ino),
  };
}
