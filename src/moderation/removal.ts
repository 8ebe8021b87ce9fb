import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { ProblemReport } from "../content/problem-report.ts";
import { COMMENT_ID, type CommentRecord } from "../domain/comment.ts";
import { dateStampOf } from "../domain/date-stamp.ts";
import { formatProblems } from "../domain/problem.ts";
import { EXIT, type Outcome, print, Refusal, UsageError } from "../terminal/outcome.ts";
import type { Session } from "../terminal/session.ts";
import { type Articles, readDeskFacts } from "./articles.ts";
import {
  type CommentStore,
  findComment,
  identityIn,
  type Places,
  publishedName,
  queuedName,
  readQueue,
  readStore,
} from "./comment-store.ts";
import { netlifySubmissions } from "./form-exports.ts";
import { rawSubmissions, remoteForm } from "./import.ts";
import { importPlanOf } from "./import-plan.ts";
import type { Options } from "./options.ts";
import { removal } from "./review.ts";
import { recordOf } from "./submission.ts";
import { alone, type Change, commit, type FileChange } from "./transaction.ts";

/** Takes comments down, published or waiting, and sees that they do not come back. */
export async function removeComments({ places, operands, withReplies }: Options): Promise<Outcome> {
  const malformed = operands.filter((id) => !COMMENT_ID.test(id));
  if (malformed.length > 0) throw new UsageError(`不是评论编号：${malformed.join("、")}。`);
  const store = readStore(places);
  const missing = operands.filter((id) => placeOf(id, store) === undefined);
  if (missing.length > 0) throw new Refusal(`没有这些评论：${missing.join("、")}。什么都没有改。`);
  const replies = repliesTo(new Set(operands), everyComment(places, store));
  const ids = [...new Set([...operands, ...(withReplies ? replies : [])])];
  const today = dateStampOf(Date.now(), readDeskFacts(places).timeZone).day;
  const gone = ids.flatMap((id): FileChange[] => {
    const place = placeOf(id, store);
    return place ? [{ ...place, text: null }] : [];
  });
  await commit(places, [removal(ids, today), ...gone]);
  const kept = !withReplies && replies.length > 0 ? `回复它的 ${replies.length} 条留下，升到上一层。\n` : "";
  const text = `已撤下 ${ids.length} 条，提交 _data/comments/ 以后，下一次生成时从网站上消失。\n${kept}`;
  return {
    exit: EXIT.done,
    text: `${text}文字还在 git 的历史里；要求连历史一起删去的，见 docs/作者指南.md“审评论”。\n`,
    json: { removed: ids, repliesKept: withReplies ? [] : replies },
  };
}

function placeOf(id: string, { published, queued }: CommentStore): Pick<FileChange, "at" | "name"> | undefined {
  const shown = published.get(identityIn(id));
  if (shown?.id === id) return { at: "data", name: publishedName(shown.address, id) };
  return queued.get(identityIn(id)) === id ? { at: "inbox", name: queuedName(id) } : undefined;
}

