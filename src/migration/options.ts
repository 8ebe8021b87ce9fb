import { isTimeZone } from "../domain/time-zone.ts";
import type { Command } from "../terminal/declaration.ts";
import { flag, oneOf, parsed, USUAL, type Values, value } from "../terminal/options.ts";
import { UsageError } from "../terminal/outcome.ts";
import { WHEN_BOTH } from "./write/plan-article.ts";

const OPTIONS = {
  uploads: value("文件夹", "旧站的 wp-content/uploads，图片先从这里取", { heading: "搬什么" }),
  download: flag("上传文件夹里没有的图片，从旧站下载（只向旧站要；断了再运行，接着下载）"),
  map: value("文件", "已经定下的答案（默认资料文件夹里的 migration.json）"),
  site: parsed("地址", "旧站的地址，导出里没有写时用，如 https://old.example", siteAddress),
  zone: parsed("时区", "旧站的时区，如 America/Vancouver（默认从导出里推算）", timeZone),
  articles: USUAL.articles,
  data: USUAL.data,
  inbox: value("文件夹", "等候审阅的评论放在哪里", { default: ".inbox" }),
  both: parsed("办法", "report 两边都改过的不动，列出来 / merge 能合的合上 / keep-ours 照这里的", oneOf(WHEN_BOTH), {
    default: "report",
  }),
  write: flag("写文章和资料；不写这一项就只报告", { heading: "怎么搬" }),
  review: flag("报告以后逐件问还没有定的事，最常见的先问；答了就记下"),
  page: value("文件", "把报告另存成一页，可以交给出版人签字，如 搬家报告.html"),
  json: USUAL.json,
};

export const MIGRATE: Command<typeof OPTIONS> = {
  name: "migrate",
  operands: "<导出.xml>…",
  what: `把 WordPress 的一个网站搬过来：文章、图片、评论、旧地址，以及一份说明每一项、每一个字去向的报告。
导出在旧站后台的“工具 → 导出”里下载，几个文件一起写，先后随意。
旧站没有公开的（私密、要密码、待审、草稿）只会成为草稿；没有定下的事先用默认的办法，列在报告里等人定。

例：npm run migrate -- 导出.xml                                     只看会怎样
    npm run migrate -- 导出*.xml --uploads uploads --write          搬
    npm run migrate -- 导出.xml --page 搬家报告.html                报告另存一页

照着做：docs/搬家指南.md`,
  options: OPTIONS,
  exits: { 0: "报告好了，写的也写好了", 1: "不能搬，什么都没有写", 3: "不能运行" },
  jsonErrors: true,
};

export type MigrateOptions = Values<typeof OPTIONS>;

function timeZone(text: string, name: string): string {
  if (!isTimeZone(text)) throw new UsageError(`${name} 要写时区的名字，如 America/Vancouver，现在是“${text}”。`);
  return text;
}

function siteAddress(text: string, name: string): string {
  const address = text.replace(/\/+$/, "");
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address))
    throw new UsageError(`${name} 要写 http:// 或 https:// 开头的地址，现在是“${text}”。`);
  return address;
}
