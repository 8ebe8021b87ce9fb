import { readFileSync } from "node:fs";
import { z } from "zod";
import { isProblemCode } from "../domain/problem.ts";

/** What an open page says of one mistake. */
export interface ShownProblem {
  /** `src/articles/…/article.json:3:5`; empty when it is nowhere in particular. */
  readonly place: string;
  readonly message: string;
  /** What to do. */
  readonly remedy: string;
}

/** What a build said of itself. */
export interface BuildResult {
  /** Why there is no new site; empty when there is one. */
  readonly problems: readonly ShownProblem[];
  /** What stops nothing and is said all the same; undefined when the build did not come that far. */
  readonly reminders?: readonly Reminder[];
}

const Reminder = z.object({
  code: z.string().refine(isProblemCode),
  file: z.string(),
  line: z.number(),
  column: z.number(),
  message: z.string(),
  draft: z.literal(true).optional(),
});
export type Reminder = z.infer<typeof Reminder>;

const Listed = z.object({
  file: z.string(),
  line: z.number().optional(),
  column: z.number().optional(),
  message: z.string(),
  remedy: z.string(),
});
const Report = z.union([
  z.object({ ok: z.literal(true), warnings: z.array(Reminder) }),
  z.object({ ok: z.literal(false), problems: z.array(Listed) }),
  z.object({ ok: z.literal(false), findings: z.array(Listed) }),
  z.object({ ok: z.literal(false), error: z.string() }),
]);

/**
 * Reads what a build wrote with `--report`.
 * @param output what it wrote for people; it has to do when the build broke down before it could report
 */
export function readBuildResult(file: string, output: string): BuildResult {
  const report = Report.safeParse(jsonIn(file)).data;
  if (report?.ok) return { problems: [], reminders: report.warnings };
  if (!report) return { problems: [{ place: "", message: output.trim() || "生成网站的程序中途停了。", remedy: "" }] };
  if ("error" in report) return { problems: [{ place: "", message: report.error, remedy: "" }] };
  const listed = "problems" in report ? report.problems : report.findings;
  return {
    problems: listed.map(({ file, line, column, message, remedy }) => ({
      place: [file, line, column].filter((part) => part !== undefined).join(":"),
      message,
      remedy,
    })),
  };
}

function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
