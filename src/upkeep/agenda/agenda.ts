import { readFileSync } from "node:fs";
import { z } from "zod";
import { parseJson } from "../../content/json-text.ts";
import { ProblemReport } from "../../content/problem-report.ts";
import { type Article, picturesOf } from "../../domain/article.ts";
import { mediaOf } from "../../domain/block-pictures.ts";
import type { DateStamp } from "../../domain/date-stamp.ts";
import { COMMENT, ERROR_REPORT, type FormKind, RIGHTS_NOTICE } from "../../domain/form.ts";
import { chartsOf } from "../../domain/placed-charts.ts";
import { readContext } from "../../moderation/articles.ts";
import { type Places, readQueue } from "../../moderation/comment-store.ts";
import { unreadOf } from "../../moderation/forget.ts";
import { rawSubmissions } from "../../moderation/import.ts";
import { submissionFiles } from "../../moderation/inbox-files.ts";
import { openNetlifyApi } from "../../moderation/netlify-api.ts";
import { rawReports, unreadReports } from "../../moderation/reports/intake.ts";
import { readWaiting } from "../../moderation/reports/report-store.ts";

/** A licence that is about to end: what readers will lose, unless somebody extends it. */
export interface Ending {
  readonly until: DateStamp;
  /** Address of the article. */
  readonly path: string;
  readonly title: string;
  /** Of a picture or a chart alone. */
  readonly picture?: string;
  /** Of a video, a sound or a document alone. */
  readonly media?: string;
  /** Whom to ask: of a picture or a chart its credit, of an article its sources. */
  readonly from: readonly string[];
}

const DAY_MS = 86_400_000;

/**
 * The licences that end within some days, soonest first.
 * @param articles as readers see them now: what has ended already is not among them
 * @param now milliseconds since 1970
 */
export function endingsOf(articles: readonly Article[], now: number, days: number): Ending[] {
  const soon = (until: DateStamp | undefined): until is DateStamp =>
    until !== undefined && until.epoch > now && until.epoch <= now + days * DAY_MS;
  return articles
    .flatMap((article): Ending[] => {
      const { path, title, until, sources } = article;
      const whole = soon(until) ? [{ until, path, title, from: sources.map(({ name }) => name) }] : [];
      const parts = [...picturesOf(article), ...chartsOf(article)].flatMap((part): Ending[] =>
        part.shown && soon(part.until)
          ? [{ until: part.until, path, title, picture: part.name, from: [part.credit.name] }]
          : [],
      );
      const media = mediaOf(article).flatMap((one): Ending[] =>
        one.shown && soon(one.until)
          ? [{ until: one.until, path, title, media: one.name, from: [one.credit.name] }]
          : [],
      );
      return [...whole, ...parts, ...media];
    })
    .toSorted((a, b) => a.until.epoch - b.until.epoch);
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * A post of a reader's that nobody has dealt with. What it says, and who sent it, is left where it is: the agenda may be
 * printed where strangers read it.
 */
export interface Waiting {
  readonly form: FormKind;
  /** Milliseconds since 1970. */
  readonly received: number;
}

const Notice = z.object({ form: z.literal(RIGHTS_NOTICE.name), received: z.string() });

/** What waits in the inbox of this machine. */
export function waitingHere(places: Places): Waiting[] {
  const unreported = new ProblemReport();
  const comments = [
    ...readQueue(places, unreported).map(({ date }) => date),
    ...rawSubmissions(places, unreported).flatMap(({ sent }) => sent ?? []),
  ];
  const reports = [
    ...readWaiting(places, unreported).map(({ date }) => date),
    ...rawReports(places, unreported).flatMap(({ sent }) => sent ?? []),
  ];
  const notices = noticesIn(places.inbox).map(({ received }) => received);
  return [
    ...comments.map((date) => ({ form: COMMENT, received: Date.parse(date) })),
    ...reports.map((date) => ({ form: ERROR_REPORT, received: Date.parse(date) })),
    ...notices.map((date) => ({ form: RIGHTS_NOTICE, received: Date.parse(date) })),
  ].filter(({ received }) => !Number.isNaN(received));
}

/**
 * What waits at Netlify: comments that nobody has let through or refused, and the notices that were not deleted there.
 * Undefined without the token and the site in the environment.
 *
 * @throws Error with a Chinese sentence when Netlify does not answer as it should
 */
export async function waitingAtNetlify(places: Places, env: Environment): Promise<Waiting[] | undefined> {
  const site = env.NETLIFY_SITE_ID;
  if (!site || !env.NETLIFY_AUTH_TOKEN) return undefined;
  const api = openNetlifyApi(env);
  const { articles } = readContext(places);
  const listOf = async ({ name }: FormKind) =>
    await api.submissions(await api.formId(site, name), "verified", () => undefined);
  const comments = await listOf(COMMENT);
  const unread = unreadOf(comments, articles, places);
  const notices = await listOf(RIGHTS_NOTICE);
  const reportForm = await api.knownFormId(site, ERROR_REPORT.name);
  const reports = reportForm ? await api.submissions(reportForm, "verified", () => undefined) : [];
  const unreadOnes = unreadReports(reports, articles, places);
  const waiting = (form: FormKind) => (one: { created_at: string }) => ({ form, received: Date.parse(one.created_at) });
  return [
    ...comments.filter(({ id }) => unread.has(id)).map(waiting(COMMENT)),
    ...reports.filter(({ id }) => unreadOnes.has(id)).map(waiting(ERROR_REPORT)),
    ...notices.map(waiting(RIGHTS_NOTICE)),
  ];
}

function noticesIn(inbox: string): z.infer<typeof Notice>[] {
  return submissionFiles(inbox).flatMap((file) => Notice.safeParse(parseJson(readFileSync(file, "utf8"))).data ?? []);
}
