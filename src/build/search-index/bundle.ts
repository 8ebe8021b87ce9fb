import { createHash } from "node:crypto";
import { constants, gunzipSync, gzipSync } from "node:zlib";
import { z } from "zod";
import { SIGNATURE } from "../../search/index-list.ts";
import type { PagefindEntry } from "../../search/manifest.ts";
import type { Bundle } from "../bundle-cache.ts";

/** The files that are the same in every bundle: the program that reads it. */
const RUNTIME = /^(?:pagefind\.js|wasm\.\w+\.pagefind)$/;
const FRAGMENT = /^fragment\//;
/** Every file that a bundle may hold. Pagefind also writes its own interfaces, a highlighter and a worker; this site has its own. */
const FILE =
  /^(?:(?:index|fragment|filter)\/[^/]+\.pf_(?:index|fragment|filter)|[^/]+\.pf_meta|pagefind-entry\.json|pagefind\.js|wasm\.\w+\.pagefind)$/;
const HASH_LENGTH = 10;
const MOST_NAMED = 5;

const ZERO_WIDTH_SPACE = /\u200b/g;
/** Metadata that is there to be found, not to be read. */
const ONLY_FOUND = ["x"];

const Page = z.object({ url: z.string() });
const Fragment = z.looseObject({
  content: z.string(),
  meta: z.record(z.string(), z.string()),
  anchors: z.array(z.unknown()),
});
const Entry = z.object({
  version: z.string(),
  languages: z.record(
    z.string(),
    z.object({ hash: z.string(), wasm: z.string().nullable(), page_count: z.number().int() }),
  ),
  include_characters: z.array(z.string()),
});

/** Whether a file of Pagefind's is one that ships. */
export function isShipped(name: string): boolean {
  return FILE.test(name);
}

/** @returns `pagefind.js` and the WebAssembly */
export function runtimeOf(bundle: Bundle): Bundle {
  return new Map([...bundle].filter(([name]) => RUNTIME.test(name)));
}

/** @returns everything else: what is the shard's own */
export function indexOf(bundle: Bundle): Bundle {
  return new Map([...bundle].filter(([name]) => !RUNTIME.test(name)));
}

/** @throws Error when Pagefind wrote no entry file, or one of another shape than 1.6's */
export function entryOf(bundle: Bundle): PagefindEntry {
  const file = bundle.get("pagefind-entry.json");
  const entry = Entry.safeParse(file && JSON.parse(Buffer.from(file).toString("utf8")));
  if (!entry.success) throw new Error("Pagefind 的 pagefind-entry.json 与 1.6 版的不同。");
  return entry.data;
}

/**
 * Checks that a bundle holds exactly the pages it was made of; Pagefind drops pages it cannot use without a word. Counted
 * twice, from the entry file and from the fragments, because either alone can lie.
 *
 * @throws Error naming the first pages that are missing
 */
export function checkPages(bundle: Bundle, paths: readonly string[]): void {
  const fragments = [...bundle].filter(([name]) => FRAGMENT.test(name));
  const found = new Set(fragments.map(([, bytes]) => Page.parse(readFragment(bytes)).url));
  const missing = paths.filter((path) => !found.has(path));
  const named = missing.slice(0, MOST_NAMED).join("、");
  if (missing.length > 0) throw new Error(`搜索索引里少了 ${missing.length} 篇：${named}。`);
  const counted = Object.values(entryOf(bundle).languages).reduce((sum, { page_count }) => sum + page_count, 0);
  for (const count of [fragments.length, counted]) {
    if (count !== paths.length) throw new Error(`搜索索引里有 ${count} 篇，应有 ${paths.length} 篇。`);
  }
}

/** Whether a bundle is made like that of so many pages, without looking into them. */
export function isBundleOf(pages: number, bundle: Bundle): boolean {
  const names = [...bundle.keys()];
  const entries = Object.values(entryOf(bundle).languages);
  return (
    names.every(isShipped) &&
    names.filter((name) => FRAGMENT.test(name)).length === pages &&
    entries.reduce((sum, { page_count }) => sum + page_count, 0) === pages
  );
}

/** Part of an address that changes whenever one byte of the files does, in whatever order they come. */
export function contentHash(files: Bundle): string {
  const hash = createHash("sha256");
  for (const [name, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${name}\n${bytes.byteLength}\n`).update(bytes);
  return hash.digest("hex").slice(0, HASH_LENGTH);
}

/**
 * Takes out of the fragments, of which a reader downloads ten or more for every search, what only Pagefind's own excerpts
 * need: marks between words, anchors of headings, metadata made for finding.
 */
export function slimFragments(bundle: Bundle): Bundle {
  return new Map([...bundle].map(([name, bytes]) => [name, FRAGMENT.test(name) ? slim(bytes) : bytes]));
}

function slim(packed: Uint8Array): Uint8Array {
  const { content, meta, ...rest } = Fragment.parse(readFragment(packed));
  const read = Object.fromEntries(Object.entries(meta).filter(([name]) => !ONLY_FOUND.includes(name)));
  const slimmed = { ...rest, content: content.replace(ZERO_WIDTH_SPACE, ""), meta: read, anchors: [] };
  return gzipSync(SIGNATURE + JSON.stringify(slimmed), { level: constants.Z_BEST_COMPRESSION });
}

function readFragment(packed: Uint8Array): unknown {
  return JSON.parse(gunzipSync(packed).toString("utf8").slice(SIGNATURE.length));
}
