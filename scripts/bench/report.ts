import type { StepReport } from "../../src/build/progress.ts";
import type { Measurement } from "./bench.ts";
import type { ContenderKey } from "./contenders.ts";
import type { Run } from "./generators.ts";

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
  readonly pagesPerSecond: number;
  readonly wallPerArticle: number;
  readonly cpuPerArticle: number;
  readonly steps: readonly StepReport[];
}

/** How many times as much as the first contender takes: the median of the pairs. */
export interface Times {
  readonly pages: number;
  readonly files: number;
  readonly bytes: number;
  readonly wall: number;
  readonly cpu: number;
  readonly peak: number;
}

export interface Measured {
  readonly key: ContenderKey;
  readonly label: string;
  readonly figures: Figures;
  /** Absent for the first. */
  readonly times?: Times;
}

export interface Comparison {
  readonly articles: number;
  readonly contenders: readonly Measured[];
}

/** Cost per article at the largest size to that at the smallest, of the first contender. */
export interface Growth {
  readonly from: number;
  readonly to: number;
  readonly wall: number;
  readonly cpu: number;
}

export interface BenchReport {
  readonly sizes: readonly Comparison[];
  readonly growth?: Growth;
}

export function benchReport(measurements: readonly Measurement[]): BenchReport {
  const sizes = measurements.map(compare);
  const bySize = sizes.toSorted((a, b) => a.articles - b.articles);
  const [least, most] = [bySize[0], bySize.at(-1)];
  const [few, many] = [least?.contenders[0]?.figures, most?.contenders[0]?.figures];
  if (!least || !most || !few || !many || least === most) return { sizes };
  const wall = many.wallPerArticle / few.wallPerArticle;
  const cpu = many.cpuPerArticle / few.cpuPerArticle;
  return { sizes, growth: { from: least.articles, to: most.articles, wall, cpu } };
}

function compare({ articles, contenders }: Measurement): Comparison {
  const [first] = contenders;
  return {
    articles,
    contenders: contenders.map(({ key, label, runs }) => ({
      key,
      label,
      figures: figures(runs, articles),
      ...(first && first.key !== key && { times: times(runs, first.runs) }),
    })),
  };
}

function times(runs: readonly Run[], first: readonly Run[]): Times {
  const of = (value: (run: Run) => number) =>
    median(runs.flatMap((run, index) => (first[index] ? [value(run) / value(first[index])] : [])));
  return {
    pages: of(({ pages }) => pages),
    files: of(({ files }) => files),
    bytes: of(({ bytes }) => bytes),
    wall: of(({ wall }) => wall),
    cpu: of(({ cpu }) => cpu),
    peak: of(({ peak }) => peak),
  };
}

function figures(runs: readonly Run[], articles: number): Figures {
  const of = (value: (run: Run) => number) => median(runs.map(value));
  const wall = of((run) => run.wall);
  const cpu = of((run) => run.cpu);
  const pages = of((run) => run.pages);
  const steps = (runs[0]?.steps ?? []).map((step, index) => ({
    ...step,
    seconds: of((run) => run.steps[index]?.seconds ?? 0),
    cpu: of((run) => run.steps[index]?.cpu ?? 0),
    peak: of((run) => run.steps[index]?.peak ?? 0),
  }));
  return {
    pages,
    files: of((run) => run.files),
    bytes: of((run) => run.bytes),
    wall,
    cpu,
    peak: of((run) => run.peak),
    pagesPerSecond: pages / wall,
    wallPerArticle: wall / articles,
    cpuPerArticle: cpu / articles,
    steps,
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
