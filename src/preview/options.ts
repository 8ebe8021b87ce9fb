import { existsSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { parseArgs } from "node:util";
import type { PublicationFolders } from "../content/read-publication.ts";
import { isArticleAddress } from "../domain/withdrawal.ts";

export const DEV_HELP = `用法：npm run dev -- [文章] [选项]

  在本机打开网站，文章、模板、样式或代码一改就重新生成并刷新页面。
  草稿和定时文章也能看到，标题前标明“草稿”“定时”；文章页的下方有一栏，写着还缺什么、依据什么使用、怎样收录。
  有错误时页面上会列出来，上一次成功的页面仍然可看。端口用环境变量 PORT 换。

  写了文章，就给出它的地址：文章的文件夹、其中一个文件、2026/11/harbour-report 或它的网址。

选项：
  --open    在浏览器里打开
  --help    显示这段说明
  其余选项与 npm run build 相同。
`;

const OUTPUT = "_site.dev";

/** The command was not written as it should be. */
export class UsageError extends Error {}

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

/**
 * @returns the options, or "help" when help was asked for
 * @throws UsageError with a Chinese sentence
 */
export function readDevOptions(args: readonly string[]): DevOptions | "help" {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    // The build knows its options and says which it does not know.
    strict: false,
    tokens: true,
    options: {
      articles: { type: "string", default: "src/articles" },
      data: { type: "string", default: "_data" },
      output: { type: "string", default: OUTPUT },
      now: { type: "string" },
      cache: { type: "string" },
      open: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return "help";
  const [article, ...more] = positionals;
  if (more.length > 0) throw new UsageError(`一次只能打开一篇文章，不认识的还有：${more.join(" ")}`);
  const articles = String(values.articles);
  const output = String(values.output);
  const own = new Set(tokens.flatMap((token) => (isForBuild(token) ? [] : [token.index])));
  const given = args.filter((_, index) => !own.has(index));
  return {
    places: { articles, data: String(values.data) },
    output,
    address: article === undefined ? "/" : addressOfPlace(article, articles),
    open: values.open === true,
    build: ["--output", output, "--drafts", ...given],
  };
}

function isForBuild(token: { readonly kind: string; readonly name?: string }): boolean {
  return token.kind === "option" && token.name !== "open";
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
