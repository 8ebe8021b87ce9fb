import type { Article } from "../domain/article.ts";
import { CHANGE_LABELS, changeText } from "../domain/change.ts";
import type { DateStamp } from "../domain/date-stamp.ts";
import { labelledTitle } from "../domain/genre.ts";
import { noticePath, type Withdrawal, withdrawnAddresses } from "../domain/withdrawal.ts";

/** One line of the publication's record of what was changed or taken down after publication. */
export interface RecordEntry {
  readonly id: string;
  readonly date: DateStamp;
  /** 更正, 更新, 撤下 or 撤图. */
  readonly label: string;
  readonly text: string;
  /** Title of the article, or its address when the title went with it. */
  readonly name: string;
  /** Address on the site. */
  readonly path: string;
}

/** The record itself, where nothing else is left to lead to: of an article that waits, or has gone. */
const RECORD = "/corrections/";

/** Changes of all articles and all withdrawals, newest first. */
export function publicRecordOf(articles: readonly Article[], withdrawals: readonly Withdrawal[]): RecordEntry[] {
  const titles = new Map(articles.map((article) => [article.path, labelledTitle(article)]));
  const notices = withdrawnAddresses(withdrawals);
  const changes = articles.flatMap(({ id, path, changes: log }) =>
    log.map((change, index) => ({
      id: `${id}/change/${index + 1}`,
      date: change.date,
      label: CHANGE_LABELS[change.kind],
      text: changeText(change),
      name: titles.get(path) ?? path,
      path: `${path}#changes`,
    })),
  );
  const gone = withdrawals.map(({ id, date, reason, requestedBy, path, picture, media }) => ({
    id: `${id}/withdrawal${(picture ?? media) ? `/${picture ?? media}` : ""}`,
    date,
    label: picture ? "撤图" : media ? "部分撤下" : "撤下",
    text: requestedBy ? `${reason}（提出人：${requestedBy}）` : reason,
    name: titles.get(path) ?? path,
    path: titles.has(path) ? path : notices.has(path) ? noticePath({ path }) : RECORD,
  }));
  return [...changes, ...gone].sort((a, b) => b.date.epoch - a.date.epoch || (a.id < b.id ? 1 : -1));
}

/** What became of an article after readers had seen it: corrected, or taken down. */
export interface ChangedArticle {
  /** Address of the article, of which its readers' browsers know. */
  readonly article: string;
  /** Where that can be read; on the site. */
  readonly path: string;
  /** Its title; undefined when that went with it. */
  readonly name?: string | undefined;
  /** Of the last of them. */
  readonly date: DateStamp;
  /** What the last correction says, or why it was taken down. */
  readonly text: string;
  /** How many corrections it has had. */
  readonly corrections: number;
}

/** Articles that were corrected or taken down, newest first. Additions (更新) make nothing wrong that has been read before. */
export function changedArticlesOf(articles: readonly Article[], withdrawals: readonly Withdrawal[]): ChangedArticle[] {
  const notices = withdrawnAddresses(withdrawals);
  const corrected = articles.flatMap((article): ChangedArticle[] => {
    const corrections = article.changes.filter(({ kind }) => kind === "correction");
    const last = corrections.at(-1);
    if (!last) return [];
    const { path } = article;
    const about = { article: path, path: `${path}#changes`, name: labelledTitle(article) };
    return [{ ...about, date: last.date, text: changeText(last), corrections: corrections.length }];
  });
  const gone = withdrawals.flatMap(({ path, picture, media, date, reason }): ChangedArticle[] => {
    if (picture !== undefined || media !== undefined || !notices.has(path)) return [];
    return [{ article: path, path: noticePath({ path }), date, text: reason, corrections: 0 }];
  });
  return [...corrected, ...gone].sort((a, b) => b.date.epoch - a.date.epoch || (a.path < b.path ? -1 : 1));
}
