import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { readComments } from "../content/comments.ts";
import { entriesOf } from "../content/folders.ts";
import { ProblemReport } from "../content/problem-report.ts";
import { COMMENT_ID, type Comment } from "../domain/comment.ts";
import { formatWarnings } from "../domain/problem.ts";
import { EXIT, type Outcome } from "../terminal/outcome.ts";
import { readContext } from "./articles.ts";
import { contactsIn, hasEmail } from "./clean-text.ts";
import { identityIn, type Places, publishedName, QUEUE, readQueue } from "./comment-store.ts";
import type { Options } from "./options.ts";
import { readWaiting } from "./reports/report-store.ts";

/** Looks for everything that should not be in the folders of comments. What a killed command left is finished by now. */
export async function checkComments({ places }: Options): Promise<Outcome> {
  const { articles, timeZone, name } = readContext(places);
  const report = new ProblemReport();
  const comments = readComments(places.data, articles.all, articles.folders, { timeZone, name }, () => false, report);
  const waiting = readQueue(places, report);
  readWaiting(places, report);
  reportStrays(places, report);
  reportDuplicates(comments, places, report);
  for (const [address, list] of comments) {
    for (const comment of list) reportContacts(comment, join(places.data, publishedName(address, comment.id)), report);
  }
  report.throwIfAny();
  const total = [...comments.values()].reduce((sum, { length }) => sum + length, 0);
  const { warnings } = report;
  return {
    exit: EXIT.done,
    text: `${formatWarnings(warnings)}没有问题：已通过 ${total} 条，等候 ${waiting.length} 条。\n`,
    json: { published: total, waiting: waiting.length, warnings },
  };
}

/** Exports hold readers' addresses; git would keep them for ever. */
function reportStrays(places: Places, report: ProblemReport): void {
  const root = join(places.data, "comments");
  // With the kinds of entries, or Node follows links, round and round.
  const entries = existsSync(root) ? readdirSync(root, { recursive: true, withFileTypes: true }) : [];
  const names = entries.map((entry) => relative(root, join(entry.parentPath, entry.name)));
  for (const name of names.toSorted()) {
    if (/\.(?:csv|xml|tsv|zip|gz|xlsx?)$/i.test(name))
      report.add("export-in-repository", join(root, name), "这像是从别处导出的数据，里面可能有读者的邮箱。");
  }
  const queue = join(places.inbox, QUEUE);
  for (const { name } of existsSync(queue) ? entriesOf(queue, report) : []) {
    if (!COMMENT_ID.test(name.replace(/\.json$/, "")) || !name.endsWith(".json"))
      report.add("misplaced-comment", join(queue, name), "等候审阅的评论里不该有这个文件。");
  }
}

function reportDuplicates(comments: ReadonlyMap<string, Comment[]>, { data }: Places, report: ProblemReport): void {
  const seen = new Map<string, string>();
  for (const [address, list] of comments) {
    for (const { id } of list) {
      const file = publishedName(address, id);
      const other = seen.get(identityIn(id));
      if (other !== undefined) report.add("duplicate-comment", join(data, file), `与 ${other} 是同一条评论。`);
      seen.set(identityIn(id), file);
    }
  }
}

/** Which comment, and what kind of thing; not the thing itself. */
function reportContacts(comment: Comment, file: string, report: ProblemReport): void {
  if (hasEmail(comment.name)) report.add("contact-in-comment", file, "名字里有邮箱地址。");
  const contacts = contactsIn(comment);
  if (contacts.length > 0) report.warn("contact-in-comment", file, `${contacts.join("，")}。`);
}
