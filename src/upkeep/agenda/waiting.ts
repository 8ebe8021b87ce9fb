import { readFileSync } from "node:fs";
import { z } from "zod";
import { parseJson } from "../../content/json-text.ts";
import { ProblemReport } from "../../content/problem-report.ts";
import { COMMENT, type FormKind, RIGHTS_NOTICE } from "../../domain/form.ts";
import { readQueue } from "../../moderation/comment-store.ts";
import { readDeskFacts } from "../../moderation/desk-facts.ts";
import { unreadOf } from "../../moderation/forget.ts";
import { rawSubmissions, submissionFiles } from "../../moderation/ingest-inbox.ts";
import { openNetlifyApi } from "../../moderation/netlify-api.ts";
import type { Places } from "../../moderation/places.ts";

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
  const untold = new ProblemReport();
  const comments = [
    ...readQueue(places, untold).map(({ date }) => date),
    ...rawSubmissions(places, untold).flatMap(({ sent }) => sent ?? []),
  ];
  const notices = noticesIn(places.inbox).map(({ received }) => received);
  return [
    ...comments.map((date) => ({ form: COMMENT, received: Date.parse(date) })),
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
  const { articles } = readDeskFacts(places);
  const listOf = async ({ name }: FormKind) =>
    await api.submissions(await api.formId(site, name), "verified", () => undefined);
  const comments = await listOf(COMMENT);
  const unread = unreadOf(comments, articles, places);
  const notices = await listOf(RIGHTS_NOTICE);
  const waiting = (form: FormKind) => (one: { created_at: string }) => ({ form, received: Date.parse(one.created_at) });
  return [...comments.filter(({ id }) => unread.has(id)).map(waiting(COMMENT)), ...notices.map(waiting(RIGHTS_NOTICE))];
}

function noticesIn(inbox: string): z.infer<typeof Notice>[] {
  return submissionFiles(inbox).flatMap((file) => Notice.safeParse(parseJson(readFileSync(file, "utf8"))).data ?? []);
}
