import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { type Browser, chromium } from "playwright";

/** A Chromium of other days that npm still has, packed for a host without libraries of its own. */
interface OldChromium {
  readonly version: string;
  readonly npm: string;
  readonly integrity: string;
}

/** The oldest that is declared, and the first that may search (`'wasm-unsafe-eval'` came with 97). */
export const OLD_CHROMIUMS: readonly OldChromium[] = [
  {
    version: "88",
    npm: "chrome-aws-lambda@5.5.0",
    integrity: "sha512-nYSDzTsVEVsvIFaUUAUN53ulXBLKSRXFS+eVYZOLZD5SA1If59rqBAiy4raMgorQwXWqjSsjK1SF4As+qzPLqA==",
  },
  {
    version: "103",
    npm: "@sparticuz/chromium@103.0.0",
    integrity: "sha512-tFX5k5uWAT0fIxelUtpN4GN1VOTT61AHB6rRjeYzC296SjizKM1pNslEWj0YeuajKfsnNeDuHizB320TTTOrkA==",
  },
];

/** For all that is fetched once and used again; git does not know it, and no dependency of ours brings it. */
const KEPT = ".cache/old-browsers";
/** As it runs on hosts without user namespaces and graphics. */
const ARGUMENTS = ["--no-sandbox", "--no-zygote", "--disable-gpu"];

/**
 * Starts an old Chromium, which is fetched from npm the first time.
 * @throws Error when npm does not give it, or gives another
 */
export async function startOldChromium(chosen: OldChromium): Promise<Browser> {
  const folder = resolve(KEPT, chosen.version);
  if (!existsSync(folder)) unpack(chosen, folder);
  return chromium.launch({
    executablePath: join(folder, "chromium"),
    args: ARGUMENTS,
    env: { ...process.env, LD_LIBRARY_PATH: join(folder, "lib") },
  });
}

function unpack({ npm, integrity }: OldChromium, folder: string): void {
  const scratch = `${folder}.part-${process.pid}`;
  mkdirSync(scratch, { recursive: true });
  try {
    run("npm", ["pack", npm, "--silent", "--pack-destination", scratch]);
    const [tarball = ""] = readdirSync(scratch);
    const digest = createHash("sha512")
      .update(readFileSync(join(scratch, tarball)))
      .digest("base64");
    if (integrity !== `sha512-${digest}`) throw new Error(`${npm} is not what it was`);
    run("tar", ["-xzf", join(scratch, tarball), "-C", scratch]);
    const bin = join(scratch, "package", "bin");
    for (const packed of readdirSync(bin)) {
      const file = join(scratch, packed.replace(/\.br$/, ""));
      writeFileSync(file, brotliDecompressSync(readFileSync(join(bin, packed))));
      if (!file.endsWith(".tar")) continue;
      run("tar", ["-xf", file, "-C", scratch]);
      rmSync(file);
    }
    for (const used of [tarball, "package"]) rmSync(join(scratch, used), { recursive: true });
    chmodSync(join(scratch, "chromium"), 0o755);
    // Another test may have fetched it meanwhile.
    if (!existsSync(folder)) renameSync(scratch, folder);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function run(command: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(command, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${error?.message ?? stderr}`);
}
