/** Rooms that are entered by few: who may import them at all. */
export const DOORS: Readonly<Record<string, readonly string[]>> = {
  "src/pagefind": [
    "src/browser/search/open-index.ts",
    "src/build/search-index/index-job.ts",
    "src/build/search-index/make-shard.ts",
    "src/build/search-index/shard-bundle.ts",
    "src/build/search-index/shard-job.ts",
  ],
};
