import type { HeadsEntry } from "./heads.ts";
import type { SieveEntry } from "./sieve.ts";

/** Where the list of shards stands on the site. It changes with every build; what it names never does. */
export const MANIFEST_PATH = "/pagefind/shards.json";

/**
 * What the script of a search page has to understand: the shape of the list, of the packed files, of fragments and of the
 * table of the Traditional edition, and the interface of Pagefind. A page that stays open across a deployment reads the
 * list of another day; where the number is another than its own it says so and answers nothing. To be raised with any
 * of these (tests/search/index-format.test.ts).
 */
export const INDEX_FORMAT = 7;

/** The search index of the site: one Pagefind bundle for each period, and the program that reads them all. */
export interface ShardManifest {
  /** `INDEX_FORMAT` of the code that has written it. */
  readonly format: number;
  /** Of Pagefind. */
  readonly version: string;
  /** Folder of `pagefind.js` and its WebAssembly, such as `/pagefind/runtime/1a2b3c4d5e/`; absent without articles. */
  readonly runtime?: string;
  /** Newest first. */
  readonly shards: readonly ShardEntry[];
  readonly heads: HeadsEntry;
  /** Of all shards but the newest; absent where there are no others. */
  readonly sieve?: SieveEntry;
  readonly names: readonly NameForms[];
}

/** A name in the house's spelling, and behind it the others that the house knows (`_data/names.json`). */
export type NameForms = readonly string[];

export interface ShardEntry {
  /** `2025-03~2025-07`, `2025-08`, or `2025-09.2` for a part of a month. */
  readonly id: string;
  /** Folder of the bundle, such as `/pagefind/shards/2025-03~2025-07-1a2b3c4d5e/`. */
  readonly path: string;
  /** First month, in the site's time zone. */
  readonly from: string;
  readonly to: string;
  readonly pages: number;
  /** Characters of an article, on the average. */
  readonly length: number;
  /** The first word of every part of its list. */
  readonly lists: readonly string[];
  /** What stands in the shard's `pagefind-entry.json`, so that nobody has to fetch it. */
  readonly entry: PagefindEntry;
}

/** Pagefind 1.6's own entry file. */
export interface PagefindEntry {
  readonly version: string;
  readonly languages: Readonly<Record<string, IndexedLanguage>>;
  readonly include_characters: readonly string[];
}

export interface IndexedLanguage {
  /** Names the file `pagefind.<hash>.pf_meta`. */
  readonly hash: string;
  /** Names `wasm.<wasm>.pagefind`; null stands for `unknown`. */
  readonly wasm: string | null;
  readonly page_count: number;
}
