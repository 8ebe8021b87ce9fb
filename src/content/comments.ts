import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Article } from "../domain/article.ts";
import { COMMENTS_JOURNAL, type Comment, CommentRecord, RemovedComments } from "../domain/comment.ts";
import { readDateStamp } from "../domain/date-stamp.ts";
import { posesAsDesk } from "../domain/lookalike.ts";
import type { Site } from "../domain/site.ts";
import type { ErrorCode } from "../domain/verdict.ts";
import { addressOf, type DatedFolder, datedFolders, entriesOf } from "./folders.ts";
import { readJsonParts } from "./json-file.ts";
import { ProblemReport } from "./problem-report.ts";
import { soundFields } from "./salvaged-record.ts";
import { parseWith, readRecord, shown } from "./schema-problems.ts";

/** Ids of comments that were taken down or refused; they must not come back. */
export const REMOVED_FILE = "removed.json";

interface Context {
  readonly articleId: string;
  readonly removed: RemovedComments;
  readonly timeZone: string;
  /** Of the publication. */
  readonly siteName: string;
}

/**
 * What editors have let through, by address of the article: `_data/comments/<yyyy>/<mm>/<slug>/<id>.json`. What was said
 * under an article that is not published, or no longer, is not read. Their dates are those of strangers' systems, in UTC:
 * they are converted, and held to no clock of ours.
 *
 * @param data `_data`; the folder in it need not exist
 * @param articles the published ones
 * @param folders of all articles
 * @param isDraft whether an article is a draft, under which comments are read in a preview and what is wrong with them harms nobody
 */
export function readComments(
  data: string,
  articles: readonly Pick<Article, "id" | "path">[],
  folders: readonly DatedFolder[],
  { timeZone, name: siteName }: Pick<Site, "timeZone" | "name">,
  isDraft: (address: string) => boolean,
  report: ProblemReport,
): Map<string, Comment[]> {
  const comments = new Map<string, Comment[]>();
  const root = join(data, "comments");
  const journal = join(data, COMMENTS_JOURNAL);
  if (existsSync(journal)) report.add("unfinished-comments", journal, "上一次收进或审阅评论的时候中断了。");
  if (!existsSync(root)) return comments;
  const inRoot = entriesOf(root, report);
  const years = inRoot.filter(({ name }) => name !== REMOVED_FILE);
  const removed = years.length < inRoot.length ? readRemoved(join(root, REMOVED_FILE), report) : {};
  const ids = new Map(articles.map(({ path, id }) => [path, id]));
  const known = new Set(folders.map(addressOf));
  for (const folder of datedFolders(years, root, report)) {
    const address = addressOf(folder);
    const articleId = ids.get(address);
    const own = new ProblemReport();
    if (articleId) comments.set(address, commentsIn(folder, { articleId, removed, timeZone, siteName }, own));
    report.include(own, isDraft(address));
    if (articleId) continue;
    if (!known.has(address))
      report.add("unknown-comment-article", folder.path, `没有文章在 ${address}，这些评论无处可放。`);
  }
  return comments;
}

function readRemoved(path: string, report: ProblemReport): RemovedComments {
  return readRecord(path, RemovedComments, report) ?? {};
}

function commentsIn({ path }: DatedFolder, context: Context, report: ProblemReport): Comment[] {
  return entriesOf(path, report).flatMap(
    ({ name }) => readComment(join(path, name), name.replace(/\.json$/, ""), context, report) ?? [],
  );
}

/** Undefined when anything is wrong with it; the report has been told. */
function readComment(
  path: string,
  name: string,
  { articleId, removed, timeZone, siteName }: Context,
  report: ProblemReport,
): Comment | undefined {
  const before = report.count;
  const file = readJsonParts(path, report);
  if (!file) return undefined;
  const record =
    parseWith(CommentRecord, file) ??
    soundFields(CommentRecord, file.value, {
      id: name,
      article: articleId,
      name: "",
      date: "",
      text: "",
      origin: "desk",
    });
  const flag = (code: ErrorCode, place: readonly PropertyKey[], message: string) => file.flag(code, place, message);
  const { article, date, origin: _, ...rest } = record;
  if (rest.id !== name) flag("misplaced-comment", ["id"], `文件名应该是 ${rest.id}.json。`);
  if (article !== articleId) flag("misplaced-comment", ["article"], `这条评论属于“${article}”，不是“${articleId}”。`);
  if (removed[rest.id]) report.add("removed-comment", path, `这条评论已于 ${removed[rest.id]} 撤下。`);
  if (!rest.editor && posesAsDesk(rest.name, siteName))
    report.warn("impersonating-name", path, `读者的名字“${rest.name}”像是本站的人。`, file.locate(["name"]));
  const stamp = readDateStamp(date, timeZone);
  if (!stamp) flag("bad-date", ["date"], `“date”不是存在的、带时区的日期时间：${shown(date)}。`);
  return stamp && report.count === before ? { ...rest, date: stamp } : undefined;
}
