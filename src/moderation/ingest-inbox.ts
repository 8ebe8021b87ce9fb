import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import { parseJson } from "../content/json-text.ts";
import type { ProblemReport } from "../content/problem-report.ts";
import { COMMENT } from "../domain/form.ts";
import type { Articles } from "./articles.ts";
import { readStore } from "./comment-store.ts";
import { formFields } from "./form-fields.ts";
import { identityIn } from "./identity.ts";
import { importPlanOf } from "./import-plan.ts";
import { type Places, queuedName } from "./places.ts";
import { sentAt } from "./sent-at.ts";
import type { Submission } from "./submission.ts";
import { commit, type FileChange } from "./transaction.ts";

/** A form post as the receiver of this machine keeps it (src/serve/inbox.ts). */
const RawSubmission = z.object({
  id: z.string(),
  form: z.string(),
  received: z.string(),
  fields: z.record(z.string(), z.string()),
});

/** Comments that came to this machine and have not been read; other forms are left alone. */
export function rawSubmissions({ inbox }: Places, report: ProblemReport): Submission[] {
  return submissionFiles(inbox).flatMap((file) => {
    const raw = RawSubmission.safeParse(parseJson(readFileSync(file, "utf8")));
    if (!raw.success) {
      report.warn("bad-submission", file, "这不是表单的提交，没有动它。");
      return [];
    }
    const { id, form, received, fields } = raw.data;
    if (form !== COMMENT.name) return [];
    const rest = { ...formFields(new Map(Object.entries(fields))), sent: sentAt(received), approved: false };
    return [{ origin: "generic", file, line: 1, label: "这条提交", sourceId: id, ...rest }];
  });
}

/**
 * Makes waiting comments of raw submissions and forgets the e-mail addresses in them. A waiting comment that has been
 * published or removed meanwhile (by another editor, through git) leaves the queue.
 */
export async function ingestInbox(places: Places, articles: Articles, report: ProblemReport): Promise<void> {
  const submissions = rawSubmissions(places, report);
  const store = readStore(places);
  const policy = { approve: new Set<string>(), skipUnknown: true, skipInvalid: true };
  const { changes, unknown, invalid } = importPlanOf(submissions, articles, store, policy, report);
  const left = new Set([...unknown, ...invalid].map(({ file }) => file));
  const read = submissions.filter(({ file }) => !left.has(file));
  const removed = new Set(Object.keys(store.removed).map(identityIn));
  const settled = [...store.queued].filter(([identity]) => store.published.has(identity) || removed.has(identity));
  await commit(places, [
    ...changes,
    ...read.map(({ file }): FileChange => ({ at: "inbox", name: basename(file), text: null })),
    ...settled.map(([, id]): FileChange => ({ at: "inbox", name: queuedName(id), text: null })),
  ]);
}

/** Whatever else lies in an inbox was sent by nobody: a folder, a link, a pipe that would never end. */
export function submissionFiles(inbox: string): string[] {
  if (!existsSync(inbox)) return [];
  return readdirSync(inbox, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".json"))
    .map(({ name }) => join(inbox, name))
    .toSorted();
}
