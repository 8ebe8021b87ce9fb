import { gzipSync } from "node:zlib";
import type { Document } from "../../../src/build/search-index/index-job.ts";
import { makeShard } from "../../../src/build/search-index/make-shard.ts";
import type { Indexer } from "../../../src/build/search-index/run-pagefind.ts";
import { bundleOf } from "../../pagefind/pagefind-files.ts";

export interface PretendPagefind {
  readonly indexer: Indexer;
  /** The addresses of every part that was made, in order. */
  readonly made: readonly string[][];
}

interface Behaviour {
  /** Addresses it leaves out without a word. */
  readonly drops?: readonly string[];
  /** Bytes of the program it ships. */
  readonly program?: () => string;
  /** What its entry file says more than there is. */
  readonly lie?: number;
}

/** Writes bundles like Pagefind's at once, in which an article has one word, its address; remembers what it was asked for. */
export function pretendPagefind({ drops = [], program = () => "program", lie = 0 }: Behaviour = {}): PretendPagefind {
  const made: string[][] = [];
  const index = async (documents: readonly Document[]) => {
    made.push(documents.map(({ url }) => url));
    const kept = documents.filter(({ url }) => !drops.includes(url));
    const urls = kept.map(({ url }) => url);
    const list = {
      fragments: kept.map((_, number) => `zh-cn_${number}`),
      pieces: urls.toSorted().map((word, number) => ({ name: `zh-cn_${number}`, word })),
    };
    return bundleOf(list, {
      program: program(),
      lie,
      articleOf: (word) => urls.indexOf(word),
      fragmentOf: (_, number) => {
        const { url, html: content } = kept[number] ?? {};
        return gzipSync(`pagefind_dcd${JSON.stringify({ url, content, meta: {}, anchors: [] })}`);
      },
    });
  };
  return { made, indexer: (job) => makeShard(job, index) };
}
