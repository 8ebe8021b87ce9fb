import type { StepReport } from "../build/progress.ts";
import type { Measurement } from "./bench.ts";
import type { Run } from "./generators.ts";

/** Medians of the runs of one generator at one size. */
export interface Figures {
  readonly pages: number;
  readonly bytes: number;
  readonly wall: number;
  readonly cpu: number;
  readonly peak: number;
  readonly pagesPerSecond: number;
  readonly wallPerArticle: number;
  readonly cpuPerArticle: number;
  readonly steps: readonly StepReport[];
}

/** Laiyuan to Hugo; of wall and CPU time the median of the pairs. */
export interface Ratio {
  readonly wall: number;
  readonly cpu: number;
  readonly peak: number;
  readonly pages: number;
  readonly bytes: number;
}

export interface Comparison {
  readonly articles: number;
  readonly laiyuan: Figures;
  readonly hugo?: Figures;
  readonly ratio?: Ratio;
}

/** Cost per article at the largest size to that at the smallest. */
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
  if (!least || !most || least.articles === most.articles) return { sizes };
  const growth = {
    from: least.articles,
    to: most.articles,
    wall: most.laiyuan.wallPerArticle / least.laiyuan.wallPerArticle,
    cpu: most.laiyuan.cpuPerArticle / least.laiyuan.cpuPerArticle,
  };
  return { sizes, growth };
}

function compare({ articles, laiyuan, hugo }: Measurement): Comparison {
  const ours = figures(laiyuan, articles);
  if (hugo.length === 0) return { articles, laiyuan: ours };
  const theirs = figures(hugo, articles);
  const pairs = (of: (run: Run) => number) =>
    median(laiyuan.flatMap((run, index) => (hugo[index] ? [of(run) / of(hugo[index])] : [])));
  const ratio = {
    wall: pairs(({ wall }) => wall),
    cpu: pairs(({ cpu }) => cpu),
    peak: pairs(({ peak }) => peak),
    pages: ours.pages / theirs.pages,
    bytes: ours.bytes / theirs.bytes,
  };
  return { articles, laiyuan: ours, hugo: theirs, ratio };
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
