import type { SiteData } from "../content/site-data.ts";
import type { Article } from "../domain/article.ts";
import { isPaidFor } from "../domain/genre.ts";
import type { IndexMode } from "../domain/source.ts";
import { FEED_SIZE } from "../publication/feeds.ts";
import { sourceKeysOf } from "../publication/ledger.ts";

const ROBOTS: Readonly<Record<IndexMode, string>> = {
  index: "收录",
  "noindex-news": "收录，但不进 Google 新闻",
  noindex: "不收录（noindex）",
};

/** Where an article will be found once it is published, and where not: pairs of place and what it says there. */
export function distributionOf(article: Article, { site, sources }: SiteData): readonly (readonly [string, string])[] {
  const { policy, section, commentsOpen } = article;
  const paidFor = isPaidFor(article);
  const listed = policy.robots !== "noindex" && policy.canonical === undefined;
  const feeds = [
    "全站",
    `栏目“${section.name}”`,
    ...sourceKeysOf(article).map((key) => `来源“${sources[key]?.name ?? key}”`),
  ];
  return [
    ["发出", `${article.published.label}${article.dated ? `（署 ${article.dated.label}）` : ""}`],
    ["搜索引擎", `${ROBOTS[policy.robots]}。${policy.reason}`],
    ["规范地址", policy.canonical ?? site.url + article.path],
    [
      "站点地图",
      listed ? (policy.robots === "index" && !paidFor ? "有；两天之内也在新闻地图里" : "有；不在新闻地图里") : "没有",
    ],
    ["订阅", paidFor ? "广告不进订阅" : `${feeds.join("、")}，各留最新两天的，至少 ${FEED_SIZE} 篇`],
    ["站内搜索", "搜得到"],
    ["繁体版", site.traditional ? `有，/hant${article.path}` : "没有"],
    ["评论", commentsOpen ? "开放，先审后发" : "关闭"],
  ];
}
