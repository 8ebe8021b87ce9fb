import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { PUBLISHED_OUTPUT } from "../serve/output-folder.ts";
import { sentenceOf } from "../terminal/fault.ts";
import type { Streams } from "../terminal/streams.ts";
import { type Difference, differencesFrom, manifestOf, readManifest } from "./manifest.ts";

const HELP = `用法：npm run verify -- [选项]

  把网站的文件夹与生成时的清单逐个字节比较：少了、多了、改过的文件都列出来。
  可以比较从服务器取回来的一份：npm run verify -- --folder 取回的文件夹

选项：
  --folder <文件夹>     要看的网站              （默认 _site）
  --manifest <文件>     生成时写的清单          （默认 _site.manifest.json；只写了 --folder 时，先找它旁边的）
  --json                结果用 JSON 写到标准输出
  --help                显示这段说明

退出码：0 完全一致；1 有不同；2 用法不对；3 读不到文件夹或清单。
`;
const EXIT = { same: 0, different: 1, usage: 2, failed: 3 } as const;
const KINDS: Readonly<Record<Difference["kind"], string>> = { missing: "少了", added: "多了", changed: "改过" };

/** Compares a site with the manifest of its build. @returns the exit code; the help text lists them */
export function runVerify(args: readonly string[], { stdout, stderr }: Streams = process): number {
  const options = read(args);
  if (typeof options === "string") {
    stderr.write(`✗ 看不懂的选项：${options}\n`);
    return EXIT.usage;
  }
  const { help, json, folder, manifest } = options;
  if (help) {
    stdout.write(HELP);
    return EXIT.same;
  }
  try {
    if (!existsSync(folder)) throw new Error(`没有文件夹 ${folder}。`);
    const records = readManifest(manifest ?? nearest(folder));
    const differences = differencesFrom(records, folder, "bytes");
    if (json) stdout.write(`${JSON.stringify({ ok: differences.length === 0, differences })}\n`);
    else stdout.write(report(differences, records.length));
    return differences.length === 0 ? EXIT.same : EXIT.different;
  } catch (error) {
    const message = sentenceOf(error);
    if (json) stdout.write(`${JSON.stringify({ ok: false, error: message })}\n`);
    else stderr.write(`✗ ${message}\n`);
    return EXIT.failed;
  }
}

/** A folder that was fetched has no manifest beside it; it is compared with the one of the last build. */
function nearest(folder: string): string {
  const beside = manifestOf(folder);
  return existsSync(beside) ? beside : manifestOf(PUBLISHED_OUTPUT);
}

function read(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        folder: { type: "string", default: PUBLISHED_OUTPUT },
        manifest: { type: "string" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function report(differences: readonly Difference[], count: number): string {
  const lines = differences.map(({ kind, path }) => `  ${KINDS[kind]} ${path}\n`);
  if (lines.length === 0) return `✓ ${count} 个文件与清单完全一致\n`;
  return `${lines.join("")}✗ ${lines.length} 个文件与清单不同。重新生成，或重新上传。\n`;
}
