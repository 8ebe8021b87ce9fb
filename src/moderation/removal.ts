import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { ProblemReport } from "../content/problem-report.ts";
import { COMMENT_ID, type CommentRecord } from "../domain/comment.ts";
import { dateStampOf } from "../domain/date-stamp.ts";
import { ERROR_REPORT } from "../domain/form.ts";
import { formatWarnings } from "../domain/problem.ts";
import { EXIT, type Outcome, print, Refusal, UsageError } from "../terminal/outcome.ts";
import type { Session } from "../terminal/session.ts";
import { type Articles, readContext } from "./articles.ts";
import {
  findComment,
  identityIn,
  locate,
  type Places,
  QUEUE,
  queuedName,
  readQueue,
  readStore,
} from "./comment-store.ts";
import { netlifySubmissions } from "./form-exports.ts";
import { rawSubmissions, remoteForm, siteOf } from "./import.ts";
import { importPlanOf, LENIENT } from "./import-plan.ts";
import type { Options } from "./options.ts";
import { rawReports, unreadReports } from "./reports/intake.ts";
import { oldReports, REPORT_FOLDERS } from "./reports/report-store.ts";
import { recordOf } from "./submission.ts";
import { commit, exclusively, type FileChange, removal } from "./transaction.ts";

/** Takes comments down, published or waiting, and sees that they do not come back. */
export async function removeComments({ places, operands, withReplies }: Options): Promise<Outcome> {
  const malformed = operands.filter((id) => !COMMENT_ID.test(id));
  if (malformed.length > 0) throw new UsageError(`不是评论编号：${malformed.join("、")}。`);
  const store = readStore(places);
  const missing = operands.filter((id) => locate(store, id) === undefined);
  if (missing.length > 0) throw new Refusal(`没有这些评论：${missing.join("、")}。什么都没有改。`);
  const here = [...store.published.values(), ...store.queued.values()];
  const comments = here.flatMap(({ id }) => findComment(places, store, id) ?? []);
  const replies = repliesTo(new Set(operands), comments);
  const ids = [...new Set([...operands, ...(withReplies ? replies : [])])];
  const today = dateStampOf(Date.now(), readContext(places).timeZone).day;
  const gone = ids.flatMap((id) => locate(store, id) ?? []);
  await commit(places, [removal(ids, today), ...gone.map(({ at, name }): FileChange => ({ at, name, text: null }))]);
  const kept = !withReplies && replies.length > 0 ? `回复它的 ${replies.length} 条留下，升到上一层。\n` : "";
  const text = `已撤下 ${ids.length} 条，提交 _data/comments/ 以后，下一次生成时从网站上消失。\n${kept}`;
  return {
    exit: EXIT.done,
    text: `${text}文字还在 git 的历史里；要求连历史一起删去的，见 docs/作者指南.md“审评论”。\n`,
    json: { removed: ids, repliesKept: withReplies ? [] : replies },
  };
}

/** The answers, the answers to those, and so on; without the comments themselves. */
function repliesTo(ids: ReadonlySet<string>, comments: readonly CommentRecord[]): string[] {
  const reached = new Set(ids);
  for (let before = 0; before < reached.size; ) {
    before = reached.size;
    for (const { id, parent } of comments) if (parent !== undefined && reached.has(parent)) reached.add(id);
  }
  return [...reached].filter((id) => !ids.has(id));
}

const DAY = 24 * 60 * 60 * 1000;

/** Whether something has been here for longer than is allowed. */
type IsOld = (date: string | number) => boolean;

/**
 * Ends the keeping of what nobody let through: waiting comments and raw submissions, and with `--remote` the copies at
 * the service. Waiting ones are noted as removed, so that the next pull does not bring them back.
 */
export async function forgetComments(options: Options, session: Session = process): Promise<Outcome> {
  const { places, olderThan, remote } = options;
  const now = Date.now();
  const isOld: IsOld = (date) => new Date(date).getTime() < now - olderThan * DAY;
  const here = await exclusively(places, session, () => forgetHere(places, now, isOld));
  const there = remote ? await forgetRemote(options, session, isOld) : { deleted: 0, unread: 0 };
  const near = `清除了等候超过 ${olderThan} 天的 ${here.waiting.length} 条和原始提交 ${here.raw} 份。\n`;
  const far = remote ? `Netlify 上删去了 ${there.deleted} 条。\n` : "";
  const unread = there.unread > 0 ? `Netlify 上还有 ${there.unread} 条没有取回，留着：npm run comments -- pull\n` : "";
  const json = { waiting: here.waiting, raw: here.raw, remote: there.deleted, unread: there.unread };
  return { exit: EXIT.done, text: `${formatWarnings(here.warnings)}${near}${far}${unread}`, json };
}

