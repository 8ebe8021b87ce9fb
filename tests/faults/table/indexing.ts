import type { Fault } from "../fault.ts";

/** What makes the search index, and what it keeps of it. */
export const INDEXING: readonly Fault[] = [
  {
    name: "search does not know the desk of a reprint",
    file: "src/search/document.ts",
    from: "...(article.desk === undefined ? [] : [article.desk]), ",
    to: "",
    tests: ["tests/search/document.test.ts"],
  },
  {
    name: "words still point to an article that a shard has no more",
    file: "src/pagefind/merge-pieces.ts",
    from: "if (article < 0) continue;",
    to: "if (article < 0) last = article;",
    tests: ["tests/pagefind/merge-pieces.test.ts"],
  },
  {
    name: "a part of the index takes one article more than it has room for",
    file: "src/build/search-index/part-plan.ts",
    from: "bestBorder(rest, most, FULL_ENOUGH",
    to: "bestBorder(rest, most * 1.2, FULL_ENOUGH",
    tests: ["tests/build/search-index/part-plan.test.ts"],
  },
  {
    name: "one changed article has its whole shard indexed again",
    file: "src/build/search-index/shard-job.ts",
    from: "const place = old.get(key);",
    to: "const place = old.size < 0 ? old.get(key) : undefined;",
    tests: ["tests/build/search-index/kept-index.test.ts"],
  },
  {
    name: "the part of a changed article waits until the pages are made",
    file: "src/build/search-index/index-articles.ts",
    from: "fresh < shard.parts.length && fresh <= LITTLE",
    to: "fresh < 0",
    tests: ["tests/build/search-index/kept-index.test.ts"],
  },
  {
    name: "a build without an index clears the kept one away",
    file: "src/build/search-index/keep-index.ts",
    from: "if (shards.isEmpty) return [];",
    to: "return [];",
    tests: ["tests/build/search-index/kept-index.test.ts"],
  },
  {
    name: "a kept shard forgets by how much Pagefind took a word for larger",
    file: "src/pagefind/source.ts",
    from: "piece.extras.push([next[0] - first, next[1]]);",
    to: "",
    tests: ["tests/pagefind/merge-parts.test.ts"],
  },
  {
    name: "a piece of the index is left as it was though a changed article has one of its words no more",
    file: "src/pagefind/unchanged-piece.ts",
    from: "count !== postings.length",
    to: "count > postings.length",
    tests: ["tests/pagefind/unchanged-piece.test.ts"],
  },
  {
    name: "the last piece of the index is taken for full",
    file: "src/pagefind/unchanged-piece.ts",
    from: "!piece.isLast && ",
    to: "",
    tests: ["tests/pagefind/unchanged-piece.test.ts"],
  },
];
