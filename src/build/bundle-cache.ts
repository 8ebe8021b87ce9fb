import { createHash } from "node:crypto";
import {
  type Dirent,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { isRunning } from "../disk/running-process.ts";
import { sentenceOf } from "../terminal/fault.ts";

/** Files of a bundle: paths inside its folder, and bytes. */
export const Bundle = z.map(z.string(), z.instanceof(Uint8Array));
export type Bundle = ReadonlyMap<string, Uint8Array>;

const DIGEST_BYTES = 32;
/** What begins a file, behind its digest: names and lengths, in one line. The bytes follow in the same order. */
const Contents = z.array(z.tuple([z.string(), z.number().int().nonnegative()]));
/** A name in a bundle that can only be a file below its folder, on every system. */
const NAME = /^\/?[\w~-][\w.~-]*(?:\/[\w~-][\w.~-]*)*$/;
const FORGOTTEN_MS = 30 * 86_400_000;
/** A key, and a bundle that somebody is writing. Whatever has another name was not put there by a build. */
const OWN = /^[0-9a-f]{64}(?:\.part-(\d+))?$/;

/**
 * Bundles of earlier builds, a file each, named by the key of what is in it and beginning with a digest of it: one
 * missing, added or changed byte shows. A file is written beside and renamed, and read as a whole before any of it is
 * used; so a killed build leaves nothing that could be taken for a bundle, and builds at the same time at most do each
 * other's work again.
 */
export class BundleCache {
  readonly #root: string;
  readonly #folder: string;

  /**
   * @param root folder for bundles alone
   * @param publication whose bundles these are: its own folder inside, so that publications do not clear each other away
   */
  constructor(root: string, publication: string) {
    this.#root = root;
    this.#folder = join(root, publication);
  }

  /**
   * The digest tells damage, not intent: whoever can write to a cache can count one. So it is data, and judged by who uses it.
   *
   * @param isRight whether these are the files that the key stands for, by their names and their shape
   * @returns undefined when there is none, `damaged` when what there is cannot be used
   */
  take(key: string, isRight: (bundle: Bundle) => boolean): Bundle | "damaged" | undefined {
    try {
      const path = join(this.#folder, key);
      // A pipe in its place would keep the build waiting, a link show what lies elsewhere.
      if (!lstatSync(path).isFile()) return "damaged";
      const file = readFileSync(path);
      const content = file.subarray(DIGEST_BYTES);
      if (!file.subarray(0, DIGEST_BYTES).equals(digest(key, content))) return "damaged";
      const bundle = unpack(content);
      return [...bundle.keys()].every((name) => NAME.test(name)) && isRight(bundle) ? bundle : "damaged";
    } catch (error) {
      return isMissing(error) ? undefined : "damaged";
    }
  }

  /** @throws Error when the folder cannot be written to */
  put(key: string, bundle: Bundle): void {
    const part = join(this.#folder, `${key}.part-${process.pid}`);
    const content = pack(bundle);
    mkdirSync(this.#folder, { recursive: true });
    try {
      writeFileSync(part, Buffer.concat([digest(key, content), content]), { flag: "wx" });
      renameSync(part, join(this.#folder, key));
    } finally {
      rmSync(part, { force: true });
    }
  }

  /**
   * Removes the publication's other bundles and what killed builds left, so that nothing of a withdrawn article outlives
   * the next build; and all bundles of publications that nobody has built for thirty days, such as this one under an
   * address it no longer has.
   */
  keepOnly(keys: ReadonlySet<string>): void {
    removeBundles(this.#folder, (name) => !keys.has(name));
    const now = Date.now();
    for (const entry of entriesIn(this.#root)) {
      const path = join(this.#root, entry.name);
      if (path === this.#folder) utimesSync(path, now / 1000, now / 1000);
      else if (entry.isDirectory() && now - statSync(path).mtimeMs > FORGOTTEN_MS) {
        removeBundles(path, () => true);
        if (entriesIn(path).length === 0) rmdirSync(path);
      }
    }
  }
}

/**
 * Writes the files of a bundle.
 * @throws Error when a name is none of a file below the folder; then nothing was written
 */
export function writeBundle(bundle: Bundle, folder: string): void {
  const strange = [...bundle.keys()].find((name) => !NAME.test(name));
  if (strange !== undefined) throw new Error(`“${strange}”不能是网站里的文件名。`);
  for (const name of new Set([...bundle.keys()].map((name) => dirname(join(folder, name)))))
    mkdirSync(name, { recursive: true });
  for (const [name, bytes] of bundle) writeFileSync(join(folder, name), bytes);
}

function pack(bundle: Bundle): Buffer {
  const contents = JSON.stringify([...bundle].map(([name, bytes]) => [name, bytes.byteLength]));
  return Buffer.concat([Buffer.from(`${contents}\n`), ...bundle.values()]);
}

/** @throws Error when it is not what `pack` makes */
function unpack(content: Buffer): Bundle {
  const end = content.indexOf("\n");
  let at = end + 1;
  const files = Contents.parse(JSON.parse(content.toString("utf8", 0, end))).map(([name, length]) => {
    at += length;
    return [name, content.subarray(at - length, at)] as const;
  });
  if (at !== content.length) throw new Error("not as long as it says");
  return new Map(files);
}

/** Whether a file is called as builds call bundles. */
export function isBundleName(name: string): boolean {
  return OWN.test(name);
}

/** Removes files that have the name of a bundle, but not what another build is writing; nothing else is ours. */
function removeBundles(folder: string, isUnwanted: (name: string) => boolean): void {
  for (const entry of entriesIn(folder)) {
    const [own, writer] = OWN.exec(entry.name) ?? [];
    if (!own || !entry.isFile() || (writer !== undefined && isRunning(Number(writer)))) continue;
    if (isUnwanted(entry.name)) rmSync(join(folder, entry.name), { force: true });
  }
}

/** The key goes in, so that a file under another's name is not taken for it. */
function digest(key: string, content: Uint8Array): Buffer {
  return createHash("sha256").update(key).update(content).digest();
}

/** A cache that cannot be written to costs time, not the site. @param say tells a person what did not work */
export function unlessItFails(failure: string, print: (text: string) => void, work: () => void): void {
  try {
    work();
  } catch (error) {
    print(`${failure}（${sentenceOf(error)}）`);
  }
}

function entriesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
