import { hash } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { manifestOf } from "../../../src/build/manifest.ts";
import type { Version } from "../../../src/deployment/deployment.ts";
import type { Clock } from "../../../src/deployment/host/connection.ts";

/** What a built site is made of, as the upload sees it. */
export interface SmallSite {
  /** Text by path. */
  readonly files: Readonly<Record<string, string>>;
  /** Article by the beginning of the addresses of its pictures. */
  readonly pictures?: Readonly<Record<string, string>>;
}

/** Writes a site and the manifest that a build would have written. */
export function writeSite(folder: string, { files, pictures = {} }: SmallSite): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const records = Object.entries(files).map(([path, text]) => ({
    path,
    size: Buffer.byteLength(text),
    sha256: hash("sha256", text),
  }));
  writeFileSync(manifestOf(folder), JSON.stringify({ format: 1, pictures, files: records }));
}

/** The version whose commits are made of one digit each. */
export function versionOf(content: number, code = 0): Version {
  const commit = (number: number) => number.toString(16).padStart(40, "0");
  return { content: commit(content), code: commit(code) };
}

/** Time passes only by waiting for it, and then at once. */
export function fastClock(): Clock & { slept: number } {
  const clock = {
    slept: 0,
    now: () => Date.now() + clock.slept,
    sleep: async (milliseconds: number) => {
      clock.slept += milliseconds;
    },
    random: () => 0.5,
  };
  return clock;
}