function everyComment(places: Places, store: CommentStore): CommentRecord[] {
  const ids = [...[...store.published.values()].map(({ id }) => id), ...store.queued.values()];
  return ids.flatMap((id) => findComment(places, store, id) ?? []);
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

/**
 * Ends the keeping of what nobody let through: waiting comments and raw submissions, and with `--remote` the copies at
 * the service. Waiting ones are noted as removed, so that the next pull does not bring them back.
 */
export async function forgetComments(options: Options, session: Session = process): Promise<Outcome> {
  const { places, olderThanDays, remote } = options;
  const now = Date.now();
  const isOld = (date: string | number) => new Date(date).getTime() < now - olderThanDays * DAY;
  const here = await alone(places, session, () => forgetHere(options, now, isOld));
  const { articles } = readDeskFacts(places);
  const there = remote ? await forgetRemote(options, session, articles, isOld) : { deleted: 0, unread: 0 };
  const warnings = here.warnings.length > 0 ? `${formatProblems(here.warnings)}\n` : "";
  const near = `清除了等候超过 ${olderThanDays} 天的 ${here.waiting.length} 条和原始提交 ${here.raw} 份。\n`;
  const far = remote ? `Netlify 上删去了 ${there.deleted} 条。\n` : "";
  const unread = there.unread > 0 ? `Netlify 上还有 ${there.unread} 条没有取回，留着：npm run comments -- pull\n` : "";
  const json = { waiting: here.waiting, raw: here.raw, remote: there.deleted, unread: there.unread };
  return { exit: EXIT.done, text: `${warnings}${near}${far}${unread}`, json };
}

async function forgetHere({ places }: Options, now: number, isOld: (date: string | number) => boolean) {
  const { timeZone } = readDeskFacts(places);
  const report = new ProblemReport();
  const waiting = readQueue(places, report).filter(({ date }) => isOld(date));
  const raw = rawSubmissions(places, report).filter(({ sent }) => sent !== undefined && isOld(sent));
  report.throwIfAny();
  const ids = waiting.map(({ id }) => id);
  const torn = tornFiles(places).filter((name) => isOld(statSync(join(places.inbox, name)).mtimeMs));
  const gone = [...ids.map(queuedName), ...raw.map(({ file }) => basename(file)), ...torn];
  await commit(places, [
    ...(ids.length > 0 ? [removal(ids, dateStampOf(now, timeZone).day)] : []),
    ...gone.map((name): Change => ({ at: "inbox", name, text: null })),
  ]);
  return { waiting: ids, raw: raw.length + torn.length, warnings: report.warnings };
}

/** What was being written when the receiver or a command was killed, inside the inbox: half a submission is one as well. */
function tornFiles({ inbox }: Places): string[] {
  return ["", "queue/"].flatMap((folder) => {
    const path = join(inbox, folder);
    const entries = existsSync(path) ? readdirSync(path, { withFileTypes: true }) : [];
    return entries.filter((entry) => entry.isFile() && /\.part~?$/.test(entry.name)).map(({ name }) => folder + name);
  });
}

/** Deletes old submissions at Netlify, spam included; what a pull would still bring is kept. */
async function forgetRemote(
  options: Options,
  session: Session,
  articles: Articles,
  isOld: (date: string | number) => boolean,
): Promise<{ deleted: number; unread: number }> {
  const { api, form } = await remoteForm(options, session);
  const quiet = () => undefined;
  const verified = (await api.submissions(form, "verified", quiet)).filter(({ created_at }) => isOld(created_at));
  const spam = (await api.submissions(form, "spam", quiet)).filter(({ created_at }) => isOld(created_at));
  const unread = unreadOf(verified, articles, options.places);
  const old = [...verified.filter(({ id }) => !unread.has(id)), ...spam];
  for (const [index, { id }] of old.entries()) {
    await api.remove(id);
    if ((index + 1) % 100 === 0) print(`Netlify：已删 ${index + 1} / ${old.length} 条…\n`, session.stderr);
  }
  return { deleted: old.length, unread: unread.size };
}

/** Numbers of the submissions that nobody has taken in. */
export function unreadOf(list: readonly { id: string }[], articles: Articles, places: Places): Set<string> {
  const untold = new ProblemReport();
  const { submissions } = netlifySubmissions(list, "Netlify", untold);
  const policy = { approve: new Set<string>(), skipUnknown: true, skipInvalid: true };
  const { queued } = importPlanOf(submissions, articles, readStore(places), policy, untold);
  const fresh = new Set(queued.map(({ id }) => identityIn(id)));
  return new Set(
    submissions.flatMap((submission) => {
      const candidate = recordOf(submission, "unknown");
      return typeof candidate !== "string" && fresh.has(candidate.identity) ? (submission.sourceId ?? []) : [];
    }),
  );
}
