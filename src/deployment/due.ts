import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { sentenceOf } from "../terminal/fault.ts";

// Imports nothing but Node, and uses types that can simply be left out: a workflow asks every quarter of an hour, and
// Node 22 runs this from a bare checkout (`node --experimental-strip-types scripts/due.ts`), without an installation.

const HELP = `用法：npm run due -- --since <日期时间> [选项]

  有没有文章在 --since 之后到了发布时间？定时的工作流先问这一句，有才重新生成网站。
  只看 published、publishAt 和 status；文章有没有错由 npm run build 检查。

选项：
  --since <日期时间>    上一次发布的时刻，如 2026-11-25T08:05:00Z
  --now <日期时间>      当作现在的时刻                （默认此刻）
  --articles <文件夹>   文章所在的文件夹              （默认 src/articles）
  --json                结果用 JSON 写到标准输出
  --help                显示这段说明

退出码：0 有；1 没有；2 用法不对；3 读不了文章。
`;

const EXIT = { due: 0, none: 1, usage: 2, failed: 3 } as const;

interface Scheduled {
  readonly path: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Says whether something became due since the last deployment. @returns the exit code; the help text lists them */
export function runDue(args: readonly string[]): number {
  const options = readOptions(args);
  if (options === "help") {
    process.stdout.write(HELP);
    return EXIT.due;
  }
  if (typeof options === "string") {
    process.stderr.write(`✗ ${options}\n  npm run due -- --help\n`);
    return EXIT.usage;
  }
  const { since, now, articles, json } = options;
  try {
    const { paths, next } = dueArticles(articles, since, now);
    const nextDue = next === undefined ? null : new Date(next).toISOString();
    const said = paths.length > 0 ? `到了发布时间：${paths.join("、")}` : "没有文章到发布时间";
    process.stdout.write(json ? `${JSON.stringify({ due: paths.length > 0, paths, nextDue })}\n` : `${said}\n`);
    return paths.length > 0 ? EXIT.due : EXIT.none;
  } catch (error) {
    process.stderr.write(`✗ 读不了 ${articles}：${sentenceOf(error)}\n`);
    return EXIT.failed;
  }
}

/**
 * The addresses of articles whose time came after one moment and not after another, and the moment of the next; in
 * milliseconds since 1970.
 *
 * @param root the folder of the articles; only their records are read
 * @throws Error when the folder cannot be read
 */
export function dueArticles(root: string, since: number, now: number): { paths: string[]; next: number | undefined } {
  const all = scheduledIn(root).sort((a, b) => a.at - b.at);
  const paths = all.filter(({ at }) => at > since && at <= now).map(({ path }) => path);
  return { paths, next: all.find(({ at }) => at > now)?.at };
}

interface Options {
  readonly since: number;
  readonly now: number;
  readonly articles: string;
  readonly json: boolean;
}

/** @returns the options, "help", or a sentence about what is wrong with them */
function readOptions(args: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        since: { type: "string" },
        now: { type: "string" },
        articles: { type: "string", default: "src/articles" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) return "help";
    const since = Date.parse(values.since ?? "");
    const now = values.now === undefined ? Date.now() : Date.parse(values.now);
    if (Number.isNaN(since)) return "用 --since 写明上一次发布的时刻，如 2026-11-25T08:05:00Z。";
    if (Number.isNaN(now)) return `--now 不是日期时间：${values.now}。`;
    return { since, now, articles: values.articles, json: values.json };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The articles that are not drafts, by address, with the moment of their release. */
function scheduledIn(root: string): Scheduled[] {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" });
  return files.flatMap((file) => {
    const [, path] = /^(\d{4}\/\d{2}\/[^/\s\p{C}]+)\/article\.json$/u.exec(file.replaceAll("\\", "/")) ?? [];
    const at = path === undefined ? Number.NaN : releaseOf(join(root, file));
    return Number.isNaN(at) ? [] : [{ path: `/${path}/`, at }];
  });
}

/** NaN for a draft, and for a record that cannot be read: the build will say what is wrong with it. */
function releaseOf(file: string): number {
  const record = parsed(readFileSync(file, "utf8"));
  const field = (name: string): unknown => (record instanceof Object ? Reflect.get(record, name) : undefined);
  if (field("status") === "draft") return Number.NaN;
  return Date.parse(String(field("publishAt") ?? field("published")));
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}
