import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { ProblemReport } from "../content/problem-report.ts";
import { dateStampOf } from "../domain/date-stamp.ts";
import { ERROR_REPORT } from "../domain/form.ts";
import { formatWarnings } from "../domain/problem.ts";
import { isBlank } from "../domain/seen-text.ts";
import { EXIT, type Outcome, print } from "../terminal/outcome.ts";
import type { Session } from "../terminal/session.ts";
import { type Articles, readContext } from "./articles.ts";
import { cleanText } from "./clean-text.ts";
import { type Places, QUEUE, queuedName, readQueue, readStore } from "./comment-store.ts";
import { decisionsIn, momentOf, UNDO } from "./decision.ts";
import { netlifySubmissions } from "./form-exports.ts";
import { ingestInbox, planFor, rawSubmissions, remoteForm, siteOf } from "./import.ts";
import { type ImportPlan, LENIENT } from "./import-plan.ts";
import type { Options } from "./options.ts";
import { ingestReports, rawReports, unreadReports } from "./reports/intake.ts";
import { REPORTS, readWaiting, waitingName } from "./reports/report-store.ts";
import type { Submission } from "./submission.ts";
import { commit, exclusively, type FileChange, removal } from "./transaction.ts";

const DAY = 24 * 60 * 60 * 1000;

/** Whether something has been here for longer than is allowed. */
type IsOld = (since: string | number) => boolean;

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
  const names = [...here.waiting, ...here.files].map((name) => `  ${name}\n`).join("");
  const near = `清除了等候超过 ${olderThan} 天的 ${here.waiting.length} 条和原始提交 ${here.files.length} 份。\n${names}`;
  const far = remote ? `Netlify 上删去了 ${there.deleted} 条。\n` : "";
  const unread = there.unread > 0 ? `Netlify 上还有 ${there.unread} 条没有取回，留着：npm run comments -- pull\n` : "";
  const json = {
    waiting: here.waiting,
    raw: here.files.length,
    files: here.files,
    remote: there.deleted,
    unread: there.unread,
  };
  return { exit: EXIT.done, text: `${formatWarnings(here.warnings)}${near}${far}${unread}`, json };
}

/**
 * What waits is forgotten when it has waited for so long here: what was sent years ago and came in yesterday, nobody can
 * have looked at. So what has not been read is taken in first, and begins to wait.
 */
async function forgetHere(places: Places, now: number, isOld: IsOld) {
  const { timeZone, articles } = readContext(places);
  const report = new ProblemReport();
  await ingestInbox(places, articles, report);
  await ingestReports(places, articles, report);
  const isOldFile = (name: string) => isOld(statSync(join(places.inbox, name)).mtimeMs);
  const waiting = [
    ...readQueue(places, report).map(({ id, date }) => ({ id, date, name: queuedName(id) })),
    ...readWaiting(places, report).map(({ id, date }) => ({ id, date, name: waitingName(id) })),
  ].filter(({ date, name }) => isOld(date) && isOldFile(name));
  // What cannot be used has been told at every reading since it came.
  const posts = [...rawSubmissions(places, report), ...rawReports(places, new ProblemReport())];
  const raw = posts.filter(({ sent }) => sent !== undefined && isOld(sent));
  report.throwIfAny();
  const ids = waiting.map(({ id }) => id);
  const torn = tornFiles(places).filter(isOldFile);
  const decisions = decisionsIn(places).filter((name) => isOld(momentOf(name)));
  const files = [...raw.map(({ file }) => basename(file)), ...torn];
  const gone = [...waiting.map(({ name }) => name), ...files, ...decisions.map((name) => `${UNDO}/${name}`)];
  await commit(places, [
    ...(ids.length > 0 ? [removal(ids, dateStampOf(now, timeZone).day)] : []),
    ...gone.map((name): FileChange => ({ at: "inbox", name, text: null })),
  ]);
  return { waiting: ids, files, warnings: report.warnings };
}

/** What was being written when the receiver or a command was killed, inside the inbox: half a submission is one as well. */
function tornFiles({ inbox }: Places): string[] {
  return ["", `${QUEUE}/`, `${UNDO}/`, `${REPORTS}/`].flatMap((folder) => {
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
  const forms = [await oldOf(form, untakenOf), ...(reports ? [await oldOf(reports, unreadReports)] : [])];
  const old = forms.flatMap((one) => one.old);
  for (const [index, { id }] of old.entries()) {
    await api.remove(id);
    if ((index + 1) % 100 === 0) print(`Netlify：已删 ${index + 1} / ${old.length} 条…\n`, session.stderr);
  }
  return { deleted: old.length, unread: forms.reduce((sum, { unread }) => sum + unread, 0) };
}

/** Numbers of the submissions that nobody has taken in and that can be. */
export function unreadOf(list: readonly { id: string }[], articles: Articles, places: Places): Set<string> {
  return numbersOf(planOf(list, articles, places).fresh);
}

/** The same with those that cannot be taken in: only at the service can anybody look at them and delete them. */
function untakenOf(list: readonly { id: string }[], articles: Articles, places: Places): Set<string> {
  const { fresh, unknown, invalid } = planOf(list, articles, places);
  return numbersOf([...fresh, ...unknown, ...invalid.filter(({ text }) => !isBlank(cleanText(text)))]);
}

function planOf(list: readonly { id: string }[], articles: Articles, places: Places): ImportPlan {
  const unreported = new ProblemReport();
  const { submissions } = netlifySubmissions(list, "Netlify", unreported);
  return planFor(places, submissions, articles, readStore(places), LENIENT, unreported);
}

function numbersOf(submissions: readonly Submission[]): Set<string> {
  return new Set(submissions.flatMap(({ sourceId }) => sourceId ?? []));
}