async function forgetHere(places: Places, now: number, isOld: IsOld) {
  const { timeZone } = readContext(places);
  const report = new ProblemReport();
  const waiting = readQueue(places, report).filter(({ date }) => isOld(date));
  const posts = [...rawSubmissions(places, report), ...rawReports(places, new ProblemReport())];
  const raw = posts.filter(({ sent }) => sent !== undefined && isOld(sent));
  const reports = oldReports(places, isOld, report);
  report.throwIfAny();
  const ids = [...waiting.map(({ id }) => id), ...reports.waiting];
  const torn = tornFiles(places).filter((name) => isOld(statSync(join(places.inbox, name)).mtimeMs));
  const gone = [
    ...waiting.map(({ id }) => queuedName(id)),
    ...reports.files,
    ...raw.map(({ file }) => basename(file)),
    ...torn,
  ];
  await commit(places, [
    ...(ids.length > 0 ? [removal(ids, dateStampOf(now, timeZone).day)] : []),
    ...gone.map((name): FileChange => ({ at: "inbox", name, text: null })),
  ]);
  return { waiting: ids, raw: raw.length + torn.length, warnings: report.warnings };
}

/** What was being written when the receiver or a command was killed, inside the inbox: half a submission is one as well. */
function tornFiles({ inbox }: Places): string[] {
  return ["", `${QUEUE}/`, ...REPORT_FOLDERS].flatMap((folder) => {
    const path = join(inbox, folder);
    const entries = existsSync(path) ? readdirSync(path, { withFileTypes: true }) : [];
    return entries.filter((entry) => entry.isFile() && /\.part~?$/.test(entry.name)).map(({ name }) => folder + name);
  });
}

/** Deletes old submissions at Netlify, spam included; what a pull would still bring is kept. */
async function forgetRemote(
  options: Options,
  session: Session,
  isOld: IsOld,
): Promise<{ deleted: number; unread: number }> {
  const { articles } = readContext(options.places);
  const { api, form } = await remoteForm(options, session);
  const reports = await api.knownFormId(siteOf(options, session), ERROR_REPORT.name);
  const oldOnes = async (id: string, state: "verified" | "spam") =>
    (await api.submissions(id, state, () => undefined)).filter(({ created_at }) => isOld(created_at));
  const oldOf = async (id: string, unreadIn: typeof unreadOf) => {
    const [verified, spam] = [await oldOnes(id, "verified"), await oldOnes(id, "spam")];
    const unread = unreadIn(verified, articles, options.places);
    return { old: [...verified.filter((one) => !unread.has(one.id)), ...spam], unread: unread.size };
  };
  const forms = [await oldOf(form, unreadOf), ...(reports ? [await oldOf(reports, unreadReports)] : [])];
  const old = forms.flatMap((one) => one.old);
  for (const [index, { id }] of old.entries()) {
    await api.remove(id);
    if ((index + 1) % 100 === 0) print(`Netlify：已删 ${index + 1} / ${old.length} 条…\n`, session.stderr);
  }
  return { deleted: old.length, unread: forms.reduce((sum, { unread }) => sum + unread, 0) };
}

/** Numbers of the submissions that nobody has taken in. */
export function unreadOf(list: readonly { id: string }[], articles: Articles, places: Places): Set<string> {
  const unreported = new ProblemReport();
  const { submissions } = netlifySubmissions(list, "Netlify", unreported);
  const { queued } = importPlanOf(submissions, articles, readStore(places), LENIENT, unreported);
  const fresh = new Set(queued.map(({ id }) => identityIn(id)));
  return new Set(
    submissions.flatMap((submission) => {
      const candidate = recordOf(submission, "unknown");
      const isFresh = typeof candidate !== "string" && fresh.has(identityIn(candidate.record.id));
      return isFresh ? (submission.sourceId ?? []) : [];
    }),
  );
}
