import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { between, type Random, seededRandom } from "../../scripts/bench/random.ts";
import { differencesFrom, manifestOf, readManifest } from "../../src/build/manifest.ts";
import { filesIn } from "./cache-accidents.ts";
import { type Fingerprint, fingerprintOf, inScratch, unlike } from "./folders.ts";
import { PROOF_NOW, samplePublication } from "./sample-publication.ts";
import { editSoundly } from "./sound-edits.ts";
import { type SampleFolders, writeSample } from "./write-sample.ts";

/** What stood at the output after a kill. `none`: between two names; the old site lay beside and the next run put it back. */
type Found = "old" | "new" | "none";

export interface KillReport {
  readonly kills: number;
  readonly found: Readonly<Record<Found, number>>;
  /** Builds that had ended before they were killed. */
  readonly late: number;
  /** How many lines a build had told of its progress when it was killed, and how often. */
  readonly lines: Readonly<Record<number, number>>;
  /** What was neither, or not whole after the next run. */
  readonly failures: readonly string[];
}

/** A state of the publication, and what a whole build makes of it. */
interface Edition {
  readonly folders: SampleFolders;
  readonly whole: Fingerprint;
}

/** Edits between the two editions. */
const EDITS = 12;
/** Lines a build tells of its progress. */
const LINES = 9;

/**
 * Kills builds (SIGKILL) at random moments, half of them by the clock and half some time after they told of a step, so
 * that the short steps at the end get their share; now with everything they have started, now alone. After each kill
 * the output has to be the old site or the new one, byte for byte, or absent with the old one put aside; and the next
 * build has to leave the new site, its manifest and nothing else.
 *
 * @param seed the same moments for the same seed, as far as a machine is ever the same
 * @param say tells a person how far it is
 */
export function proveKills(count: number, seed: number, print: (text: string) => void): Promise<KillReport> {
  return inScratch((folder) => new Killer(folder, seededRandom(seed)).run(count, print));
}

class Killer {
  readonly #folder: string;
  readonly #output: string;
  readonly #random: Random;
  readonly #found: Record<Found, number> = { old: 0, new: 0, none: 0 };
  readonly #lines: Record<number, number> = {};
  readonly #failures: string[] = [];
  #late = 0;
  /** Of the last build that nobody killed; the machine may be busy with other things at times. */
  #milliseconds = 0;

  constructor(folder: string, random: Random) {
    this.#folder = folder;
    this.#output = join(folder, "out", "site");
    this.#random = random;
  }

  async run(count: number, print: (text: string) => void): Promise<KillReport> {
    const publication = samplePublication(this.#random, { traditional: true, pictures: true, search: true });
    const first = await this.#edition("a", writeSample(publication, join(this.#folder, "a")));
    const edited = await editSoundly(publication, EDITS, this.#random, join(this.#folder, "b"));
    const second = await this.#edition("b", writeSample(edited, join(this.#folder, "b")));
    const found = this.#found;
    let [old, next] = [second, first];
    for (let kill = 1; kill <= count; kill += 1) {
      await this.#kill(next.folders, kill % 2 === 0);
      const state = this.#stateBetween(old.whole, next.whole);
      if (state) found[state] += 1;
      else this.#failures.push(`第 ${kill} 次：留下的既不是旧网站也不是新网站`);
      await this.#buildWhole(next.folders);
      const wrong = [...notWhole(this.#output, next.whole), ...remainsIn(join(this.#folder, "cache"))];
      this.#failures.push(...wrong.map((what) => `第 ${kill} 次之后再生成：${what}`));
      [old, next] = [next, old];
      if (kill % 10 === 0) print(`  ${kill}/${count} 次，旧 ${found.old}、新 ${found.new}、无 ${found.none}`);
    }
    return { kills: count, found, late: this.#late, lines: this.#lines, failures: this.#failures };
  }

  async #edition(name: string, folders: SampleFolders): Promise<Edition> {
    await this.#buildWhole(folders);
    const whole = fingerprintOf(this.#output);
    if (!whole) throw new Error(`${name} 没有生成。`);
    return { folders, whole };
  }

  async #buildWhole(folders: SampleFolders): Promise<void> {
    const started = performance.now();
    const code = await endOf(this.#start(folders));
    if (code !== 0) throw new Error(`没有人打断的生成没有成功（退出码 ${code}）。`);
    this.#milliseconds = performance.now() - started;
  }

  async #kill(folders: SampleFolders, byClock: boolean): Promise<void> {
    const child = this.#start(folders);
    const ended = endOf(child);
    const lines = countLines(child);
    const moment = byClock
      ? sleep(this.#random() * this.#milliseconds)
      : lines.reach(between(this.#random, 1, LINES)).then(() => sleep(this.#random() * this.#milliseconds * 0.1));
    const first = await Promise.race([ended, moment.then(() => "moment")]);
    if (first !== "moment") this.#late += 1;
    this.#lines[lines.count] = (this.#lines[lines.count] ?? 0) + 1;
    // The number of the group is that of its first process.
    const target = this.#random() < 0.5 ? 1 : -1;
    if (child.pid !== undefined && child.exitCode === null) process.kill(target * child.pid, "SIGKILL");
    await ended;
  }

  #stateBetween(old: Fingerprint, next: Fingerprint): Found | undefined {
    const site = fingerprintOf(this.#output);
    if (!site) return "none";
    if (unlike(site, old).length === 0) return "old";
    return unlike(site, next).length === 0 ? "new" : undefined;
  }

  /** The command, in a process group of its own. */
  #start({ articles, data }: SampleFolders): ChildProcess {
    const cache = join(this.#folder, "cache");
    const where = ["--articles", articles, "--data", data, "--output", this.#output, "--cache", cache];
    const command = ["scripts/bundled.mjs", "scripts/build.ts", ...where, "--now", PROOF_NOW, "--allow-fewer-pages"];
    return spawn(process.execPath, command, { stdio: ["ignore", "ignore", "pipe"], detached: true });
  }
}

/** Counts what a build tells of its progress. */
function countLines({ stderr }: ChildProcess) {
  const waiting = new Map<number, () => void>();
  const lines = {
    count: 0,
    /** When it has told so many lines. */
    reach: (count: number) => new Promise<void>((resolve) => waiting.set(count, resolve)),
  };
  stderr?.setEncoding("utf8").on("data", (text: string) => {
    for (const _line of text.matchAll(/\n/g)) {
      lines.count += 1;
      waiting.get(lines.count)?.();
    }
  });
  return lines;
}

/** @returns the exit code; null when it was killed */
function endOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", resolve);
  });
}

function notWhole(output: string, whole: Fingerprint): string[] {
  const own = [basename(output), basename(manifestOf(output))];
  const beside = readdirSync(dirname(output)).filter((name) => !own.includes(name));
  const listed = differencesFrom(readManifest(manifestOf(output)), output, "bytes");
  return [
    ...unlike(fingerprintOf(output) ?? new Map(), whole).map((path) => `${path} 不对`),
    ...beside.map((name) => `旁边留下了 ${name}`),
    ...listed.map(({ path }) => `${path} 与清单不同`),
  ];
}

/** What a killed build was writing into the cache; the next one takes it away. */
function remainsIn(cache: string): string[] {
  return filesIn(cache).flatMap((file) => (/\.part-\d+$/.test(file) ? [`缓存里留下了 ${basename(file)}`] : []));
}
