import { parseArgs } from "node:util";
import { ALLOW_FEWER } from "../deployment/fewer-pages.ts";
import { isPublishedOutput, outputFolder } from "../serve/output-folder.ts";
import { assertClock } from "./clock.ts";
import { UsageError } from "./usage-error.ts";

export interface BuildOptions {
  readonly articles: string;
  readonly data: string;
  readonly output: string;
  /** Milliseconds since 1970; articles to be released later wait. */
  readonly now: number;
  /** A preview: drafts and articles that are not due are shown, with a mark. */
  readonly drafts: boolean;
  readonly search: boolean;
  /** Folder for what later builds can use again; undefined when there shall be none. */
  readonly cache: string | undefined;
  /** A person has said that articles may disappear which nobody has withdrawn. */
  readonly allowFewer?: boolean;
  readonly json: boolean;
  /** File that gets the result as JSON besides, for whoever started the build. */
  readonly report?: string | undefined;
}

export const BUILD_HELP = `用法：npm run build -- [选项]

  检查全部文章，生成网站，建立搜索索引。有任何错误就列出全部错误并停下，已有的网站不动。

选项：
  --articles <文件夹>   文章所在的文件夹            （默认 src/articles）
  --data <文件夹>       刊物资料所在的文件夹        （默认 _data）
  --output <文件夹>     网站写到哪里                （默认 _site）
  --drafts              预览：草稿和定时文章也生成，标明“草稿”“定时”；默认写到 _site.preview，不能写到 _site
  --now <日期时间>      当作现在的时刻，如 2026-01-01T00:00:00-08:00（默认此刻）
  --no-search           不建搜索索引
  --cache <文件夹>      存放下次可以接着用的图片和搜索索引  （默认 .cache）
  --no-cache            不用也不写缓存，全部重新建立
  --allow-fewer-pages   文章比已有的网站少了五分之一以上，或一篇也没有，又没有撤下的记录，也照样生成
  --json                结果用 JSON 写到标准输出
  --report <文件>       结果另外用 JSON 写到这个文件
  --help                显示这段说明

退出码：0 成功；1 文章或资料有错、会少掉太多文章，或成品没有通过核对；2 用法不对；3 生成过程出错。
`;

/**
 * Reads the options of a build.
 * @param context what Netlify builds for (docs.netlify.com/configure-builds/environment-variables)
 * @returns "help" when help was asked for
 * @throws UsageError with a Chinese sentence; ClockError when the clock of the machine cannot be right
 */
export function readBuildOptions(
  args: readonly string[],
  context: string | undefined = process.env.CONTEXT,
): BuildOptions | "help" {
  const values = parse(args);
  if (values.help) return "help";
  const now = values.now === undefined ? Date.now() : Date.parse(values.now);
  if (Number.isNaN(now)) throw new UsageError(`--now 不是日期时间：${values.now}`);
  const output = outputFolder(values.output, values.drafts);
  if (values.drafts && isPublishedOutput(output))
    throw new UsageError(`带草稿的预览不能写到要发布的 ${output}；换一个 --output，或去掉 --drafts。`);
  if (values.drafts && context === "production") throw new UsageError("正式发布不能带草稿；去掉 --drafts。");
  // A preview is for eyes that see everything anyway.
  if (values.now === undefined && !values.drafts) assertClock(values.articles, now);
  return {
    articles: values.articles,
    data: values.data,
    output,
    now,
    drafts: values.drafts,
    search: !values["no-search"],
    cache: values["no-cache"] ? undefined : values.cache,
    allowFewer: values[ALLOW_FEWER],
    json: values.json,
    report: values.report,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        articles: { type: "string", default: "src/articles" },
        data: { type: "string", default: "_data" },
        output: { type: "string" },
        drafts: { type: "boolean", default: false },
        now: { type: "string" },
        "no-search": { type: "boolean", default: false },
        cache: { type: "string", default: ".cache" },
        "no-cache": { type: "boolean", default: false },
        [ALLOW_FEWER]: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        report: { type: "string" },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`看不懂的选项：${error instanceof Error ? error.message : String(error)}`);
  }
}
