import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { seededRandom } from "../benchmark/random.ts";
import { differencesFrom, manifestOf, readManifest } from "../build/manifest.ts";
import { editAtRandom } from "./edits.ts";
import { type Fingerprint, fingerprintOf, inScratch, unlike } from "./folders.ts";
import { PROOF_NOW, type SampleFolders, samplePublication, writeSample } from "./sample-publication.ts";

/** What stood at the output after a kill. `none`: between two names; the old site lay beside and the next run put it back. */
type Found = "old" | "new" | "none";

export interface KillReport {
  readonly kills: number;
  readonly found: Readonly<Record<Found, number>>;
  /** Builds that had ended before they were killed. */
  readonly late: number;
  /** Seconds a build takes that nobody kills. */
  readonly seconds: number;
  /** What was neither, or not whole after the next run. */
  readonly failures: readonly string[];
}

const SEQUENCE = 12;

/**
 * Kills builds (SIGKILL) at random moments: every second one with everything it has started. After each kill the output
 * has to be the old site or the new one, byte for byte, or absent with the old one put aside; and the next build has to
 * leave the new site, its manifest and nothing else.
 *
 * @param seed the same moments for the same seed, as far as a machine is ever the same
 * @param say tells a person how far it is
 */
export function proveKills(count: number, seed: number, say: (text: string) => void): Promise<KillReport> {
  return inScratch(async (folder) => {
    const random = seededRandom(seed);
    const output = join(folder, "out", "site");
    const publication = samplePublication(random, true);
    const editions: { folders: SampleFolders; whole: Fingerprint }[] = [];
    let seconds = 0;
    for (const name of ["a", "b"]) {
      const folders = writeSample(publication, join(folder, name));
      const started = performance.now();
      await finished(startBuild(folders, output, folder));
      seconds = (performance.now() - started) / 1000;
      editions.push({ folders, whole: fingerprintOf(output) ?? new Map() });
      for (let edit = 0; edit < SEQUENCE; edit += 1) editAtRandom(publication, random);
    }
    const found: Record<Found, number> = { old: 0, new: 0, none: 0 };
    const failures: string[] = [];
    let late = 0;
    for (let kill = 0; kill < count; kill += 1) {
      const [next, old] = kill % 2 === 0 ? [editions[0], editions[1]] : [editions[1], editions[0]];
      if (!next || !old) continue;
      const child = startBuild(next.folders, output, folder);
      const ended = finished(child).catch(() => "killed");
      const moment = random() * seconds * 1000;
      if ((await Promise.race([ended, sleep(moment, "time")])) !== "time") late += 1;
      // The number of the group is that of its first process.
      if (child.pid !== undefined && child.exitCode === null)
        process.kill(kill % 2 === 0 ? child.pid : -child.pid, "SIGKILL");
      await ended;
      const site = fingerprintOf(output);
      const state: Found | undefined = !site
        ? "none"
        : like(site, old.whole)
          ? "old"
          : like(site, next.whole)
            ? "new"
            : undefined;
      if (state) found[state] += 1;
      else failures.push(`第 ${kill + 1} 次：留下的既不是旧网站也不是新网站`);
      await finished(startBuild(next.folders, output, folder)).catch((error: unknown) => failures.push(String(error)));
      failures.push(...notWhole(output, next.whole).map((what) => `第 ${kill + 1} 次之后再生成：${what}`));
      if ((kill + 1) % 10 === 0) say(`  ${kill + 1}/${count} 次，旧 ${found.old}、新 ${found.new}、无 ${found.none}`);
    }
    return { kills: count, found, late, seconds, failures };
  });
}

function like(a: Fingerprint, b: Fingerprint): boolean {
  return unlike(a, b).length === 0;
}

function notWhole(output: string, whole: Fingerprint): string[] {
  const beside = readdirSync(join(output, "..")).filter(
    (name) => ![basename(output), basename(manifestOf(output))].includes(name),
  );
  const listed = differencesFrom(readManifest(manifestOf(output)), output, "bytes");
  return [
    ...unlike(fingerprintOf(output) ?? new Map(), whole).map((path) => `${path} 不对`),
    ...beside.map((name) => `旁边留下了 ${name}`),
    ...listed.map(({ path }) => `${path} 与清单不同`),
  ];
}

/** The command, in a process group of its own. */
function startBuild({ articles, data }: SampleFolders, output: string, folder: string): ChildProcess {
  const where = ["--articles", articles, "--data", data, "--output", output, "--cache", join(folder, "cache")];
  const command = ["--import", "tsx", "scripts/build.ts", ...where, "--now", PROOF_NOW];
  return spawn(process.execPath, command, { stdio: ["ignore", "ignore", "ignore"], detached: true });
}

function finished(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`生成没有成功（${signal ?? `退出码 ${code}`}）`));
    });
  });
}
