import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const CODE = [
  "pagefind-worker.ts",
  "run-pagefind.ts",
  "make-shard.ts",
  "shard-job.ts",
  "kept-shards.ts",
  "../../kept/read-blob.ts",
  "../../worker/answer-jobs.ts",
  "../../pagefind/pack-index.ts",
  "../../pagefind/source.ts",
  "../../pagefind/kept-piece.ts",
  "../../pagefind/extras.ts",
  "../../pagefind/bundle.ts",
  "../../pagefind/merge-sources.ts",
  "../../pagefind/merge-pieces.ts",
  "../../pagefind/occurrence-table.ts",
  "../../pagefind/piece-bounds.ts",
  "../../pagefind/piece-reader.ts",
  "../../pagefind/read-files.ts",
  "../../pagefind/unchanged-piece.ts",
  "../../pagefind/version.ts",
  "../../pagefind/word-cursor.ts",
  "../../pagefind/words.ts",
  "../../pagefind/cbor-reader.ts",
  "../../pagefind/cbor-writer.ts",
  "../../pagefind/list.ts",
  "../../pagefind/list-part.ts",
  "../../pagefind/piece.ts",
  "../../search/word-columns.ts",
  "../../search/bit-columns.ts",
  "../../search/sieve.ts",
  "../../search/text-order.ts",
].map((name) => fileURLToPath(new URL(name, import.meta.url)));

/** Everything besides the documents that decides what is in the index. */
export interface IndexerState {
  /** Of Pagefind. */
  readonly version: string;
  readonly chunkSize: number;
  /** Another program than the installed one, when the environment names one. */
  readonly binary: string | null;
  /** The text of our own indexing code: whatever is changed there, nothing old is taken for something new. */
  readonly code: string;
}

export interface DocumentDigest {
  readonly path: string;
  readonly digest: string;
}

export function indexerState(chunkSize: number): IndexerState {
  const binary = process.env.PAGEFIND_BINARY_PATH ?? null;
  return {
    version: pagefindVersion(),
    chunkSize,
    binary,
    code: CODE.map((file) => readFileSync(file, "utf8")).join("\n"),
  };
}

/** The version of Pagefind that is installed, from its package.json, which its `exports` do not name. */
function pagefindVersion(): string {
  const file = fileURLToPath(new URL("../package.json", import.meta.resolve("pagefind")));
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, "utf8"))).version;
}

/** The digest of one document; what makes the document needs no version, since its result is in here. */
export function documentDigest(html: string): string {
  return hash("sha256", html);
}

/** Gives the names of parts: the same only for the same documents in the same order, indexed the same way. */
export function partKeys(state: IndexerState): (documents: readonly DocumentDigest[]) => string {
  const how = hash("sha256", JSON.stringify(state));
  return (documents) => hash("sha256", JSON.stringify([how, documents.map(({ path, digest }) => [path, digest])]));
}
