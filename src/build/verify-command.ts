import { existsSync } from "node:fs";
import { PUBLISHED_OUTPUT } from "../serve/output-folder.ts";
import { runCommand } from "../terminal/command.ts";
import type { Command } from "../terminal/declaration.ts";
import { USUAL, value } from "../terminal/options.ts";
import { EXIT } from "../terminal/outcome.ts";
import type { Streams } from "../terminal/streams.ts";
import { type Difference, differencesFrom, manifestOf, readManifest } from "./manifest.ts";

const OPTIONS = {
  folder: value("文件夹", "要看的网站", { default: PUBLISHED_OUTPUT }),
  manifest: value("文件", "生成时写的清单（默认 _site.manifest.json；只写了 --folder 时，先找它旁边的）"),
  json: USUAL.json,
};
const VERIFY: Command<typeof OPTIONS> = {
  name: "verify",
  what: `把网站的文件夹与生成时的清单逐个字节比较：少了、多了、改过的文件都列出来。
可以比较从服务器取回来的一份：npm run verify -- --folder 取回的文件夹`,
  options: OPTIONS,
  exits: { 0: "完全一致", 1: "有不同", 3: "读不到文件夹或清单" },
  jsonErrors: true,
};
const KINDS: Readonly<Record<Difference["kind"], string>> = { missing: "少了", added: "多了", changed: "改过" };

/** Compares a site with the manifest of its build. @returns the exit code; the help text lists them */
export function runVerify(args: readonly string[], streams: Streams = process): Promise<number> {
  return runCommand(VERIFY, args, streams, ({ values: { folder, manifest, json } }) => {
    if (!existsSync(folder)) throw new Error(`没有文件夹 ${folder}。`);
    const records = readManifest(manifest ?? nearest(folder));
    const differences = differencesFrom(records, folder, "bytes");
    const result = { ok: differences.length === 0, differences };
    streams.stdout.write(json ? `${JSON.stringify(result)}\n` : report(differences, records.length));
    return result.ok ? EXIT.done : EXIT.problems;
  });
}

/** A folder that was fetched has no manifest beside it; it is compared with the one of the last build. */
function nearest(folder: string): string {
  const beside = manifestOf(folder);
  return existsSync(beside) ? beside : manifestOf(PUBLISHED_OUTPUT);
}

function report(differences: readonly Difference[], count: number): string {
  const lines = differences.map(({ kind, path }) => `  ${KINDS[kind]} ${path}\n`);
  if (lines.length === 0) return `✓ ${count} 个文件与清单完全一致\n`;
  return `${lines.join("")}✗ ${lines.length} 个文件与清单不同。重新生成，或重新上传。\n`;
}
