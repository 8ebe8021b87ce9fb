import { join } from "node:path";
import { addressOf, type DatedFolder } from "../../content/folders.ts";
import { ProblemReport } from "../../content/problem-report.ts";
import { ChangeRecord } from "../../domain/article-record.ts";
import { changeText } from "../../domain/change.ts";
import { dateStampOf } from "../../domain/date-stamp.ts";
import { type ErrorReport, LONGEST_THANKS } from "../../domain/error-report.ts";
import { ENTRIES_FOLDER } from "../../domain/live.ts";
import { openDialogue } from "../../terminal/dialogue.ts";
import { EXIT, type Outcome, Refusal, UsageError } from "../../terminal/outcome.ts";
import type { Session } from "../../terminal/session.ts";
import { type Articles, readContext } from "../articles.ts";
import { cleanLine } from "../clean-text.ts";
import type { Places } from "../comment-store.ts";
import { decide } from "../decision.ts";
import type { Options } from "../options.ts";
import { exclusively, type FileChange, recordPath, removal } from "../transaction.ts";
import { ingestReports } from "./intake.ts";
import { passageOf } from "./passage.ts";
import { readWaiting, waitingName } from "./report-store.ts";

/** Where an article lies. */
export function folderOf(articles: Articles, id: string): DatedFolder | undefined {
  const path = articles.byId(id)?.path;
  return articles.folders.find((folder) => addressOf(folder) === path);
}

/**
 * Turns a report into an entry of its article's log. The text is the editor's to change; whether it still says what was
 * quoted is told.
 *
 * @throws Refusal when there is no such report, or its article has gone; UsageError when the entry would not do
 */
export async function correct(id: string, options: Options, session: Session): Promise<Outcome> {
  const { places } = options;
  const report = await exclusively(places, session, () => waitingReport(id, places, readContext(places).articles));
  // Nobody waits for an editor who thinks: the lock is taken again when she has.
  const text = options.text ?? (await asked(report, options, session));
  return exclusively(places, session, async () => {
    const { articles, timeZone } = readContext(places);
    await waitingReport(id, places, articles);
    const folder = folderOf(articles, report.article);
    if (!folder) throw new Refusal(`没有编号为 ${report.article} 的文章，什么都没有改。`);
    const { iso: date, day } = dateStampOf(Math.floor(Date.now() / 1000) * 1000, timeZone);
    const change = changeOf(text, date, thanksOf(report, options), options);
    const article = `${folder.year}/${folder.month}/${folder.slug}`;
    await decide(places, `更正 ${id}`, [{ article, change }, removal([id], day), gone(id)]);
    const passage = await passageOf(folder.path, report);
    const stays = passage?.quoted
      ? `${passage.where}还写着“${passage.text.slice(...passage.quoted)}”，别忘了改 ${join(folder.path, "article.md")} 或 article.json${passage.where.startsWith(`${ENTRIES_FOLDER}/`) ? "，或者这一条" : ""}。\n`
      : "";
    return {
      exit: EXIT.done,
      text: `已记进 ${recordPath(places, article)}：${changeText(change)}\n${stays}改完提交以前：npm run check\n`,
      json: { corrected: id, article: report.article, change, passage: passage ?? null },
    };
  });
}

/** Notes that reports led to nothing. @throws Refusal when one of them is not waiting */
export async function refuse(ids: readonly string[], { places }: Options): Promise<Outcome> {
  const { articles, timeZone } = readContext(places);
  const waiting = new Set((await waitingReports(places, articles)).map(({ id }) => id));
  const missing = ids.filter((id) => !waiting.has(id));
  if (missing.length > 0) throw new Refusal(noReport(missing.join("、")));
  const { day } = dateStampOf(Date.now(), timeZone);
  await decide(places, `不采纳 ${ids.length} 份纠错`, [removal(ids, day), ...ids.map(gone)]);
  return {
    exit: EXIT.done,
    text: `${ids.length} 份没有采纳，以后再收也不会回来；收回决定：npm run comments -- undo。\n`,
    json: { refused: ids },
  };
}

/** All that wait, once those that came to this machine are among them. */
async function waitingReports(places: Places, articles: Articles): Promise<ErrorReport[]> {
  const problems = new ProblemReport();
  await ingestReports(places, articles, problems);
  const reports = readWaiting(places, problems);
  problems.throwIfAny();
  return reports;
}

/** @throws Refusal when there is none */
async function waitingReport(id: string, places: Places, articles: Articles): Promise<ErrorReport> {
  const report = (await waitingReports(places, articles)).find((one) => one.id === id);
  if (!report) throw new Refusal(noReport(id));
  return report;
}

function noReport(ids: string): string {
  return `没有等候的纠错 ${ids}。什么都没有改。`;
}

/** Asks the editor for the words. @throws Refusal when there is nobody to ask */
async function asked({ quote, right }: ErrorReport, { json }: Options, session: Session): Promise<string> {
  const { stdin, stdout, stderr, env } = session;
  const dialogue = openDialogue(stdin, json ? stderr : stdout, env.VISUAL || env.EDITOR);
  try {
    const draft = quote === undefined ? right : `原写“${cleanLine(quote)}”，应为：${cleanLine(right)}`;
    const text = await dialogue.compose("更正写什么：原来怎样，现在怎样", draft);
    if (text === undefined || text.trim() === "") throw new Refusal("没有写更正，什么都没有改。");
    return text;
  } finally {
    dialogue.close();
  }
}

/** @throws UsageError when no record may say so */
function changeOf(text: string, date: string, thanks: string | undefined, { kind }: Options): ChangeRecord {
  const written = { date, kind, text: cleanLine(text), ...(thanks !== undefined && { thanks }) };
  const change = ChangeRecord.safeParse(written);
  if (change.success) return change.data;
  const named = change.error.issues.some(({ path: [field] }) => field === "thanks");
  throw new UsageError(
    named
      ? `这个名字不能用来致谢：一行字，至多 ${LONGEST_THANKS} 字，没有 HTML。另写 --thanks，或 --no-thanks。`
      : "更正是一行字，至多 500 字，没有 HTML。",
  );
}

function thanksOf({ name }: ErrorReport, { thanks, noThanks }: Options): string | undefined {
  return noThanks ? undefined : (thanks ?? name);
}

/** Takes a report out of those that wait. */
function gone(id: string): FileChange {
  return { at: "inbox", name: waitingName(id), text: null };
}
