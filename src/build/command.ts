import { writeFileSync } from "node:fs";
import type { Unpublished } from "../content/unpublished.ts";
import { type Problem, ProblemsError, REMEDIES } from "../domain/problem.ts";
import { runCommand } from "../terminal/command.ts";
import { sentenceOf } from "../terminal/fault.ts";
import { CommandError, Refusal, UsageError } from "../terminal/outcome.ts";
import type { Streams } from "../terminal/streams.ts";
import type { BuildReport } from "./build-report.ts";
import { LossError } from "./loss.ts";
import { keepTextsYoung } from "./memory.ts";
import { BUILD, buildOptionsOf } from "./options.ts";
import { Progress } from "./progress.ts";
import { FINDING_REMEDIES, type Finding, FindingsError } from "./verify/finding.ts";

keepTextsYoung();

/**
 * The build as a command: runs it, tells the person or the machine what happened.
 * @param onlyHere nobody but the person at this machine will see the site: a wrong clock is told and stops nothing
 * @returns the exit code; the help text lists them
 */
export function runBuild(args: readonly string[], streams: Streams = process, onlyHere = false): Promise<number> {
  return runCommand(BUILD, args, streams, async ({ values }) => {
    const { json, report } = values;
    const { stdout, stderr } = streams;
    const keep = (result: object): void => {
      if (report !== undefined) writeFileSync(report, `${JSON.stringify(result)}\n`);
    };
    const warn = (sentence: string) => stderr.write(`! ${sentence}\n`);
    const options = buildOptionsOf(values, process.env.CONTEXT, onlyHere ? warn : undefined);
    try {
      const progress = new Progress({ quiet: json, stderr });
      if (options.part) {
        const { buildShare } = await import("./build-share.ts");
        const made = { ok: true, ...(await buildShare(options, options.part, progress)) };
        keep(made);
        stdout.write(
          json ? `${JSON.stringify(made)}\n` : `完成：缺 ${made.missing} 个分片，这里做了 ${made.made} 个\n`,
        );
        return undefined;
      }
      const { build } = await import("./build.ts");
      const done = await build(options, progress);
      const result = { ok: true, ...done };
      keep(result);
      stdout.write(json ? `${JSON.stringify(result)}\n` : summary(done));
      return undefined;
    } catch (error) {
      const failure = failureOf(error);
      keep({ ok: false, ...(failure.json ?? { error: failure.message }) });
      throw failure;
    }
  });
}

function failureOf(error: unknown): CommandError {
  if (error instanceof ProblemsError) {
    const problems = error.problems.map((problem) => ({ ...problem, remedy: REMEDIES[problem.code] }));
    return new Refusal(error.message, { json: { problems }, text: listProblems(error.problems) });
  }
  if (error instanceof FindingsError) {
    const findings = error.findings.map((finding) => ({ ...finding, remedy: FINDING_REMEDIES[finding.code] }));
    return new Refusal(error.message, { json: { findings }, text: listFindings(error.findings) });
  }
  if (error instanceof UsageError) return error;
  const message = sentenceOf(error);
  const text = `\n✗ ${message}\n  已有的网站没有改动。\n`;
  return error instanceof LossError
    ? new Refusal(message, { json: { error: message, loss: true }, text })
    : new CommandError("fault", message, { text, cause: error });
}

function summary({ articles, pages, skipped, warnings, output, steps, nextDue }: BuildReport): string {
  const seconds = steps.reduce((sum, step) => sum + step.seconds, 0).toFixed(1);
  const held = Object.entries(HELD_LABELS).flatMap(([reason, label]) =>
    skipped.filter((held) => held.reason === reason).map((held) => `  ${label} ${held.path}${detail(held)}\n`),
  );
  const next = nextDue ? `下一次到时：${nextDue.at}，${nextDue.paths.join("、")}\n` : "";
  return `${reminders(warnings)}${held.join("")}完成：${articles} 篇文章，${pages} 页，${seconds} 秒，在 ${output}\n${next}`;
}

/** A mistake in a template is on every page, and an old archive has thousands of reminders: so many are told of a kind. */
const MOST_TOLD = 20;

function reminders(warnings: readonly Problem[]): string {
  const more = warnings.length - MOST_TOLD;
  const rest = more > 0 ? `还有 ${more} 处提醒，用 npm run check 看全部。\n` : "";
  return warnings.slice(0, MOST_TOLD).map(told).join("") + rest;
}

const HELD_LABELS = { draft: "草稿", withdrawn: "已撤下", "not-due": "未到发布时间" } as const;

function detail({ due, previewed }: Unpublished): string {
  return `${due ? `（${due}）` : ""}${previewed ? "，只在这次预览里" : ""}`;
}

/** Problems as authors read them: place and code, what is wrong, what to do. */
export function listProblems(problems: readonly Problem[]): string {
  return `${problems.map(told).join("\n")}\n✗ 共 ${problems.length} 处错误。没有生成任何文件，已有的网站没有改动。\n`;
}

function told({ code, file, line, column, message, draft }: Problem): string {
  return `${file}:${line}:${column}  ${code}${draft ? "  草稿" : ""}\n  ${message}\n  → ${REMEDIES[code]}\n`;
}

function listFindings(findings: readonly Finding[]): string {
  const codes = [...new Set(findings.map(({ code }) => code))];
  const byCode = codes.map((code) => {
    const found = findings.filter((finding) => finding.code === code);
    const places = found.slice(0, MOST_TOLD).map(({ file, message }) => `  ${file}\n    ${message}\n`);
    const more = found.length > MOST_TOLD ? `  还有 ${found.length - MOST_TOLD} 处。\n` : "";
    return `${code}\n${places.join("")}${more}  → ${FINDING_REMEDIES[code]}\n`;
  });
  return `\n${byCode.join("\n")}\n✗ 核对成品时发现 ${findings.length} 处问题，没有发布，已有的网站没有改动。\n`;
}
