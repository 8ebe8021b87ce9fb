import { basename } from "node:path";
import { ProblemReport } from "../content/problem-report.ts";
import { COMMENT, ERROR_REPORT } from "../domain/form.ts";
import { formatWarnings } from "../domain/problem.ts";
import { EXIT, type Outcome, print, Refusal, UsageError } from "../terminal/outcome.ts";
import type { Session } from "../terminal/session.ts";
import { type Articles, readContext } from "./articles.ts";
import { type CommentStore, findComment, type Places, readStore } from "./comment-store.ts";
import { netlifySubmissions, readFormspreeCsv, readFormspreeJson, readNetlifyJson } from "./form-exports.ts";
import { readWxr } from "./from-wxr.ts";
import { type ImportPlan, importPlanOf, LENIENT, type Policy } from "./import-plan.ts";
import { keptPosts } from "./inbox-files.ts";
import { type NetlifyApi, openNetlifyApi } from "./netlify-api.ts";
import type { Options } from "./options.ts";
import { reportPlanOf } from "./reports/intake.ts";
import { formSubmission, type ImportBatch, type Submission } from "./submission.ts";
import { commit, exclusively, type FileChange, unqueueing } from "./transaction.ts";

type Reader = (path: string, report: ProblemReport, timeZone: string) => ImportBatch | Promise<ImportBatch>;

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["netlify-json", readNetlifyJson],
  ["formspree-json", readFormspreeJson],
  ["formspree-csv", readFormspreeCsv],
  ["wxr", readWxr],
]);

/**
 * Takes in the comments of exported files, all or none.
 * @throws ProblemsError with everything that is wrong in all files
 */
export async function importComments(options: Options): Promise<Outcome> {
  const { places, from = "", operands } = options;
  const read = READERS.get(from);
  if (!read) throw new UsageError(`--from 只能是 ${[...READERS.keys()].join("、")}。`);
  const { articles, timeZone } = readContext(places);
  const report = new ProblemReport();
  const batches: ImportBatch[] = [];
  for (const path of operands) batches.push(await read(path, report, timeZone));
  // Nobody can mend a comment in the export of another system, and it was its editors who let it through.
  const skipInvalid = options.skipInvalid || from === "wxr";
  return importBatches(batches, { ...options, skipInvalid }, articles, report);
}

/**
 * Takes in what came to Netlify Forms. Anyone can post anything there, so one bad submission does not hold up the
 * others: it is reported and left out.
 */
export async function pullComments(options: Options, session: Session = process): Promise<Outcome> {
  const { api, form } = await remoteForm(options, session);
  const fetched = (count: number) => print(`已取 ${count} 条…\n`, session.stderr);
  const comments = await api.submissions(form, "verified", fetched);
  // A site that was last deployed before there were reports has no form for them.
  const reports = await api.knownFormId(siteOf(options, session), ERROR_REPORT.name);
  const list = reports ? [...comments, ...(await api.submissions(reports, "verified", fetched))] : comments;
  return exclusively(options.places, session, async () => {
    const { articles } = readContext(options.places);
    const report = new ProblemReport();
    const batch = netlifySubmissions(list, "Netlify", report);
    return importBatches([batch], { ...options, skipUnknown: true, skipInvalid: true }, articles, report);
  });
}

/** The form at Netlify that a command is about. */
export async function remoteForm(options: Options, session: Session): Promise<{ api: NetlifyApi; form: string }> {
  const site = siteOf(options, session);
  const api = openNetlifyApi(session.env);
  return { api, form: await api.formId(site, options.form) };
}

/** @throws UsageError when nobody says which */
export function siteOf({ site }: Options, { env }: Session): string {
  const id = site ?? env.NETLIFY_SITE_ID;
  if (!id) throw new UsageError("写上 --site，或设环境变量 NETLIFY_SITE_ID。");
  return id;
}

/**
 * Takes in batches as an editor said, all or none.
 * @throws ProblemsError with everything that is wrong in them; Refusal when one that was to be approved is not there
 */
