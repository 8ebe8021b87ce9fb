import { ProblemReport } from "../content/problem-report.ts";
import { type Outcome, print, UsageError } from "../terminal/outcome.ts";
import type { Session } from "../terminal/session.ts";
import { alone } from "./alone.ts";
import { readStore } from "./comment-store.ts";
import { readDeskFacts } from "./desk-facts.ts";
import { netlifySubmissions } from "./from-netlify.ts";
import { importOutcome } from "./import.ts";
import { importPlanOf } from "./import-plan.ts";
import { type NetlifyApi, openNetlifyApi } from "./netlify-api.ts";
import type { Options } from "./options.ts";
import { commit } from "./transaction.ts";

/**
 * Takes in what came to Netlify Forms. Anyone can post anything there, so one bad submission does not hold up the
 * others: it is told and left out.
 */
export async function pullComments(options: Options, session: Session = process): Promise<Outcome> {
  const { places } = options;
  const { api, form } = await remoteForm(options, session);
  const list = await api.submissions(form, "verified", (count) => print(`已取 ${count} 条…\n`, session.stderr));
  return alone(places, session, async () => {
    const { articles } = readDeskFacts(places);
    const report = new ProblemReport();
    const batch = netlifySubmissions(list, "Netlify", report);
    const policy = { ...options, skipUnknown: true, skipInvalid: true };
    const plan = importPlanOf(batch.submissions, articles, readStore(places), policy, report);
    report.throwIfAny();
    await commit(places, plan.changes);
    return importOutcome([batch], plan, report.warnings, false);
  });
}

/** The form at Netlify that a command is about. */
export async function remoteForm(
  { site, form }: Options,
  { env }: Session,
): Promise<{ api: NetlifyApi; form: string }> {
  const id = site ?? env.NETLIFY_SITE_ID;
  if (!id) throw new UsageError("写上 --site，或设环境变量 NETLIFY_SITE_ID。");
  const api = openNetlifyApi(env);
  return { api, form: await api.formId(id, form) };
}
