import { createHash } from "node:crypto";
import { lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { decodingCode } from "./decoding-code.ts";

const Lock = z.object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) });

/**
 * The pictures of a publication that were decoded and are right, by their digests: a file in the cache, one line each,
 * below a line that says by what program. Check and build share it. What cannot be read counts as not there.
 */
export class SeenPictures {
  readonly #file: string | undefined;
  readonly #digests: ReadonlySet<string>;

  /**
   * @param cache folder of what commands keep; undefined when nothing shall be kept
   * @param publication whose pictures these are
   */
  constructor(cache: string | undefined, publication: string) {
    this.#file = cache === undefined ? undefined : join(cache, "decoded", publication);
    this.#digests = new Set(this.#file === undefined ? [] : linesIn(this.#file));
  }

  has(digest: string): boolean {
    return this.#digests.has(digest);
  }

  /** Remembers these, and the others only when they are still wanted. What cannot be written is looked at again the next time. */
  keep(digests: readonly string[], others: boolean): void {
    if (this.#file === undefined || !mayReplace(this.#file)) return;
    const part = `${this.#file}.part-${process.pid}`;
    try {
      mkdirSync(dirname(part), { recursive: true });
      writeFileSync(
        part,
        [decoderDigest(), ...new Set([...(others ? this.#digests : []), ...digests].filter(Boolean).sort()), ""].join(
          "\n",
        ),
      );
      renameSync(part, this.#file);
    } catch {
      rmSync(part, { force: true });
    }
  }
}

/** Nothing but digests: then it is a list of ours, of whatever program. Somebody else's file of that name stays. */
function mayReplace(file: string): boolean {
  const there = lstatSync(file, { throwIfNoEntry: false });
  return !there || (there.isFile() && /^(?:[0-9a-f]{64}\n)*$/.test(readFileSync(file, "utf8")));
}

function linesIn(file: string): string[] {
  try {
    if (!lstatSync(file).isFile()) return [];
    const [program, ...digests] = readFileSync(file, "utf8").split("\n");
    return program === decoderDigest() ? digests : [];
  } catch {
    return [];
  }
}

/** Names what decodes: our code, and the versions of sharp and of what it brings along. */
function decoderDigest(): string {
  const lock = fileURLToPath(new URL("../../../package-lock.json", import.meta.url));
  const { packages } = Lock.parse(JSON.parse(readFileSync(lock, "utf8")));
  const codecs = Object.entries(packages).filter(([name]) => /^node_modules\/(?:sharp$|@img\/)/.test(name));
  return createHash("sha256")
    .update(JSON.stringify([codecs.map(([name, { version }]) => [name, version]), decodingCode()]))
    .digest("hex");
}
