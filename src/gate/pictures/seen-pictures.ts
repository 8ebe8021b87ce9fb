import { createHash } from "node:crypto";
import { lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { ContentCredentials } from "../../domain/content-credentials.ts";
import { lookingCode } from "./decoding-code.ts";

const Lock = z.object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) });

/** A picture by its digest, and what its Content Credentials say. */
const LINE = /^([0-9a-f]{64})(?: (\{.*\}))?$/;

/**
 * The pictures of a publication that were decoded and are right, by their digests: a file in the cache, one line each,
 * with the Content Credentials of those that have any, below a line that says by what program. Check and build share it. What cannot
 * be read counts as not there.
 */
export class SeenPictures {
  readonly #file: string | undefined;
  readonly #seen: ReadonlyMap<string, ContentCredentials | undefined>;

  /**
   * @param cache folder of what commands keep; undefined when nothing shall be kept
   * @param publication whose pictures these are
   */
  constructor(cache: string | undefined, publication: string) {
    this.#file = cache === undefined ? undefined : join(cache, "decoded", publication);
    this.#seen = this.#file === undefined ? new Map() : picturesIn(this.#file);
  }

  has(digest: string): boolean {
    return this.#seen.has(digest);
  }

  credentialsOf(digest: string): ContentCredentials | undefined {
    return this.#seen.get(digest);
  }

  /** Remembers these, and the others only when they are still wanted. What cannot be written is looked at again the next time. */
  keep(pictures: ReadonlyMap<string, ContentCredentials | undefined>, others: boolean): void {
    if (this.#file === undefined || !mayReplace(this.#file)) return;
    const part = `${this.#file}.part-${process.pid}`;
    const wanted = new Map([...(others ? this.#seen : []), ...pictures]);
    const lines = [...wanted].map(([digest, credentials]) =>
      credentials ? `${digest} ${JSON.stringify(credentials)}` : digest,
    );
    try {
      mkdirSync(dirname(part), { recursive: true });
      writeFileSync(part, [decoderDigest(), ...lines.sort(), ""].join("\n"));
      renameSync(part, this.#file);
    } catch {
      rmSync(part, { force: true });
    }
  }
}

/** Nothing but lines of ours: then it is a list of ours, of whatever program. Somebody else's file of that name stays. */
function mayReplace(file: string): boolean {
  const there = lstatSync(file, { throwIfNoEntry: false });
  if (!there) return true;
  return (
    there.isFile() &&
    readFileSync(file, "utf8")
      .split("\n")
      .every((line) => line === "" || LINE.test(line))
  );
}

function picturesIn(file: string): Map<string, ContentCredentials | undefined> {
  const seen = new Map<string, ContentCredentials | undefined>();
  try {
    if (!lstatSync(file).isFile()) return seen;
    const [program, ...lines] = readFileSync(file, "utf8").split("\n");
    if (program !== decoderDigest()) return seen;
    for (const line of lines) {
      const [, digest, json] = LINE.exec(line) ?? [];
      if (digest) seen.set(digest, json === undefined ? undefined : ContentCredentials.parse(JSON.parse(json)));
    }
    return seen;
  } catch {
    return new Map();
  }
}

/** Names what decodes: our code, and the versions of sharp, of what it brings along, and of what reads Content Credentials. */
function decoderDigest(): string {
  const lock = fileURLToPath(new URL("../../../package-lock.json", import.meta.url));
  const { packages } = Lock.parse(JSON.parse(readFileSync(lock, "utf8")));
  const codecs = Object.entries(packages).filter(([name]) =>
    /^node_modules\/(?:sharp$|@img\/|@contentauth\/)/.test(name),
  );
  return createHash("sha256")
    .update(JSON.stringify([codecs.map(([name, { version }]) => [name, version]), lookingCode()]))
    .digest("hex");
}
