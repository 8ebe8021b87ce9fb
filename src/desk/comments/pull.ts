import { ProblemReport } from "../../content/problem-report.ts";
import { alone } from "./alone.ts";
import { readDeskFacts } from "./desk-facts.ts";
import { netlifySubmissions } from "./from-netlify.ts";
import { intakeOutcome } from "./import.ts";
import { intakeOf } from "./intake.ts";
import { type NetlifyApi, openNetlifyApi } from "./netlify-api.ts";
import type { Options } from "./options.ts";
import { type Outcome, say, UsageError } from "./outcome.ts";
import type { Session } from "./session.ts";
import { readShelf } from "./shelf.ts";
import { commit } from "./transaction.ts";

/**
 * Takes in what came to Netlify Forms. Anyone can post anything there, so one bad submission does not hold up the
 * others: it is told and left out.
 */
export async function pullComments(options: Options, session: Session = process): Promise<Outcome> {
  const { places } = options;
  const { api, form } = await remoteForm(options, session);
  const list = await api.submissions(form, "verified", (count) => say(`已取 ${count} 条…\n`, session.stderr));
  return alone(places, session, async () => {
    const { articles } = readDeskFacts(places);
    const report = new ProblemReport();
    const harvest = netlifySubmissions(list, "Netlify", report);
    const policy = { ...options, skipUnknown: true, skipInvalid: true };
    const intake = intakeOf(harvest.submissions, articles, readShelf(places), policy, report);
    report.throwIfAny();
    await commit(places, intake.changes);
    return intakeOutcome([harvest], intake, report.warnings, false);
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
