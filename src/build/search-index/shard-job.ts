import type { BlobStore } from "../../kept/blob-store.ts";
import { entryOf } from "../../pagefind/bundle.ts";
import { fragmentName } from "../../pagefind/list.ts";
import { type Filed, fileOf } from "./filed.ts";
import type { FreshPart, IndexJob, KeptFiles, MadeShard } from "./index-job.ts";
import type { ShardPlan } from "./index-plan.ts";
import type { PartRecord, ShardRecord } from "./kept-shards.ts";

/** Where a part lies in a shard of an earlier build. */
interface Place {
  readonly shard: ShardRecord;
  /** Number in there of its first article. */
  readonly first: number;
  readonly part: PartRecord;
}

/** Parts of shards of earlier builds, by their keys. */
export type OldParts = ReadonlyMap<string, Place>;

interface Documented {
  readonly path: string;
  document(): string;
}

/** What is to be done for a shard, and what need not be. */
export interface ShardJob {
  readonly job: IndexJob;
  /** Fragments of articles that are known, by their names in the shard. */
  readonly fragments: ReadonlyMap<string, Filed>;
  readonly program: ReadonlyMap<string, Filed>;
  /** Files of the shards that it is made of, by what is in them: most of a shard in which little has changed is the same. */
  readonly kept: ReadonlyMap<string, Filed>;
  /** Parts that are known; the fields of the others are found out. */
  readonly parts: readonly (PartRecord | undefined)[];
}

export function oldPartsOf(shards: Iterable<ShardRecord>): OldParts {
  const places = new Map<string, Place>();
  for (const shard of shards) {
    let first = 0;
    for (const part of shard.parts) {
      places.set(part.key, { shard, first, part });
      first += part.articles;
    }
  }
  return places;
}

/** @param old parts that need not be made */
export function shardJobOf(
  plan: ShardPlan<Documented>,
  old: OldParts,
  blobs: BlobStore | undefined,
  chunkSize: number,
): ShardJob {
  const sources = new Map<ShardRecord, { kept: KeptFiles; numbers: number[]; fields: Set<string> }>();
  const fresh: FreshPart[] = [];
  const fragments = new Map<string, Filed>();
  const parts: (PartRecord | undefined)[] = [];
  let first = 0;
  for (const { key, articles } of plan.parts) {
    const place = old.get(key);
    if (place && !sources.has(place.shard)) sources.set(place.shard, sourceOf(place.shard));
    const source = place && sources.get(place.shard);
    const known = place && source && fragmentsOf(place, first);
    parts.push(known && place.part);
    if (known) {
      for (const [name, filed] of known) fragments.set(name, filed);
      for (const field of place.part.fields) source.fields.add(field);
      for (let at = 0; at < articles.length; at += 1) source.numbers[place.first + at] = first + at;
    } else fresh.push({ first, documents: articles.map(({ path, document }) => ({ url: path, html: document() })) });
    first += articles.length;
  }
  const kept = [...sources.values()].map((source) => ({ ...source.kept, fields: [...source.fields] }));
  const [program = new Map()] = [...sources.keys()].map(({ program }) => program);
  const files = [...sources.keys()].flatMap(({ files }) => [...files.values()]);
  const filed = new Map(files.map((file) => [file.sha256, file]));
  return { job: { chunkSize, fresh, kept, blobs: blobs?.folder }, fragments, program, kept: filed, parts };
}

/** The shard that was made, with its files filed. */
export function recordOf(
  { fragments, program, kept, parts }: ShardJob,
  plan: ShardPlan<unknown>,
  made: MadeShard,
): ShardRecord {
  const fresh = made.fields.values();
  const own = made.fragments.map(([number, bytes]) => [fragmentName(number), fileOf(bytes)] as const);
  const files = new Map([...fragments, ...own].sort(([a], [b]) => (a < b ? -1 : 1)));
  const others = new Map<string, Uint8Array>();
  for (const [name, file] of made.files) {
    if (typeof file !== "string") others.set(name, file);
    const filed = typeof file === "string" ? kept.get(file) : fileOf(file);
    if (filed) files.set(name, kept.get(filed.sha256) ?? filed);
  }
  return {
    files,
    program: made.program.size > 0 ? new Map([...made.program].map(([name, bytes]) => [name, fileOf(bytes)])) : program,
    entry: entryOf(others),
    extras: made.extras,
    lists: made.parts,
    sieve: made.sieve,
    parts: plan.parts.map(
      ({ key, articles }, at) => parts[at] ?? { key, articles: articles.length, fields: fresh.next().value ?? [] },
    ),
  };
}

function sourceOf(shard: ShardRecord) {
  const own = [...shard.files].filter(([name]) => !name.startsWith("fragment/"));
  const files = new Map(own.map(([name, filed]) => [name, "bytes" in filed ? filed.bytes : filed.sha256]));
  const count = shard.parts.reduce((sum, { articles }) => sum + articles, 0);
  const numbers = new Array<number>(count).fill(-1);
  return { kept: { files, extras: shard.extras, fields: [], numbers }, numbers, fields: new Set<string>() };
}

/** @returns undefined when the record does not have them all */
function fragmentsOf({ shard, first, part }: Place, newFirst: number): Map<string, Filed> | undefined {
  const fragments = new Map<string, Filed>();
  for (let at = 0; at < part.articles; at += 1) {
    const filed = shard.files.get(fragmentName(first + at));
    if (!filed) return undefined;
    fragments.set(fragmentName(newFirst + at), filed);
  }
  return fragments;
}