async function importBatches(
  batches: readonly ImportBatch[],
  options: Options,
  articles: Articles,
  report: ProblemReport,
): Promise<Outcome> {
  const { places, dryRun } = options;
  const submissions = batches.flatMap((batch) => batch.submissions);
  const plan = planFor(places, submissions, articles, readStore(places), options, report);
  const errors = batches.flatMap((batch) => batch.reports ?? []);
  const reports = reportPlanOf(errors, articles, places, options.skipUnknown && options.skipInvalid, report);
  report.throwIfAny();
  if (plan.unheeded.length > 0) throw new Refusal(`文件里没有这些评论：${plan.unheeded.join("、")}。什么都没有收。`);
  if (!dryRun) await commit(places, [...plan.changes, ...reports.changes]);
  const { published, queued, changed, known, removed, held, longNames, mended } = plan;
  const sum = (count: (batch: ImportBatch) => number) => batches.reduce((total, one) => total + count(one), 0);
  const unapproved = sum((batch) => batch.unapproved);
  const foreign = sum((batch) => batch.foreign);
  const [unknown, invalid] = [plan.unknown.length, plan.invalid.length];
  const counts: readonly (readonly [number, string])[] = [
    [published.length, "条通过，在 _data/comments/，提交以后发布"],
    [queued.length, "条等候审阅：npm run comments -- review"],
    [changed, "条是同一位读者改过的文字，与原来的一起审"],
    [reports.queued.length, "份纠错等候：npm run comments -- reports"],
    [reports.known + reports.settled, "份纠错早已收进或处理过"],
    [reports.left.length, "份纠错不能用或找不到文章，略过"],
    [held.address, "条的名字里有邮箱，已经去掉，不论如何都要过目"],
    [held.unfit, "条的正文太长或名字里有 HTML，全文收下，改好才能通过"],
    [longNames, "条的名字太长，只登开头"],
    [mended, "条里有坏掉的或看不见的字符，已经去掉"],
    [known, "条早已收进"],
    [removed, "条撤下过或拒绝过，没有再收"],
    [unapproved, "条在原来的网站还没有通过，没有收"],
    [foreign, "条不是评论或是垃圾，没有收"],
    [unknown, "条找不到文章，略过"],
    [invalid, "条不能用，略过"],
  ];
  const lines = counts.filter(([count]) => count > 0).map(([count, what]) => `  ${count} ${what}\n`);
  const title = dryRun ? "如果照做（什么都还没有写）：\n" : "收进评论：\n";
  const ids = { published: published.map(({ id }) => id), queued: queued.map(({ id }) => id) };
  const { warnings } = report;
  const told = { queued: reports.queued.map(({ id }) => id), known: reports.known, settled: reports.settled };
  return {
    exit: EXIT.done,
    text: `${formatWarnings(warnings)}${title}${lines.join("") || "  没有新的评论。\n"}`,
    json: {
      ...{ dryRun, ...ids, changed, held: held.address, unfit: held.unfit, longNames, mended },
      ...{ known, removed, unapproved, foreign, unknown, invalid, reports: told, warnings },
    },
  };
}

/** What becomes of submissions, as things stand. */
export function planFor(
  places: Places,
  submissions: readonly Submission[],
  articles: Articles,
  store: CommentStore,
  policy: Policy,
  report: ProblemReport,
): ImportPlan {
  return importPlanOf(submissions, articles, store, (id) => findComment(places, store, id), policy, report);
}

/** Comments that came to this machine and have not been read; other forms are left alone. */
export function rawSubmissions(places: Places, report: ProblemReport): Submission[] {
  return keptPosts(places, COMMENT, report).map(({ fields, ...kept }) => formSubmission(fields, kept));
}

/**
 * Makes waiting comments of raw submissions and forgets the e-mail addresses in them. A waiting comment that has been
 * published or removed meanwhile (by another editor, through git) leaves the queue.
 */
export async function ingestInbox(places: Places, articles: Articles, report: ProblemReport): Promise<void> {
  const submissions = rawSubmissions(places, report);
  const store = readStore(places);
  const { changes, unknown, invalid } = planFor(places, submissions, articles, store, LENIENT, report);
  const left = new Set([...unknown, ...invalid].map(({ file }) => file));
  const read = submissions.filter(({ file }) => !left.has(file));
  const settled = [...store.queued].filter(
    ([identity]) => store.published.has(identity) || store.removed.has(identity),
  );
  await commit(places, [
    ...changes,
    ...read.map(({ file }): FileChange => ({ at: "inbox", name: basename(file), text: null })),
    ...settled.map(([, { id }]) => unqueueing(id)),
  ]);
}
