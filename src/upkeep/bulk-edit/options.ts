import { join } from "node:path";
import { SLUG } from "../../domain/text-rules.ts";
import type { Command } from "../../terminal/declaration.ts";
import { flag, USUAL, type Values, value, values } from "../../terminal/options.ts";
import { UsageError } from "../../terminal/outcome.ts";
import type { Given } from "../../terminal/read-arguments.ts";

const OPTIONS = {
  name: value("名称", "tag、section、source：同时换读者看到的名称"),
  except: values("词", "text：这些更长的词里的不改，如改“李明”而不改“李明博”；可以写几次"),
  note: value("说明", "text、person：给每篇已发布的文章记一条更正，如“原文误作……，现已更正。”"),
  add: values("标签键", "retag：加上这个标签；可以写几次"),
  remove: values("标签键", "retag：去掉这个标签；可以写几次"),
  article: values("地址", "只改这一篇，如 /2026/11/harbour-report/；可以写几次"),
  yes: flag("不问，直接改", { excludes: ["dryRun"] }),
  dryRun: flag("只列出改动"),
  articles: USUAL.articles,
  data: USUAL.data,
  json: flag("结果用 JSON 写到标准输出，要与 --yes 或 --dry-run 同用"),
};

export const BULK_EDIT: Command<typeof OPTIONS> = {
  name: "bulk-edit",
  operands: "<做什么>",
  what: `一次改许多篇。先列出每一处改动，确认以后才写。

tag <旧键> <新键>        标签换键；新键已经有了，就并进去
section <旧键> <新键>    栏目换键，或并进另一个栏目
source <旧键> <新键>     来源换键，或并进另一个来源；原来的名称仍然认得
person <旧名> <新名>     作者、说话人、原文作者改名
text <旧字> <新字>       改正标题、导语、正文、图片说明、引语里的字；网址、代码、改动记录不动
retag                    加减标签，与 --add、--remove 同用

换了键的标签、栏目、来源，旧地址会转到新地址（formerly）。`,
  options: OPTIONS,
  exits: { 0: "改好了，或者已经列出", 1: "没有可改的，或不能改", 3: "没能写下", 130: "中途取消" },
  cancelled: "什么也没有改。",
};

export type Edit = ReturnType<typeof editOf> & {
  /** Folders of the articles; all when empty. */
  readonly within: readonly string[];
  /** What the change log of every article says. */
  readonly note?: string;
};
export type BulkEditOptions = ReturnType<typeof bulkEditOptionsOf>;

const ADDRESS = /^\/?(\d{4}\/\d{2}\/[a-z0-9-]+)\/?$/;

/** @throws UsageError with a Chinese sentence */
export function bulkEditOptionsOf({ values, operands }: Given<typeof OPTIONS>) {
  const { articles, data, yes, dryRun, json, note } = values;
  if (json && !yes && !dryRun) throw new UsageError("--json 要与 --yes 或 --dry-run 同用。");
  const within = values.article.map((address) => {
    const [, path] = ADDRESS.exec(address.replace(/^https?:\/\/[^/]+/, "")) ?? [];
    if (!path) throw new UsageError(`--article 是文章地址，如 /2026/11/harbour-report/：${address}。`);
    return join(articles, path);
  });
  const edit: Edit = { within, ...(note !== undefined && { note }), ...editOf(operands, values) };
  return { edit, places: { articles, data }, yes, dryRun, json };
}

function editOf([kind = "", from = "", to = "", ...more]: readonly string[], values: Values<typeof OPTIONS>) {
  const { name, except, add, remove, note } = values;
  const pair = () => {
    if (from === "" || to === "" || more.length > 0)
      throw new UsageError(`写成：npm run bulk-edit -- ${kind} <旧> <新>。`);
    if (from === to) throw new UsageError(`两边都是“${from}”。`);
    return { from, to };
  };
  const only = (option: string, given: boolean, ...kinds: readonly string[]) => {
    if (given && !kinds.includes(kind)) throw new UsageError(`--${option} 只与 ${kinds.join("、")} 同用。`);
  };
  only("name", name !== undefined, "tag", "section", "source");
  only("except", except.length > 0, "text");
  only("note", note !== undefined, "text", "person");
  only("add", add.length > 0, "retag");
  only("remove", remove.length > 0, "retag");
  if (kind === "tag" || kind === "section" || kind === "source") {
    const keys = pair();
    if (values.article.length > 0) throw new UsageError(`${kind} 改的是登记，不能只改几篇；几篇换标签用 retag。`);
    if (!SLUG.test(to)) throw new UsageError(`键只用小写英文字母、数字和连字符：${to}。`);
    return { kind, ...keys, ...(name !== undefined && { name }) } as const;
  }
  if (kind === "person") return { kind, ...pair() } as const;
  if (kind === "text") return { kind, ...pair(), except } as const;
  if (kind !== "retag") throw new UsageError("写明做什么：tag、section、source、person、text 或 retag。");
  if (from !== "" || add.length + remove.length === 0)
    throw new UsageError("retag 要写 --add 或 --remove，后面是标签键。");
  return { kind, add, remove } as const;
}
