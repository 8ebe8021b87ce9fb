import { hash } from "node:crypto";
import type { BlobStore, Stamp } from "../../kept/blob-store.ts";

/** A file of the index: as an earlier build has kept it, or its bytes. */
export type Filed = Stamp | Fresh;

interface Fresh {
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

export function fileOf(bytes: Uint8Array): Filed {
  return { sha256: hash("sha256", bytes), bytes };
}

/** @returns undefined when it was kept and is not there any more */
export function bytesOf(filed: Filed, blobs: BlobStore | undefined): Uint8Array | undefined {
  return "bytes" in filed ? filed.bytes : blobs?.read(filed.sha256);
}
