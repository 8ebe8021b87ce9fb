import type { Streams } from "../terminal/streams.ts";

export interface StepReport {
  readonly step: string;
  readonly seconds: number;
  /** CPU seconds of this process, all threads. */
  readonly cpu: number;
  /** Largest memory of this process so far, MiB. */
  readonly peak: number;
  readonly detail: string;
}

/** Runs the steps of a build, measures them and tells a person (`stderr`) how far it is. */
export class Progress {
  readonly steps: StepReport[] = [];
  readonly #quiet: boolean;
  readonly #stderr: Streams["stderr"];

  constructor({ quiet, stderr = process.stderr }: { quiet: boolean; stderr?: Streams["stderr"] }) {
    this.#quiet = quiet;
    this.#stderr = stderr;
  }

  /** @param work gives its result and what to say about it, such as `6 篇文章` */
  async step<T>(step: string, work: () => readonly [T, string] | Promise<readonly [T, string]>): Promise<T> {
    const started = performance.now();
    const before = process.cpuUsage();
    const [result, detail] = await work();
    const { user, system } = process.cpuUsage(before);
    const seconds = (performance.now() - started) / 1000;
    const peak = process.resourceUsage().maxRSS / 1024;
    this.steps.push({ step, seconds, cpu: (user + system) / 1e6, peak, detail });
    this.print(`  ✓ ${step}${detail && `：${detail}`}（${seconds.toFixed(2)} 秒）`);
    return result;
  }

  print(text: string): void {
    if (!this.#quiet) this.#stderr.write(`${text}\n`);
  }
}
