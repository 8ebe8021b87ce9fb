import { KINDS } from "../domain/kind.ts";
import type { Command } from "../terminal/declaration.ts";
import { flag, oneOf, parsed, USUAL, type Values, value, values } from "../terminal/options.ts";

/** Where the text of the article comes from. */
export type Origin =
  | { readonly from: "nothing" }
  | { readonly from: "clipboard" }
  /** `-` is the standard input. */
  | { readonly from: "text" | "html"; readonly path: string };

const OPTIONS = {
  fromText: value("文件", "文本文件，UTF-8；写 - 从标准输入读", {
    excludes: ["fromHtml", "clipboard"],
    heading: "稿子（至多选一样）",
  }),
  fromHtml: value("文件", "HTML 文件，UTF-8；写 - 从标准输入读", { excludes: ["clipboard"] }),
  clipboard: flag("剪贴板里的文字"),
  title: value("标题", "文章的标题", { heading: "写了的就不问" }),
  kind: parsed("体裁", "original 原创 / compilation 综合 / translation 编译 / reprint 转载", oneOf(KINDS)),
  source: values("来源", "登记过的键、名称或别名，可以只写一部分；没有登记的写“名称 https://原文地址”。可以重复"),
  section: value("栏目", "_data/sections.json 里的键或名称"),
  slug: value("短名", "网址的最后一段，小写英文、数字和连字符（默认由标题的拼音拟定）"),
  desk: value("部门", "署名的部门"),
  author: values("作者", "可以重复"),
  published: value("时间", "2025-05-19，或 2025-05-19T09:30:00-07:00（默认此刻）"),
  articles: USUAL.articles,
  data: USUAL.data,
  dryRun: flag("只看会写成什么，什么都不写"),
  json: flag("把结果用 JSON 写到标准输出，什么都不问"),
};

export const NEW: Command<typeof OPTIONS> = {
  name: "new",
  what: `写一篇新文章：建好文件夹、article.md 和 article.json，状态是草稿。没有写明的逐项问；回车就是方括号里的。
贴来的文字自动分出标题、导语、小标题、图源、来源、作者，去掉声明和评论表单，最后列出要人决定的事。

例：npm run new                                  一项一项问
    npm run new -- --from-text 稿子.txt          从 Word、微信复制、存成文本的稿子
    npm run new -- --clipboard                   从剪贴板
    npm run new -- --from-html 网页.html         从存下来的网页`,
  options: OPTIONS,
  exits: { 0: "写好了（复核清单里可能有要补的）", 1: "不能写，什么都没有写", 3: "不能运行", 130: "中途取消" },
  jsonErrors: true,
  unchanged: "什么都没有写。",
  cancelled: "什么都没有写。",
};

export type NewOptions = ReturnType<typeof newOptionsOf>;

/** The options of `npm run new`, as they belong together. */
export function newOptionsOf(given: Values<typeof OPTIONS>) {
  const { fromText, fromHtml, clipboard, source: sources, author: authors, ...others } = given;
  return { ...others, sources, authors, origin: originOf(fromText, fromHtml, clipboard) };
}

function originOf(text: string | undefined, html: string | undefined, clipboard: boolean): Origin {
  if (text !== undefined) return { from: "text", path: text };
  if (html !== undefined) return { from: "html", path: html };
  return { from: clipboard ? "clipboard" : "nothing" };
}
