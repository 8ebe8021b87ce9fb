import { existsSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { PublicationFolders } from "../content/read-publication.ts";
import { isArticleAddress } from "../domain/withdrawal.ts";
import type { Command } from "../terminal/declaration.ts";
import { flag, USUAL, value } from "../terminal/options.ts";
import { UsageError } from "../terminal/outcome.ts";
import type { Given } from "../terminal/read-arguments.ts";

const OPTIONS = {
  open: flag("在浏览器里打开"),
  articles: USUAL.articles,
  data: USUAL.data,
  now: USUAL.now,
  noSearch: flag("不建搜索索引；有人在 /search/ 搜索时才会建"),
  cache: value("文件夹", "存放下次可以接着用的图片和搜索索引", { default: ".cache" }),
  noCache: flag("不用也不写缓存"),
};

export const DEV: Command<typeof OPTIONS> = {
  name: "dev",
  operands: "[文章]",
  what: `在本机打开网站，边写边看：文章、资料、样式一保存，打开的页面就地更新，停在原来的地方；模板或代码一改，页面重新载入。
不写任何文件到 _site；页面在看的时候才做，与 npm run build 做的一样。
草稿和定时文章也能看到，标题前标明“草稿”“定时”；文章页的下方有一栏，写着还缺什么、依据什么使用、怎样收录。
有错误时页面上会列出来，上一次没有错的页面仍然可看。端口用环境变量 PORT 换。

写了文章，就给出它的地址：文章的文件夹、其中一个文件、2026/11/harbour-report 或它的网址。`,
  options: OPTIONS,
  exits: { 0: "停下了", 3: "打不开" },
};

export interface DevOptions {
  readonly places: PublicationFolders;
  /** Address of the article to look at; the front page without one. */
  readonly address: string;
  readonly open: boolean;
  readonly search: boolean;
  /** Folder of what builds keep. */
  readonly cache?: string;
  /** Milliseconds since 1970, when it is not the moment of the clock. */
  readonly now?: number;
}

/** @throws UsageError with a Chinese sentence */
export function devOptionsOf({ values, operands }: Given<typeof OPTIONS>): DevOptions {
  const { articles, data, open, now, noSearch, cache, noCache } = values;
  const [article, ...more] = operands;
  if (more.length > 0) throw new UsageError(`一次只能打开一篇文章，不认识的还有：${more.join(" ")}`);
  return {
    places: { articles, data },
    address: article === undefined ? "/" : addressOfPlace(article, articles),
    open,
    search: !noSearch,
    ...(!noCache && { cache }),
    ...(now !== undefined && { now }),
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
