import type { ExportItem } from "../wxr/item.ts";
import type { Fate } from "./model.ts";

/** What the core of WordPress keeps beside articles (wp-includes/post.php, `create_initial_post_types`), and why nobody misses it. */
const RECORDS: Readonly<Record<string, string>> = {
  revision: "修订版本，只收现在的这一版",
  nav_menu_item: "菜单项，本站的菜单由栏目生成",
  custom_css: "主题的样式",
  customize_changeset: "主题的设置",
  oembed_cache: "嵌入内容的缓存",
  user_request: "个人资料的申请",
};
const ARTICLES: ReadonlySet<string> = new Set(["post", "page"]);

/** One object each for all items: of an archive, one an item would be megabytes. */
const FATES = {
  public: { is: "public" },
  scheduled: { is: "scheduled" },
  draft: { is: "draft" },
  attachment: { is: "attachment" },
} as const satisfies Record<string, Fate>;

/**
 * What becomes of an item, as WordPress means its type and status. Public is what was public there: what has a password, what
 * waits, what a plug-in calls by a name of its own, and what was damaged in its elements, so that a password may be lost,
 * becomes a draft at most.
 */
export function fateOf(
  item: Pick<ExportItem, "type" | "status" | "hasPassword" | "title" | "content" | "repairs">,
): Fate {
  const { type, status } = item;
  const aside = (reason: string): Fate => ({ is: "set-aside", reason });
  if (item.repairs.includes("cut")) return aside("文件在这里断了，或者这一项超过一千六百万字，读不完整");
  if (type === "attachment") return FATES.attachment;
  if (type === "") return aside("没有写明类型");
  const record = RECORDS[type];
  if (record !== undefined) return aside(record);
  if (type.startsWith("wp_")) return aside(`WordPress 自己的记录（${type}）`);
  if (!ARTICLES.has(type)) return aside(`插件或主题的类型“${type}”，本站没有对应的内容`);
  if (status === "trash") return aside("在回收站里");
  if (item.content.trim() === "" && (status === "auto-draft" || item.title.trim() === ""))
    return aside("没有标题也没有正文");
  if (item.hasPassword || item.repairs.includes("structure")) return FATES.draft;
  if (status === "publish") return FATES.public;
  return status === "future" ? FATES.scheduled : FATES.draft;
}

/** Why an article is a draft, for the report; undefined where it is none. */
export function draftReason(
  item: Pick<ExportItem, "status" | "hasPassword" | "repairs">,
  fate: Fate,
): string | undefined {
  if (fate.is !== "draft") return undefined;
  if (item.hasPassword) return "要密码才能看";
  if (item.status === "publish") return "记录有损坏，要人看过";
  return STATUSES[item.status] ?? `状态“${item.status}”`;
}

const STATUSES: Readonly<Record<string, string>> = {
  draft: "草稿",
  "auto-draft": "自动草稿",
  pending: "等待审阅",
  private: "私密",
  "": "没有写明状态",
};
