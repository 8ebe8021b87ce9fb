import { existsSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { PublicationFolders } from "../content/read-publication.ts";
import { isArticleAddress } from "../domain/withdrawal.ts";
import type { Command } from "../terminal/declaration.ts";
import { flag, value } from "../terminal/options.ts";
import { UsageError } from "../terminal/outcome.ts";
import type { Given } from "../terminal/read-arguments.ts";

const OUTPUT = "_site.dev";
const FOR_BUILD = { passedOn: true } as const;

const OPTIONS = {
  open: flag("在浏览器里打开"),
  articles: value("文件夹", "", { ...FOR_BUILD, default: "src/articles" }),
  data: value("文件夹", "", { ...FOR_BUILD, default: "_data" }),
  output: value("文件夹", "", { ...FOR_BUILD, default: OUTPUT }),
  now: value("日期时间", "", FOR_BUILD),
  cache: value("文件夹", "", FOR_BUILD),
  report: value("文件", "", FOR_BUILD),
};

export const DEV: Command<typeof OPTIONS> = {
  name: "dev",
  operands: "[文章]",
  what: `在本机打开网站，文章、模板、样式或代码一改就重新生成并刷新页面。
草稿和定时文章也能看到，标题前标明“草稿”“定时”；文章页的下方有一栏，写着还缺什么、依据什么使用、怎样收录。
有错误时页面上会列出来，上一次成功的页面仍然可看。端口用环境变量 PORT 换。

写了文章，就给出它的地址：文章的文件夹、其中一个文件、2026/11/harbour-report 或它的网址。`,
  options: OPTIONS,
  exits: { 0: "停下了", 3: "打不开" },
  passesOn: "其余选项与 npm run build 相同。",
};

export interface DevOptions {
  readonly places: PublicationFolders;
  /** Where the site is built and served from. */
  readonly output: string;
  /** Address of the article to look at; the front page without one. */
  readonly address: string;
  readonly open: boolean;
  /** Arguments of every build. */
  readonly build: readonly string[];
}

/** @throws UsageError with a Chinese sentence */
export function devOptionsOf({ values, operands, rest }: Given<typeof OPTIONS>): DevOptions {
  const { articles, data, output, open } = values;
  const [article, ...more] = operands;
  if (more.length > 0) throw new UsageError(`一次只能打开一篇文章，不认识的还有：${more.join(" ")}`);
  return {
    places: { articles, data },
    output,
    address: article === undefined ? "/" : addressOfPlace(article, articles),
    open,
    build: ["--output", output, "--drafts", ...rest],
  };
}

/** The address of an article that is named by a path from here, or by its own place among the articles. */
function addressOfPlace(text: string, articles: string): string {
  const places = [text, join(articles, text.replace(/^https?:\/\/[^/]+/, ""))];
  const place = places.find((candidate) => existsSync(candidate));
  if (place === undefined) throw new UsageError(`没有这个文件、文件夹或地址：${text}`);
  const address = `/${relative(articles, place).split(sep).slice(0, 3).join("/")}/`;
  if (!isArticleAddress(address)) throw new UsageError(`这里没有文章：${text}`);
  return address;
}
