import { CHANGE_KINDS } from "../domain/change.ts";
import { COMMENT_ID } from "../domain/comment.ts";
import type { Command } from "../terminal/declaration.ts";
import { flag, oneOf, parsed, USUAL, value, wholeNumber } from "../terminal/options.ts";
import { UsageError } from "../terminal/outcome.ts";
import type { Given } from "../terminal/read-arguments.ts";
import type { Places } from "./comment-store.ts";

function reportId(text: string, name: string): string {
  if (!COMMENT_ID.test(text)) throw new UsageError(`${name} 要写纠错的编号，现在是“${text}”。`);
  return text;
}

function reportIds(text: string, name: string): readonly string[] {
  const ids = text.split(",").filter((id) => id !== "");
  return [...new Set(ids.map((id) => reportId(id, name)))];
}

/** Those of all subcommands. */
const OPTIONS = {
  from: value("格式", "netlify-json、formspree-json、formspree-csv、wxr（WordPress 的导出）"),
  approveAll: flag("全部通过"),
  approve: value("编号,…", "通过这几条（编号先用 --dry-run --json 看）"),
  skipUnknown: flag("略过找不到文章的评论，只报条数和位置"),
  skipInvalid: flag("略过不能用的评论，只报条数和位置"),
  dryRun: flag("只看会怎样，什么都不写"),
  pending: flag("列出等候审阅的；成批的在前，只列开头几条"),
  whole: flag("成批的也一条一条列出"),
  article: parsed("地址", "只看这一篇文章的，如 /2025/05/trump-putin-call/", addressOf),
  name: value("名字", "回复时的署名", { default: "编辑部" }),
  withReplies: flag("连同回复它的一起撤下"),
  olderThan: parsed("天数", "超过这么多天的", wholeNumber(), { default: "30" }),
  remote: flag("也删去 Netlify 上的，垃圾评论在内；还没有取回的留着。令牌从环境变量 NETLIFY_AUTH_TOKEN 读取"),
  site: value("编号", "Netlify 的网站编号（默认环境变量 NETLIFY_SITE_ID）"),
  form: value("名称", "表单的名称", { default: "comment" }),
  correct: parsed("编号", "查证属实：记进文章的更正（正文由编辑改）", reportId, { excludes: ["refuse"] }),
  refuse: parsed("编号,…", "不采纳", reportIds, { excludes: ["correct"] }),
  text: value("内容", "更正写什么：原来怎样，现在怎样；不写就问", { needs: "correct" }),
  kind: parsed("性质", "correction 更正错误 / update 补充新情况", oneOf(CHANGE_KINDS), { default: "correction" }),
  thanks: value("名字", "按这个名字致谢；不写就用读者愿意署的名", { needs: "correct", excludes: ["noThanks"] }),
  noThanks: flag("不致谢", { needs: "correct" }),
  articles: USUAL.articles,
  data: USUAL.data,
  inbox: value("文件夹", "来信所在的文件夹（默认 .inbox，或环境变量 INBOX）"),
  json: USUAL.json,
};
export type Part = Command<typeof OPTIONS>;

const part = (name: string, own: readonly (keyof typeof OPTIONS)[], what: string, operands?: string): Part => ({
  name: `comments -- ${name}`,
  what,
  options: OPTIONS,
  only: [...own, "articles", "data", "inbox", "json"],
  ...(operands !== undefined && { operands }),
  exits: { 0: "成功", 1: "发现问题，什么都没有改", 3: "不能运行" },
  jsonErrors: true,
});

export const PARTS = {
  import: part(
    "import",
    ["from", "approveAll", "approve", "skipUnknown", "skipInvalid", "dryRun"],
    `从导出的文件收进评论，等候审阅；wxr 里原来的编辑已经通过的，直接通过。
同一个文件收几次都一样；撤下过、拒绝过的不会再回来。文件里有一条不能用，就一条都不收。`,
    "--from <格式> <导出的文件>…",
  ),
  pull: part(
    "pull",
    ["site", "form", "approveAll"],
    `从 Netlify Forms 取回新评论，等候审阅。令牌从环境变量 NETLIFY_AUTH_TOKEN 读取，不能写在命令里。
不能用的、找不到文章的略过并说明，其余照收。`,
  ),
  list: part("list", ["pending", "whole", "article"], "列出已经通过的评论。"),
  review: part(
    "review",
    ["article", "name"],
    `审等候的评论：成批的先审，一次决定一批；其余逐条，从最早的开始：y 通过，n 拒绝，e 修改，r 通过并回复，s 跳过，
u 撤回上一个决定，q 退出。同一位读者改过的文字与原来的并列：y 换上改过的，b 两条都登。
修改只为删去电话、地址一类不该公开的内容，或改短；删去的地方写〔略〕。设了环境变量 EDITOR 就用它打开。
成批的：同一个发件人、同一个网站的链接、_data/comment-words.json 里的词，或者正文一样。`,
  ),
  undo: part(
    "undo",
    [],
    `撤回最近一次审阅、remove 或 reports 的决定，一批算一次；再运行一次，撤回再前一次。至多一百次。
写上评论或纠错的编号，撤回关于它的最近一次；后来又有人动过的，不撤回。`,
    "[编号]",
  ),
  reports: part(
    "reports",
    ["article", "correct", "text", "kind", "thanks", "noThanks", "refuse"],
    `读者的纠错：列出等候的，每一份带着引文现在所在的段落；或者把一份记成更正，或者不采纳。
正文由编辑自己改；更正记进 article.json 的 changes，文章页、更正记录和订阅里就有。`,
  ),
  remove: part(
    "remove",
    ["withReplies"],
    "撤下已经通过的评论，或拒绝还在等候的；以后再收也不会回来。回复它的评论留下，升到上一层。",
    "<评论的编号>…",
  ),
  forget: part(
    "forget",
    ["olderThan", "remote", "site", "form"],
    "清除等候太久、没有通过的评论，连同还没有收进来的原始提交。",
  ),
  check: part(
    "check",
    [],
    `检查等候的和已经通过的评论，找出放错地方的、写坏的、重复的文件，和不该公开的邮箱、电话；
上次没有做完的命令，也由它补完。`,
  ),
};

/** What was asked for, all subcommands alike; an option that a subcommand does not have keeps its default. */
export type Options = ReturnType<typeof optionsOf>;

/** @throws UsageError with a sentence about what is wrong */
export function optionsOf({ operands: needed }: Part, { values, operands }: Given<typeof OPTIONS>) {
  if (needed !== undefined && !needed.startsWith("[") && operands.length === 0)
    throw new UsageError(`写上${needed.replace(/^.*<|>…$/g, "")}。`);
  const { articles, data, inbox = process.env.INBOX ?? ".inbox", approve = "", approveAll, ...others } = values;
  const ids: ReadonlySet<string> = new Set(approve.split(",").filter((id) => id !== ""));
  const places: Places = { articles, data, inbox };
  return { ...others, places, operands, approve: approveAll ? ("all" as const) : ids };
}

/** `https://paper.example/2025/05/slug` → `/2025/05/slug/` */
function addressOf(text: string): string {
  return `/${text.replace(/^https?:\/\/[^/]+/, "").replace(/^\/|\/$/g, "")}/`;
}
