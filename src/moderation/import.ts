import { ProblemReport } from "../content/problem-report.ts";
import type { Problem } from "../domain/problem.ts";
import { formatProblems } from "../domain/problem.ts";
import { EXIT, type Outcome, Refusal, UsageError } from "../terminal/outcome.ts";
import { readStore } from "./comment-store.ts";
import { readDeskFacts } from "./desk-facts.ts";
import { readFormspreeCsv, readFormspreeJson } from "./from-formspree.ts";
import { readNetlifyJson } from "./from-netlify.ts";
import { readWxr } from "./from-wxr.ts";
import { type ImportPlan, importPlanOf } from "./import-plan.ts";
import type { Options } from "./options.ts";
import type { ImportBatch } from "./submission.ts";
import { commit } from "./transaction.ts";

type Reader = (path: string, timeZone: string, report: ProblemReport) => ImportBatch | Promise<ImportBatch>;

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["netlify-json", (path, _, report) => readNetlifyJson(path, report)],
  ["formspree-json", (path, _, report) => readFormspreeJson(path, report)],
  ["formspree-csv", (path, _, report) => readFormspreeCsv(path, report)],
  ["wxr", readWxr],
]);

/**
 * Takes in the comments of exported files, all or none.
 * @throws ProblemsError with everything that is wrong in all files
 */
export async function importComments(options: Options): Promise<Outcome> {
  const { places, from = "", operands, dryRun } = options;
  const read = READERS.get(from);
  if (!read) throw new UsageError(`--from 只能是 ${[...READERS.keys()].join("、")}。`);
  const { articles, timeZone } = readDeskFacts(places);
  const report = new ProblemReport();
  const batches: ImportBatch[] = [];
  for (const path of operands) batches.push(await read(path, timeZone, report));
  const submissions = batches.flatMap((batch) => batch.submissions);
  const plan = importPlanOf(submissions, articles, readStore(places), options, report);
  report.throwIfAny();
  if (plan.unheeded.length > 0) throw new Refusal(`文件里没有这些评论：${plan.unheeded.join("、")}。什么都没有收。`);
  if (!dryRun) await commit(places, plan.changes);
  return importOutcome(batches, plan, report.warnings, dryRun);
}

/** What a run took in, told to people and to machines. */
export function importOutcome(
  batches: readonly ImportBatch[],
  { published, queued, known, removed, unknown, invalid, held }: ImportPlan,
  warnings: readonly Problem[],
  dryRun: boolean,
): Outcome {
  const sum = (count: (batch: ImportBatch) => number) => batches.reduce((total, one) => total + count(one), 0);
  const unapproved = sum((batch) => batch.unapproved);
  const foreign = sum((batch) => batch.foreign);
  const counts: readonly (readonly [number, string])[] = [
    [published.length, "条通过，在 _data/comments/，提交以后发布"],
    [queued.length, "条等候审阅：npm run comments -- review"],
    [held, "条的名字里有邮箱，已经去掉，不论如何都要过目"],
    [known, "条早已收进"],
    [removed, "条撤下过或拒绝过，没有再收"],
    [unapproved, "条在原来的网站还没有通过，没有收"],
    [foreign, "条不是评论或是垃圾，没有收"],
    [unknown.length, "条找不到文章，略过"],
    [invalid.length, "条不能用，略过"],
  ];
  const lines = counts.filter(([count]) => count > 0).map(([count, what]) => `  ${count} ${what}\n`);
  const title = dryRun ? "如果照做（什么都还没有写）：\n" : "收进评论：\n";
  return {
    exit: EXIT.done,
    text: `${warnings.length > 0 ? `${formatProblems(warnings)}\n` : ""}${title}${lines.join("") || "  没有新的评论。\n"}`,
    json: {
      dryRun,
      published: published.map(({ id }) => id),
      queued: queued.map(({ id }) => id),
      ...{ held, known, removed, unapproved, foreign, unknown: unknown.length, invalid: invalid.length, warnings },
    },
  };
}
