import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const CODE = [
  "pagefind-worker.ts",
  "make-bundle.ts",
  "pack-index.ts",
  "index-part.ts",
  "bundle.ts",
  "merge-parts.ts",
  "merge-words.ts",
  "term-occurrences.ts",
  "same-piece.ts",
  "read-pagefind.ts",
  "cbor-reader.ts",
  "../../worker/answer-jobs.ts",
  "../../search/index-list.ts",
  "../../search/index-piece.ts",
  "../../search/word-columns.ts",
  "../../search/bit-columns.ts",
  "../../search/cbor-writer.ts",
].map((name) => fileURLToPath(new URL(name, import.meta.url)));

/** Everything besides the documents that decides what is in a bundle. */
export interface IndexerState {
  /** Of Pagefind. */
  readonly version: string;
  readonly chunkSize: number;
  /** Another program than the installed one, when the environment names one. */
  readonly binary: string | null;
  /** The text of our own indexing code: whatever is changed there, no old bundle is taken for a new one. */
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
  return createHash("sha256").update(html).digest("hex");
}

/** Name of a bundle in the cache: the same only for the same documents in the same order, indexed the same way. */
export function shardKey(state: IndexerState, documents: readonly DocumentDigest[]): string {
  const parts = documents.map(({ path, digest }) => [path, digest]);
  return createHash("sha256")
    .update(JSON.stringify([state, parts]))
    .digest("hex");
}
