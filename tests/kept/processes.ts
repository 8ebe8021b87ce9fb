import { spawn } from "node:child_process";
import { differencesFrom, manifestOf, readManifest } from "../../src/build/manifest.ts";
import { type Fingerprint, fingerprintOf } from "../fuzz/folders.ts";
import type { SampleFolders } from "../fuzz/write-sample.ts";

/** A build as a process of its own. */
export interface ProcessBuild {
  readonly folders: SampleFolders;
  readonly output: string;
  readonly now: number;
  /** None when it is a clean one. */
  readonly cache?: string;
  /** Another Node than this one. */
  readonly node?: string;
}

/** @returns what is in the site that it has made @throws Error with what it said when it made none */
export async function buildApart(build: ProcessBuild): Promise<Fingerprint> {
  const { folders, output, now, cache, node = process.execPath } = build;
  const where = ["--articles", folders.articles, "--data", folders.data, "--output", output];
  const how = ["--now", new Date(now).toISOString(), "--allow-fewer-pages"];
  const kept = cache === undefined ? ["--no-cache"] : ["--cache", cache];
  const child = spawn(node, ["scripts/bundled.mjs", "scripts/build.ts", ...where, ...how, ...kept], {
    env: { ...process.env, HOST_CONFIG: folders.host },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new Error(`exit code ${code}: ${said}`);
  const wrong = differencesFrom(readManifest(manifestOf(output)), output, "bytes");
  if (wrong.length > 0) throw new Error(`not as its manifest says: ${wrong.map(({ path }) => path).join(", ")}`);
  return fingerprintOf(output) ?? new Map();
}
