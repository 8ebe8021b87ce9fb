import { createHash, hash } from "node:crypto";
import { lookup } from "node:dns/promises";
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { hostOf } from "../addresses/plain-address.ts";
import { type FetchBounds, getFile, type Network, NotFetched } from "./get-file.ts";
import type { Fetch } from "./library.ts";
import { isPublicAddress } from "./public-address.ts";

/** What all downloads of one run may cost. */
export interface DownloadBounds extends FetchBounds {
  readonly files: number;
  readonly allBytes: number;
}

export const DOWNLOAD_BOUNDS: DownloadBounds = {
  bytes: 64 * 1024 * 1024,
  idleMs: 20_000,
  totalMs: 120_000,
  files: 200_000,
  allBytes: 100 * 1024 ** 3,
};

/** A site that does not answer so often is not there. */
const MOST_FAILED = 20;

const OPEN_NETWORK: Network = {
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  isOpen: isPublicAddress,
};

/** What became of one address: the digest of its file, or why there is none. */
const Known = z.union([
  z.strictObject({ file: z.string().regex(/^[0-9a-f]{64}$/) }),
  z.strictObject({ reason: z.string() }),
]);

/**
 * Files of the old site that were fetched, each once and under its digest: a run that was broken off goes on where it was. What
 * the old site refused for good is not asked for again; what failed in passing is, by the next run.
 */
export class Downloads {
  readonly #folder: string;
  readonly #site: string;
  readonly #bounds: DownloadBounds;
  readonly #network: Network;
  #files = 0;
  /** How many in a row failed in passing. */
  #failed = 0;
  #bytes = 0;

  /**
   * @param folder where they are kept
   * @param site address of the old site, the only one that is asked
   */
  constructor(folder: string, site: string, bounds = DOWNLOAD_BOUNDS, network = OPEN_NETWORK) {
    this.#folder = folder;
    this.#site = hostOf(new URL(site).host);
    this.#bounds = bounds;
    this.#network = network;
    for (const part of ["files", "addresses"]) mkdirSync(join(folder, part), { recursive: true });
  }

  /** A file of the old site by its address, or why there is none. */
  readonly fetch: Fetch = async (address) => {
    const note = join(this.#folder, "addresses", `${hash("sha256", address)}.json`);
    const known = readKnown(note);
    if (known && "reason" in known) return known;
    const path = known && this.#place(known.file);
    if (path !== undefined && existsSync(path)) return { file: path };
    if (this.#files >= this.#bounds.files || this.#bytes >= this.#bounds.allBytes)
      return { reason: "这一次下载得够多了，再运行一次接着下载" };
    if (this.#failed >= MOST_FAILED) return { reason: "旧站一直没有答复，再运行一次接着下载" };
    this.#files += 1;
    const part = join(this.#folder, `part-${process.pid}-${this.#files}`);
    try {
      await getFile(address, this.#site, part, this.#bounds, this.#network);
      this.#failed = 0;
      this.#bytes += statSync(part).size;
      const file = await digestOf(part);
      renameSync(part, this.#place(file));
      this.#note(note, { file });
      return { file: this.#place(file) };
    } catch (error) {
      rmSync(part, { force: true });
      if (!(error instanceof NotFetched)) throw error;
      this.#failed = error.passing ? this.#failed + 1 : 0;
      if (!error.passing) this.#note(note, { reason: error.message });
      return { reason: error.message };
    }
  };

  #place(digest: string): string {
    return join(this.#folder, "files", digest);
  }

  /** Whole or not at all. */
  #note(path: string, known: z.infer<typeof Known>): void {
    const part = `${path}.${process.pid}`;
    writeFileSync(part, JSON.stringify(known));
    renameSync(part, path);
  }
}

function readKnown(path: string): z.infer<typeof Known> | undefined {
  try {
    return Known.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return undefined;
  }
}

async function digestOf(path: string): Promise<string> {
  const digest = createHash("sha256");
  await pipeline(createReadStream(path), digest);
  return digest.digest("hex");
}
