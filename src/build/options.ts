import { isPublishedOutput, outputFolder } from "../serve/output-folder.ts";
import type { Command } from "../terminal/declaration.ts";
import { flag, oneOf, parsed, USUAL, type Values, value } from "../terminal/options.ts";
import { UsageError } from "../terminal/outcome.ts";
import { assertClock, type Warn } from "./clock.ts";
import { readShare, type Share } from "./search-index/share.ts";

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
  /** Whether every finished file is read again, also those that earlier builds have looked at. */
  readonly verify?: (typeof VERIFY)[number];
  /** Nothing is built but this share of the search index, for a build to which the cache is brought. */
  readonly part?: Share;
  /** A person has said that articles may disappear which nobody has withdrawn. */
  readonly allowFewer?: boolean;
}

/** Which of the finished files are looked at. */
const VERIFY = ["new", "all"] as const;

const OPTIONS = {
  articles: USUAL.articles,
  data: USUAL.data,
  output: value("文件夹", "网站写到哪里（默认 _site）"),
  drafts: flag("预览：草稿和定时文章也生成，标明“草稿”“定时”；默认写到 _site.preview，不能写到 _site"),
  now: USUAL.now,
  noSearch: flag("不建搜索索引"),
  cache: value("文件夹", "存放下次可以接着用的页面、图片和搜索索引", { default: ".cache" }),
  noCache: flag("不用也不写缓存，全部重新建立"),
  verify: parsed("范围", "核对哪些成品：new 只看新做的，all 连缓存里的也逐个重读", oneOf(VERIFY), {
    default: "new",
  }),
  part: parsed(
    "第几份/共几份",
    "不生成网站，只做搜索索引里还缺的这一份，放进缓存；各份的缓存合在一起，再照常生成",
    readShare,
    {
      excludes: ["output", "drafts", "noSearch", "noCache"],
    },
  ),
  allowFewerPages: flag("文章比已有的网站少了五分之一以上，或一篇也没有，又没有撤下的记录，也照样生成"),
  json: USUAL.json,
  report: value("文件", "结果另外用 JSON 写到这个文件"),
} as const;

export const BUILD: Command<typeof OPTIONS> = {
  name: "build",
  what: "检查全部文章，生成网站，建立搜索索引。有任何错误就列出全部错误并停下，已有的网站不动。",
  options: OPTIONS,
  exits: { 0: "成功", 1: "文章或资料有错、会少掉太多文章，或成品没有通过核对", 3: "生成过程出错" },
  jsonErrors: true,
};

/**
 * @param context what Netlify builds for (docs.netlify.com/configure-builds/environment-variables)
 * @param warn told what would stop a build for readers, where nobody but the person at this machine will see it
 * @throws UsageError with a Chinese sentence; ClockError when the clock of the machine cannot be right
 */
export function buildOptionsOf(
  { articles, data, drafts, noSearch, noCache, ...values }: Values<typeof OPTIONS>,
  context: string | undefined = process.env.CONTEXT,
  warn?: Warn,
): BuildOptions {
  const now = values.now ?? Date.now();
  const output = outputFolder(values.output, drafts);
  if (drafts && isPublishedOutput(output))
    throw new UsageError(`带草稿的预览不能写到要发布的 ${output}；换一个 --output，或去掉 --drafts。`);
  if (drafts && context === "production") throw new UsageError("正式发布不能带草稿；去掉 --drafts。");
  // A preview is for eyes that see everything anyway.
  if (values.now === undefined && !drafts) assertClock(articles, now, warn);
  const cache = noCache ? undefined : values.cache;
  const { verify, part, allowFewerPages: allowFewer } = values;
  const rest = { verify, allowFewer, ...(part && { part }) };
  return { articles, data, output, now, drafts, search: !noSearch, cache, ...rest };
}
