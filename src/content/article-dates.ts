import type { Article } from "../domain/article.ts";
import type { ArticleRecord } from "../domain/article-record.ts";
import type { Change } from "../domain/change.ts";
import { type DateStamp, dateStampOf, isBefore } from "../domain/date-stamp.ts";
import { fullWidthPunctuation } from "../domain/punctuation.ts";
import { DateFields, type Dating } from "./date-fields.ts";
import type { ArticleFolder } from "./folders.ts";
import type { JsonFile } from "./json-file.ts";

/** The dates of an article, and what the rest of its record is judged by. */
export interface ArticleDates {
  readonly article: Pick<Article, "published" | "dated" | "until" | "changes" | "updated">;
  readonly fields: DateFields;
  /** What a date that lies ahead is where it must not: in a draft it is told as what has to be put right. */
  readonly future: "error" | "reminder";
  /** Reads the end of a licence. What ended before it came out never came out. */
  readonly readUntil: (what: string, value: string, place: readonly PropertyKey[]) => DateStamp | undefined;
}

/** Reads the dates of a record, and holds them against each other and the folder. */
export function readDates(
  record: ArticleRecord,
  folder: ArticleFolder,
  draft: boolean,
  file: JsonFile,
  dating: Dating,
): ArticleDates {
  const { timeZone, clock } = dating;
  const fields = new DateFields(file, dating);
  const dated = fields.read(record.published, ["published"]);
  const embargo = record.publishAt === undefined ? undefined : fields.read(record.publishAt, ["publishAt"]);
  const published = embargo ?? dated;
  const future = draft || (published && clock.hasCome(published.epoch)) ? "error" : "reminder";
  const readUntil: ArticleDates["readUntil"] = (what, value, place) => {
    const stamp = fields.read(value, place);
    if (stamp && published && stamp.epoch <= published.epoch)
      file.flag("bad-until", place, `${what}期限到 ${stamp.label}，不晚于发布时间 ${published.label}。`);
    return stamp;
  };
  const changes = readChanges();
  const until = record.until === undefined ? undefined : readUntil("转载", record.until, ["until"]);
  if (dated) checkFolder(dated, folder, timeZone, file);
  if (dated && embargo && embargo.epoch < dated.epoch)
    file.flag("bad-publish-at", ["publishAt"], `禁发到 ${embargo.label}，早于发布时间 ${dated.label}。`);
  const updated = changes.at(-1)?.date;
  // What stands in for a date that cannot be read lies within the folder's month.
  const standIn = () => dateStampOf(Date.parse(`${folder.year}-${folder.month}-02T12:00:00Z`), timeZone);
  const article = {
    published: published ?? standIn(),
    ...(embargo && dated && { dated }),
    ...(until && { until }),
    changes,
    ...(updated && { updated }),
  };
  return { article, fields, future, readUntil };

  function readChanges(): Change[] {
    let earlier = published;
    return record.changes.flatMap(({ date, kind, text, thanks }, index) => {
      const at = ["changes", index, "date"];
      const stamp = fields.read(date, at);
      if (!stamp) return [];
      if (earlier && isBefore(stamp, earlier))
        file.flag("bad-change-date", at, `改动日期 ${stamp.label} 早于 ${earlier.label}。`);
      else fields.checkPast(stamp, at, "改动日期", future);
      earlier = stamp;
      return { date: stamp, kind, text: fullWidthPunctuation(text), ...(thanks !== undefined && { thanks }) };
    });
  }
}

function checkFolder(dated: DateStamp, { year, month }: ArticleFolder, timeZone: string, file: JsonFile): void {
  if (dated.year === year && dated.month === month) return;
  const message = `发布于 ${dated.day}（${timeZone}），文件夹却是 ${year}/${month}`;
  // Begun in one month and published in another, which the editor in the browser cannot move it to.
  if (`${year}/${month}` < `${dated.year}/${dated.month}`)
    file.warn("date-folder-mismatch", ["published"], `${message}：网址留在那个月。`);
  else file.flag("date-folder-mismatch", ["published"], `${message}。`);
}
