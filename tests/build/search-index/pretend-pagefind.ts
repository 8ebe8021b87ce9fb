import { gzipSync } from "node:zlib";
import type { IndexJob } from "../../../src/build/search-index/index-job.ts";
import type { Indexer } from "../../../src/build/search-index/run-pagefind.ts";

export interface PretendPagefind {
  readonly indexer: Indexer;
  /** The addresses of every bundle that was made, in order. */
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

/** Writes bundles of the same shape as Pagefind's at once, and remembers what it was asked for. */
export function pretendPagefind({ drops = [], program = () => "program", lie = 0 }: Behaviour = {}): PretendPagefind {
  const made: string[][] = [];
  return {
    made,
    async indexer({ documents }: IndexJob) {
      made.push(documents.map(({ url }) => url));
      const kept = documents.filter(({ url }) => !drops.includes(url));
      const fragments = kept.map(({ url, html }, index): [string, Uint8Array] => [
        `fragment/zh-cn_${index}.pf_fragment`,
        gzipSync(`pagefind_dcd${JSON.stringify({ url, content: html })}`),
      ]);
      const languages = { "zh-cn": { hash: "zh-cn_0", wasm: null, page_count: kept.length + lie } };
      const entry = { version: "1.6.0", languages, include_characters: ["_"] };
      return new Map([
        ...fragments,
        ["pagefind-entry.json", Buffer.from(JSON.stringify(entry))],
        ["pagefind.js", Buffer.from(program())],
        ["wasm.unknown.pagefind", Buffer.from("wasm")],
      ]);
    },
  };
}
