import { z } from "zod";
import type { BlobStore } from "../../kept/blob-store.ts";
import { entryOf, FRAGMENT, isShipped } from "../../pagefind/bundle.ts";
import type { Bundle } from "../bundle-cache.ts";
import { bytesOf, fileOf } from "./filed.ts";
import type { ShardRecord } from "./kept-shards.ts";

/** What is in the bundle besides files that ship. */
const [PARTS, EXTRAS, LISTS, SIEVE] = ["parts.json", "extras", "lists.json", "sieve"] as const;
const BESIDE: readonly string[] = [PARTS, EXTRAS, LISTS, SIEVE];
/** The files that are the same in every shard: the program that reads it. */
const PROGRAM = /^(?:pagefind\.js|wasm\.\w+\.pagefind)$/;

const Lists = z.array(z.string());
const Parts = z.array(z.object({ key: z.string(), articles: z.number().int(), fields: z.array(z.string()) }));

/** A shard as one file, to be carried to another machine; undefined when a kept file is lost. */
export function bundleOf(
  { files, program, extras, lists, sieve, parts }: ShardRecord,
  blobs: BlobStore | undefined,
): Bundle | undefined {
  const bundle = new Map<string, Uint8Array>([
    [PARTS, Buffer.from(JSON.stringify(parts))],
    [EXTRAS, extras],
    [LISTS, Buffer.from(JSON.stringify(lists))],
    [SIEVE, sieve],
  ]);
  for (const [name, filed] of [...files, ...program]) {
    const bytes = bytesOf(filed, blobs);
    if (!bytes) return undefined;
    bundle.set(name, bytes);
  }
  return bundle;
}

/** @param bundle that `isShardOf` says is one */
export function recordOfBundle(bundle: Bundle): ShardRecord {
  const shipped = [...bundle].filter(([name]) => isShipped(name));
  const filed = (isProgram: boolean) =>
    new Map(shipped.filter(([name]) => PROGRAM.test(name) === isProgram).map(([name, bytes]) => [name, fileOf(bytes)]));
  return {
    files: filed(false),
    program: filed(true),
    entry: entryOf(bundle),
    extras: bundle.get(EXTRAS) ?? new Uint8Array(),
    lists: Lists.parse(JSON.parse(Buffer.from(bundle.get(LISTS) ?? "[]").toString("utf8"))),
    sieve: bundle.get(SIEVE) ?? new Uint8Array(),
    parts: partsOf(bundle),
  };
}

/** Whether a bundle is made like a shard of so many pages, without looking into its files. */
export function isShardOf(pages: number, bundle: Bundle): boolean {
  const names = [...bundle.keys()];
  const entries = Object.values(entryOf(bundle).languages);
  return (
    names.every((name) => isShipped(name) || BESIDE.includes(name)) &&
    [EXTRAS, LISTS, SIEVE].every((name) => bundle.has(name)) &&
    names.filter((name) => FRAGMENT.test(name)).length === pages &&
    sum(entries.map(({ page_count }) => page_count)) === pages &&
    sum(partsOf(bundle).map(({ articles }) => articles)) === pages
  );
}

function partsOf(bundle: Bundle): z.infer<typeof Parts> {
  return Parts.parse(JSON.parse(Buffer.from(bundle.get(PARTS) ?? "[]").toString("utf8")));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
