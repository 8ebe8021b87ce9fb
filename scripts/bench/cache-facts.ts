import { spawn, spawnSync } from "node:child_process";
import { existsSync, lstatSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";

/** What a build has left for the next one. */
export interface CacheFacts {
  readonly files: number;
  /** Each file once, however many names it has. */
  readonly bytes: number;
  /** As CI would store it: one archive, compressed. */
  readonly packed: number;
  readonly packer: "zstd" | "gzip";
  /** By folder, the largest first. */
  readonly parts: readonly { readonly name: string; readonly files: number; readonly bytes: number }[];
}

/** How deep folders are told apart: below lie hundreds of the same kind, named by digests. */
const DEPTH = 3;
/** A table of kept work lies in several files. */
const PACK = /^(.+)-\d{2,3}\.pack$/;

/** Measures a cache; undefined when there is none. Pictures are in it as far as the publication has any. */
export async function cacheFactsOf(folder: string): Promise<CacheFacts | undefined> {
  if (!existsSync(folder)) return undefined;
  const parts = new Map<string, { files: number; bytes: number }>();
  const seen = new Set<number>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const { ino, size } = lstatSync(join(entry.parentPath, entry.name));
    if (seen.has(ino)) continue;
    seen.add(ino);
    const name = partOf(relative(folder, entry.parentPath), entry.name);
    const part = parts.get(name) ?? { files: 0, bytes: 0 };
    parts.set(name, { files: part.files + 1, bytes: part.bytes + size });
  }
  const list = [...parts].map(([name, part]) => ({ name, ...part })).toSorted((a, b) => b.bytes - a.bytes);
  const bytes = list.reduce((sum, part) => sum + part.bytes, 0);
  return { files: seen.size, bytes, ...(await packed(folder)), parts: list };
}

function partOf(folder: string, name: string): string {
  const table = PACK.exec(name)?.[1];
  return [...folder.split("/").slice(0, DEPTH), ...(table ? [table] : [])].filter(Boolean).join("/") || ".";
}

/** With the program and level that actions/cache uses where it is installed. */
async function packed(folder: string): Promise<Pick<CacheFacts, "packed" | "packer">> {
  const packer = spawnSync("zstd", ["--version"]).status === 0 ? "zstd" : "gzip";
  const command = packer === "zstd" ? "zstd -T0 --long=30" : "gzip";
  const child = spawn("sh", ["-c", `tar -cf - . | ${command}`], { cwd: folder, stdio: ["ignore", "pipe", "ignore"] });
  let bytes = 0;
  child.stdout.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
  });
  await new Promise((resolve, reject) => child.once("close", resolve).once("error", reject));
  return { packed: bytes, packer };
}
