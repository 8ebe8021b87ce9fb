import { join } from "node:path";
import { shownPath } from "../content/problem-report.ts";
import { UNKNOWN_LABELS, UNKNOWNS, type Unknown } from "../domain/archive.ts";
import { lackingWords, type OldSiteEntry, oldSitesOf } from "../domain/archive-debt.ts";
import { unknownWords } from "../domain/archive-words.ts";
import { UsageError } from "../terminal/outcome.ts";
import type { Checked, OldArticle } from "./whole.ts";

/** Everything that is owed. */
const ALL = "all";
export type Debt = Unknown | typeof ALL;

/** @throws UsageError when there is no such debt */
export function debtNamed(text: string, name: string): Debt {
  const debt = text === ALL ? ALL : UNKNOWNS.find((one) => one === text || UNKNOWN_LABELS[one] === text);
  if (debt === undefined)
    throw new UsageError(
      `${name} 只能是 ${ALL} 或 ${UNKNOWNS.map((one) => `${one}（${UNKNOWN_LABELS[one]}）`).join("、")}。`,
    );
  return debt;
}

/** What the articles of old sites lack, in a line a site; nothing where nothing was moved. */
export function debtNotes({ old, oldCopy }: Pick<Checked, "old" | "oldCopy">): string[] {
  const places = oldCopy.reduce((sum, { lines }) => sum + lines.length, 0);
  return [
    ...oldSitesOf(old).map(debtNote),
    ...(places > 0 ? [`旧站文章的写法有 ${places} 处提醒，没有列出：写上路径看一部分。`] : []),
  ];
}

function debtNote({ site, articles, owing, lacking }: OldSiteEntry): string {
  const { host } = new URL(site);
  if (owing === 0) return `旧站 ${host} 移入 ${articles} 篇，都已查明。`;
  const words = lackingWords(lacking).replaceAll("\u00a0", " ");
  return `旧站 ${host} 移入 ${articles} 篇，${owing} 篇有没有查明的：${words}；逐篇列出用 npm run check -- --debt ${ALL}。`;
}

/** Those that lack something, newest first. */
export function owing(old: readonly OldArticle[], debt: Debt): readonly OldArticle[] {
  return old.filter(({ archive: { unknown } }) => (debt === ALL ? unknown.length > 0 : unknown.includes(debt)));
}

/** Each of them with what it lacks and where its record is, for whoever goes about it. */
export function debtText(old: readonly OldArticle[], debt: Debt): string {
  const found = owing(old, debt);
  const lines = found.map(({ folder, title, archive }) => {
    return `${shownPath(join(folder, "article.json"))}  缺${unknownWords(archive.unknown)}  ${title}\n`;
  });
  const of = debt === ALL ? "有没有查明的" : `缺${UNKNOWN_LABELS[debt]}`;
  return `${lines.join("")}一共 ${found.length} 篇${of}。补上一样，就从 archive 的 unknown 里删去一样。\n`;
}

/** The same for programs. @param debt undefined when nobody has asked for each of them */
export function debtData(old: readonly OldArticle[], debt: Debt | undefined) {
  return {
    sites: oldSitesOf(old),
    ...(debt && { articles: owing(old, debt).map(({ path, archive: { unknown } }) => ({ path, unknown })) }),
  };
}
