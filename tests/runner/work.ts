import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type FileResult, passes, type Work } from "./results.ts";

const FILE = join(import.meta.dirname, "work.json");

/** What test files are known to cost: a budget that they keep, and seconds that say only in which order they run best. */
export interface KnownWork extends Partial<Work> {
  readonly seconds: number;
}
export type WorkTable = Readonly<Record<string, KnownWork>>;

/** What a file may do that is not in the table. */
export const SMALL: Work = { builds: 1, processes: 4, pages: 12 };
/** As long a file takes at most that is not in the table. */
export const SMALL_SECONDS = 2;
const KINDS = ["builds", "processes", "pages"] as const;
const WORDS = { builds: "次网站生成", processes: "个进程", pages: "次打开网页" } as const;

export function readWorkTable(): WorkTable {
  return JSON.parse(readFileSync(FILE, "utf8"));
}

/** About how long a file runs. */
export function secondsOf(path: string, table: WorkTable): number {
  return table[path]?.seconds ?? SMALL_SECONDS;
}

/**
 * What a file did beyond its budget: one sentence, undefined when it kept to it. Work is counted, never timed, so that the
 * answer is the same on every machine.
 */
export function overBudget({ file, work }: Pick<FileResult, "file" | "work">, table: WorkTable): string | undefined {
  const budget = { ...SMALL, ...table[file.path] };
  const over = KINDS.filter((kind) => work[kind] > budget[kind]);
  if (over.length === 0) return undefined;
  const told = over.map((kind) => `${work[kind]} ${WORDS[kind]}（预算 ${budget[kind]}）`).join("，");
  return `${file.path} 做的比预算多：${told}。能少做就少做；必须这样，就用 npm test -- ${file.path} --record 记下新的预算。`;
}

/** The table with what these files have done; files that are small or no more are not in it. */
export function recorded(results: readonly FileResult[], table: WorkTable, files: readonly string[]): WorkTable {
  const next = new Map(Object.entries(table).filter(([path]) => files.includes(path)));
  for (const result of results.filter(passes)) {
    const { file, work } = result;
    const seconds = Math.round(result.cpu ?? result.seconds);
    const large = KINDS.filter((kind) => work[kind] > SMALL[kind]);
    if (large.length === 0 && seconds <= SMALL_SECONDS) next.delete(file.path);
    else next.set(file.path, { ...Object.fromEntries(large.map((kind) => [kind, work[kind]])), seconds });
  }
  return Object.fromEntries([...next].sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function writeWorkTable(table: WorkTable): void {
  const lines = Object.entries(table).map(([path, work]) => `  ${JSON.stringify(path)}: ${JSON.stringify(work)}`);
  writeFileSync(FILE, lines.length === 0 ? "{}\n" : `{\n${lines.join(",\n")}\n}\n`);
}
