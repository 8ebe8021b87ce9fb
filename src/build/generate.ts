import { existsSync, readFileSync } from "node:fs";
import { replaceFile } from "../disk/replace-file.ts";
import { articleFieldsDoc, articleJsonSchema, dataJsonSchemas } from "../domain/json-schemas.ts";
import { runCommand } from "../terminal/command.ts";
import type { Command } from "../terminal/declaration.ts";
import { flag } from "../terminal/options.ts";
import { EXIT } from "../terminal/outcome.ts";

const OPTIONS = { check: flag("只比较，不写；不一致时退出码为 1") };
const GENERATE: Command<typeof OPTIONS> = {
  name: "generate",
  what: "从 src/domain/ 里的 schema 生成编辑器的提示文件（文章和 _data 的各个文件）和字段说明。",
  options: OPTIONS,
  exits: { 0: "都是最新的", 1: "--check 时有不一致的" },
};

const SCHEMAS = "src/domain/generated";

/** The files made from the schemas, and what they should hold. */
export function generatedFiles(): ReadonlyMap<string, string> {
  return new Map([
    [`${SCHEMAS}/article.schema.json`, articleJsonSchema()],
    ...[...dataJsonSchemas()].map(([name, text]): [string, string] => [`${SCHEMAS}/${name}.schema.json`, text]),
    ["docs/article-fields.md", `${articleFieldsDoc()}\n`],
  ]);
}

/** Writes the generated files, or with `--check` compares them. @returns the exit code */
export function runGenerate(args: readonly string[]): Promise<number> {
  return runCommand(GENERATE, args, process, ({ values: { check } }) => {
    const stale = [...generatedFiles()].filter(
      ([path, text]) => !existsSync(path) || readFileSync(path, "utf8") !== text,
    );
    if (check) {
      for (const [path] of stale) process.stderr.write(`✗ ${path} 与 schema 不一致，请运行 npm run generate。\n`);
      return stale.length === 0 ? EXIT.done : EXIT.problems;
    }
    for (const [path, text] of stale) replaceFile(path, text);
    process.stdout.write(stale.length === 0 ? "都是最新的。\n" : stale.map(([path]) => `已更新 ${path}\n`).join(""));
    return EXIT.done;
  });
}
