import type { StepReport } from "../../src/build/progress.ts";
import type { Measured, Measurement } from "./bench.ts";
import type { CacheFacts } from "./cache-facts.ts";
import type { Run } from "./generators.ts";
import { median } from "./median.ts";
import { type Growth, growthOf, type Ratio, ratiosOf } from "./ratios.ts";
import type { ContenderKey } from "./scopes.ts";

/** Medians of the runs of one contender at one size. */
export interface Figures {
  readonly pages: number;
  readonly files: number;
  readonly bytes: number;
  /** Seconds. */
  readonly wall: number;
  readonly cpu: number;
  /** MiB. */
  readonly peak: number;
  /** Cores that other programs kept busy. */
  readonly others: number;
  readonly steps: readonly StepReport[];
  readonly cache?: CacheFacts;
}

export interface Row {
  readonly key: ContenderKey;
  readonly figures: Figures;
}

export interface SizeReport {
  readonly articles: number;
  /** What is compared, first of all. */
  readonly ratios: readonly Ratio[];
  readonly contenders: readonly Row[];
}

export interface BenchReport {
  readonly hugo?: string;
  readonly sizes: readonly SizeReport[];
  /** From the smallest to the largest size. */
  readonly growth: readonly Growth[];
}

export function benchReport({ hugo, sizes }: Measured): BenchReport {
  return { ...(hugo !== undefined && { hugo }), sizes: sizes.map(reportOf), growth: growthOf(sizes) };
}

function reportOf(measurement: Measurement): SizeReport {
  const { articles, contenders } = measurement;
  return {
    articles,
    ratios: ratiosOf(measurement),
    contenders: contenders.map(({ key, runs }) => ({ key, figures: figuresOf(runs) })),
  };
}

function figuresOf(runs: readonly Run[]): Figures {
  const of = (value: (run: Run) => number) => median(runs.map(value));
  const steps = (runs[0]?.steps ?? []).map((step, index) => ({
    ...step,
    seconds: of((run) => run.steps[index]?.seconds ?? 0),
    cpu: of((run) => run.steps[index]?.cpu ?? 0),
    peak: of((run) => run.steps[index]?.peak ?? 0),
  }));
  const cache = runs.find((run) => run.cache)?.cache;
  return {
    pages: of(({ pages }) => pages),
    files: of(({ files }) => files),
    bytes: of(({ bytes }) => bytes),
    wall: of(({ wall }) => wall),
    cpu: of(({ cpu }) => cpu),
    peak: of(({ peak }) => peak),
    others: of(({ others }) => others),
    steps,
    ...(cache && { cache }),
  };
}
