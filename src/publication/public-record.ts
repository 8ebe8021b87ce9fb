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
