import { FindingsError } from "../../src/build/verify/finding.ts";
import { ProblemsError } from "../../src/domain/problem.ts";
import { runCommand } from "../../src/terminal/command.ts";
import type { Command } from "../../src/terminal/declaration.ts";
import { parsed, USUAL, wholeNumber } from "../../src/terminal/options.ts";
import { EXIT, UsageError } from "../../src/terminal/outcome.ts";
import { type CodeReport, proveCodeChanges } from "./code-changes.ts";
import { type KillReport, proveKills } from "./kills.ts";
import { proveSequences, type SequenceReport } from "./sequences.ts";

/** Every build is compared, of publications that have everything. */
const AT_LENGTH = { every: true, rich: true } as const;
const none = { default: "0" } as const;
const OPTIONS = {
  kills: parsed(
    "次数",
    "在随机的时刻杀掉（SIGKILL）生成中的 npm run build：留下的只能是旧网站或新网站，下一次生成必须完整",
    wholeNumber(0),
    none,
  ),
  sequences: parsed(
    "串数",
    "随机修改文章、资料、设置和时间，弄坏、丢掉、换回缓存，用缓存生成的和从头生成的必须逐个字节相同，报的错也一样",
    wholeNumber(0),
    none,
  ),
  code: parsed(
    "次数",
    "随机修改程序（模板、样式、图片编码、搜索索引……），用缓存生成的和从头生成的也必须相同",
    wholeNumber(0),
    none,
  ),
  seed: parsed("整数", "随机数从哪里开始，相同的整数得到相同的修改", wholeNumber(0), { default: "1" }),
  json: USUAL.json,
};
const FUZZ: Command<typeof OPTIONS> = {
  name: "fuzz",
  what: "证明生成网站时守得住的承诺。示例文章由程序生成，没有意义，写在系统的临时文件夹里，用完删去。",
  options: OPTIONS,
  exits: { 0: "承诺成立", 1: "不成立", 3: "没能做完" },
};

/** Runs the proofs that are asked for. @returns the exit code; the help text lists them */
export function runFuzz(args: readonly string[]): Promise<number> {
  return runCommand(FUZZ, args, process, async ({ values }) => {
    const { seed, json } = values;
    if (values.kills + values.sequences + values.code === 0)
      throw new UsageError("写上 --kills、--sequences 或 --code。");
    const print = (text: string): void => {
      if (!json) process.stderr.write(`${text}\n`);
    };
    try {
      const kills = values.kills > 0 ? await proveKills(values.kills, seed, print) : undefined;
      const sequences =
        values.sequences > 0 ? await proveSequences(values.sequences, seed, print, AT_LENGTH) : undefined;
      const code = values.code > 0 ? await proveCodeChanges(values.code, seed, print) : undefined;
      const proofs: Proofs = { ...(kills && { kills }), ...(sequences && { sequences }), ...(code && { code }) };
      const ok = holds(proofs);
      process.stdout.write(json ? `${JSON.stringify({ ok, seed, ...proofs })}\n` : tell(proofs, ok, seed));
      return exitCodeOf(proofs);
    } catch (error) {
      throw new Error(`示例没能生成：${inDetail(error)}`, { cause: error });
    }
  });
}

/** One failure of any proof, and the promises do not hold. */
export function exitCodeOf(proofs: Proofs): number {
  const ok = holds(proofs);
  return ok ? EXIT.done : EXIT.problems;
}

function holds(proofs: Proofs): boolean {
  return Object.values(proofs).every(({ failures }) => failures.length === 0);
}

/** A sample with a mistake is a mistake of the proof. */
function inDetail(error: unknown): string {
  if (error instanceof ProblemsError) return error.problems.map(({ file, message }) => `${file} ${message}`).join("\n");
  if (error instanceof FindingsError) return error.findings.map(({ file, message }) => `${file} ${message}`).join("\n");
  return error instanceof Error ? error.message : String(error);
}

interface Proofs {
  readonly kills?: KillReport;
  readonly sequences?: SequenceReport;
  readonly code?: CodeReport;
}

function tell({ kills, sequences, code }: Proofs, ok: boolean, seed: number): string {
  const lines = [
    ...(kills ? killLines(kills) : []),
    ...(sequences ? sequenceLines(sequences) : []),
    ...(code ? codeLines(code) : []),
    ok ? "✓ 承诺成立" : `✗ 不成立；用 --seed ${seed} 可以重来`,
  ];
  return `${lines.join("\n")}\n`;
}

function killLines({ kills, found, late, lines, failures }: KillReport): string[] {
  return [
    `杀掉 ${kills} 次：留下旧网站 ${found.old} 次，新网站 ${found.new} 次，正在换名字 ${found.none} 次（旧网站在旁边）`,
    `其中 ${late} 次生成已经结束；被杀时已经报出的行数：${Object.entries(lines)
      .map(([line, times]) => `${line} 行 ${times} 次`)
      .join("、")}`,
    ...failures.map((failure) => `✗ ${failure}`),
  ];
}

function sequenceLines({
  sequences,
  edits,
  cachedBuilds,
  cleanBuilds,
  refused,
  reused,
  failures,
}: SequenceReport): string[] {
  const count = Object.values(edits).reduce((sum, times) => sum + times, 0);
  return [
    `${sequences} 串修改，共 ${count} 处，用缓存生成 ${cachedBuilds} 次，从头生成 ${cleanBuilds} 次，有错而没有生成 ${refused} 次`,
    `从缓存取了 ${reused.pictures} 张图片、${reused.shards} 个索引分片、${reused.builds} 次整个网站`,
    ...failures.map(
      ({ sequence, edits: names, unlike }) =>
        `✗ 第 ${sequence + 1} 串（${names.join("、")}）：${unlike.slice(0, 5).join("、")}`,
    ),
  ];
}

function codeLines({ changes, files, reused, failures }: CodeReport): string[] {
  return [
    `改动程序 ${changes} 次，涉及 ${files.join("、")}`,
    `从缓存取了 ${reused.pictures} 张图片、${reused.shards} 个索引分片`,
    ...failures.map((failure) => `✗ ${failure}`),
  ];
}
