import { parseArgs } from "node:util";
import { FindingsError } from "../build/verify/finding.ts";
import { ProblemsError } from "../domain/problem.ts";
import { type KillReport, proveKills } from "./kills.ts";
import { proveSequences, type SequenceReport } from "./sequences.ts";

const HELP = `用法：npm run prove -- [选项]

  证明生成网站的两个承诺。示例文章由程序生成，没有意义，写在系统的临时文件夹里，用完删去。

选项：
  --kills <次数>       在随机的时刻杀掉（SIGKILL）生成中的 npm run build：留下的只能是旧网站或新网站，
                       下一次生成必须完整
  --sequences <串数>   随机修改文章和资料（增、改、改名、删、撤下、更正、评论、图片……），用缓存生成的
                       和从头生成的必须逐个字节相同
  --seed <整数>        随机数从哪里开始，相同的整数得到相同的修改  （默认 1）
  --json               结果用 JSON 写到标准输出
  --help               显示这段说明

退出码：0 承诺成立；1 不成立；2 用法不对；3 没能做完。
`;
const EXIT = { holds: 0, broken: 1, usage: 2, failed: 3 } as const;

interface Options {
  readonly kills: number;
  readonly sequences: number;
  readonly seed: number;
  readonly json: boolean;
}

/** Runs the proofs that are asked for. @returns the exit code; the help text lists them */
export async function runProve(args: readonly string[]): Promise<number> {
  const options = read(args);
  if (options === "help" || typeof options === "string") {
    (options === "help" ? process.stdout : process.stderr).write(options === "help" ? HELP : `✗ ${options}\n`);
    return options === "help" ? EXIT.holds : EXIT.usage;
  }
  const say = (text: string): void => {
    if (!options.json) process.stderr.write(`${text}\n`);
  };
  try {
    const kills = options.kills > 0 ? await proveKills(options.kills, options.seed, say) : undefined;
    const sequences = options.sequences > 0 ? await proveSequences(options.sequences, options.seed, say) : undefined;
    const ok = (kills?.failures.length ?? 0) + (sequences?.failures.length ?? 0) === 0;
    const report = { ok, seed: options.seed, ...(kills && { kills }), ...(sequences && { sequences }) };
    process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : tell(kills, sequences, options.seed));
    return ok ? EXIT.holds : EXIT.broken;
  } catch (error) {
    process.stderr.write(`✗ 示例没能生成：${inDetail(error)}\n`);
    return EXIT.failed;
  }
}

/** A sample with a mistake is a mistake of the proof. */
function inDetail(error: unknown): string {
  if (error instanceof ProblemsError) return error.problems.map(({ file, message }) => `${file} ${message}`).join("\n");
  if (error instanceof FindingsError) return error.findings.map(({ file, message }) => `${file} ${message}`).join("\n");
  return error instanceof Error ? error.message : String(error);
}

/** @returns a sentence when it is not understood */
function read(args: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        kills: { type: "string", default: "0" },
        sequences: { type: "string", default: "0" },
        seed: { type: "string", default: "1" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) return "help";
    const { json } = values;
    const [kills = 0, sequences = 0, seed = 0] = [values.kills, values.sequences, values.seed].map(wholeNumber);
    return kills + sequences > 0 ? { kills, sequences, seed, json } : "写上 --kills 或 --sequences，--help 看说明。";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function wholeNumber(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new Error(`要写整数，现在是“${text}”。`);
  return Number(text);
}

function tell(kills: KillReport | undefined, sequences: SequenceReport | undefined, seed: number): string {
  const lines: string[] = [];
  if (kills) {
    const { found, failures } = kills;
    lines.push(
      `杀掉 ${kills.kills} 次：留下旧网站 ${found.old} 次，新网站 ${found.new} 次，正在换名字 ${found.none} 次（旧网站在旁边）`,
      `（其中 ${kills.late} 次生成已经结束；一次完整的生成 ${kills.seconds.toFixed(1)} 秒）`,
      ...failures.map((failure) => `✗ ${failure}`),
    );
  }
  if (sequences) {
    const edits = Object.values(sequences.edits).reduce((sum, count) => sum + count, 0);
    const { pictures, shards } = sequences.reused;
    lines.push(
      `${sequences.sequences} 串修改，共 ${edits} 处，用缓存生成 ${sequences.cachedBuilds} 次，从头生成 ${sequences.cleanBuilds} 次`,
      `从缓存取了 ${pictures} 张图片、${shards} 个索引分片`,
      ...sequences.failures.map(
        ({ sequence, edits: names, unlike }) =>
          `✗ 第 ${sequence + 1} 串（${names.join("、")}）：${unlike.slice(0, 5).join("、")}`,
      ),
    );
  }
  const count = (kills?.failures.length ?? 0) + (sequences?.failures.length ?? 0);
  lines.push(count === 0 ? "✓ 承诺成立" : `✗ ${count} 处不成立；--seed ${seed} 可以重来`);
  return `${lines.join("\n")}\n`;
}
