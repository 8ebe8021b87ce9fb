import { existsSync, readFileSync } from "node:fs";
import { replaceFile } from "../disk/replace-file.ts";
import { articleFieldsDoc, articleJsonSchema, dataJsonSchemas } from "../domain/json-schemas.ts";

const HELP = `用法：npm run generate [-- --check]

  从 src/domain/ 里的 schema 生成编辑器的提示文件（文章和 _data 的各个文件）和字段说明。

选项：
  --check   只比较，不写；不一致时退出码为 1
  --help    显示这段说明
`;

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
export function runGenerate(args: readonly string[]): number {
  if (args.includes("--help")) {
    process.stdout.write(HELP);
    return 0;
  }
  const unknown = args.filter((arg) => arg !== "--check");
  if (unknown.length > 0) {
    process.stderr.write(`✗ 看不懂的选项：${unknown.join(" ")}\n\n${HELP}`);
    return 2;
  }
  const stale = [...generatedFiles()].filter(
    ([path, text]) => !existsSync(path) || readFileSync(path, "utf8") !== text,
  );
  if (!args.includes("--check")) {
    for (const [path, text] of stale) replaceFile(path, text);
    process.stdout.write(stale.length === 0 ? "都是最新的。\n" : stale.map(([path]) => `已更新 ${path}\n`).join(""));
    return 0;
  }
  for (const [path] of stale) process.stderr.write(`✗ ${path} 与 schema 不一致，请运行 npm run generate。\n`);
  return stale.length === 0 ? 0 : 1;
}
