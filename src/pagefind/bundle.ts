import { constants, gunzipSync, gzipSync } from "node:zlib";
import { z } from "zod";
import type { PagefindEntry } from "../search/manifest.ts";
import { SIGNATURE } from "./list.ts";

/** Files of a bundle: paths inside its folder, and bytes. */
export type Bundle = ReadonlyMap<string, Uint8Array>;

export const FRAGMENT = /^fragment\//;
/** Every file that a bundle may hold. Pagefind also writes its own interfaces, a highlighter and a worker; this site has its own. */
const FILE =
  /^(?:(?:index|fragment|filter|list)\/[^/]+\.pf_(?:index|fragment|filter|list)|[^/]+\.pf_meta|pagefind-entry\.json|pagefind\.js|wasm\.\w+\.pagefind)$/;
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

/**
 * Takes out of a fragment, of which a reader downloads ten or more for every search, what only Pagefind's own excerpts
 * need: marks between words, anchors of headings, metadata made for finding.
 */
export function slimFragment(packed: Uint8Array): Uint8Array {
  const { content, meta, ...rest } = Fragment.parse(readFragment(packed));
  const read = Object.fromEntries(Object.entries(meta).filter(([name]) => !ONLY_FOUND.includes(name)));
  const slimmed = { ...rest, content: content.replace(ZERO_WIDTH_SPACE, ""), meta: read, anchors: [] };
  return gzipSync(SIGNATURE + JSON.stringify(slimmed), { level: constants.Z_BEST_COMPRESSION });
}

function readFragment(packed: Uint8Array): unknown {
  return JSON.parse(gunzipSync(packed).toString("utf8").slice(SIGNATURE.length));
}
