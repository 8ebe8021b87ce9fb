import { hash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { BlobStore, Stamp } from "../../kept/blob-store.ts";
import { unlessItFails } from "../bundle-cache.ts";

/** A file of the index: as it was kept, or its bytes. */
export type Filed = Stamp | Loose;
interface Loose {
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** Files of the index: kept for the next build where anything is kept, and laid where readers find them. */
export class Shelf {
  readonly #print: (text: string) => void;
  #blobs: BlobStore | undefined;

  /** @param print tells a person that nothing can be kept */
  constructor(blobs: BlobStore | undefined, print: (text: string) => void) {
    this.#blobs = blobs;
    this.#print = print;
  }

  file(bytes: Uint8Array): Filed {
    let filed: Filed = { sha256: hash("sha256", bytes), bytes };
    unlessItFails("    搜索索引：没有存进缓存", this.#print, () => {
      try {
        filed = this.#blobs?.put(bytes) ?? filed;
      } catch (error) {
        // One file that cannot be kept is like the next.
        this.#blobs = undefined;
        throw error;
      }
    });
    return filed;
  }

  /** @returns undefined when it was kept and is not there any more */
  read(filed: Filed): Uint8Array | undefined {
    return "bytes" in filed ? filed.bytes : this.#blobs?.read(filed.sha256);
  }

  /**
   * Puts a file at a place where nothing is yet, in a folder that is there.
   * @returns how it lies there; undefined when it was kept and is not there any more
   */
  lay(filed: Filed, target: string): Filed | undefined {
    if (!("bytes" in filed)) return this.#blobs?.place(filed, target);
    writeFileSync(target, filed.bytes);
    return filed;
  }
}

/** @param paths of files that are to be written */
export function makeFoldersOf(paths: readonly string[]): void {
  for (const folder of new Set(paths.map((path) => dirname(path)))) mkdirSync(folder, { recursive: true });
}
