import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const CODE = [
  "pagefind-worker.ts",
  "run-pagefind.ts",
  "make-shard.ts",
  "pack-index.ts",
  "source.ts",
  "extras.ts",
  "bundle.ts",
  "merge-sources.ts",
  "merge-pieces.ts",
  "occurrence-table.ts",
  "piece-bounds.ts",
  "piece-reader.ts",
  "read-pagefind.ts",
  "text-order.ts",
  "words.ts",
  "cbor-reader.ts",
  "shard-job.ts",
  "kept-shards.ts",
  "../../worker/answer-jobs.ts",
  "../../search/index-list.ts",
  "../../search/index-piece.ts",
  "../../search/word-columns.ts",
  "../../search/bit-columns.ts",
  "../../search/cbor-writer.ts",
].map((name) => fileURLToPath(new URL(name, import.meta.url)));

/** Everything besides the documents that decides what is in the index. */
export interface IndexerState {
  /** Of Pagefind. */
  readonly version: string;
  /** Of the version, the size of pieces, another program than the installed one when the environment names one, and the
   * text of our own indexing code: whatever is changed there, nothing old is taken for something new. */
  readonly digest: string;
}

export interface DocumentDigest {
  readonly path: string;
  readonly digest: string;
}

export function indexerState(chunkSize: number, code: readonly string[] = indexingCode()): IndexerState {
  const version = pagefindVersion();
  const binary = process.env.PAGEFIND_BINARY_PATH ?? null;
  return { version, digest: hash("sha256", JSON.stringify({ version, chunkSize, binary, code })) };
}

/** The texts of all sources that decide what is in the index. */
export function indexingCode(): string[] {
  return CODE.map((file) => readFileSync(file, "utf8"));
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

/** Name of a part: the same only for the same documents in the same order, indexed the same way. */
export function partKeyOf({ digest }: IndexerState, documents: readonly DocumentDigest[]): string {
  return hash("sha256", JSON.stringify([digest, documents.map(({ path, digest }) => [path, digest])]));
}
