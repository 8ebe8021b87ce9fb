import type { ProblemReport } from "../content/problem-report.ts";
import type { CommentRecord } from "../domain/comment.ts";
import type { Articles } from "./articles.ts";
import { type CommentStore, type Identity, identityIn } from "./comment-store.ts";
import { type ArticleHint, type Candidate, recordOf, type Submission } from "./submission.ts";
import { type Change, publication, queueing, unqueueing } from "./transaction.ts";

/** What the editor says about the whole run. */
export interface Policy {
  readonly approve: "all" | ReadonlySet<string>;
  /** Leave out, and count, what is about no article of ours. */
  readonly skipUnknown: boolean;
  /** Leave out, and count, what cannot be a comment. */
  readonly skipInvalid: boolean;
}

/** Of what anybody can post: nobody has looked at it yet, and one bad submission does not hold up the others. */
export const LENIENT: Policy = { approve: new Set(), skipUnknown: true, skipInvalid: true };

/** What a run would do. */
export interface ImportPlan {
  readonly changes: readonly Change[];
  readonly published: readonly CommentRecord[];
  readonly queued: readonly CommentRecord[];
  /** Here already, or twice in the files. */
  readonly known: number;
  /** Refused or taken down earlier. */
  readonly removed: number;
  /** About no article of ours. */
  readonly unknown: readonly Submission[];
  readonly invalid: readonly Submission[];
  /** Of the waiting: an e-mail address was taken out of the name, so an editor has to see it in any case. */
  readonly held: number;
  /** Ids that were to be approved and are not among the submissions. */
  readonly unheeded: readonly string[];
}

/**
 * Decides what becomes of submissions: which are new, which an editor has let through, whom they answer. The same
 * submissions give the same result in any order.
 *
 * @param report receives everything that cannot be taken in, all at once
 */
export function importPlanOf(
  submissions: readonly Submission[],
  articles: Articles,
  store: CommentStore,
  policy: Policy,
  report: ProblemReport,
): ImportPlan {
  const { candidates, unknown, invalid } = candidatesOf(submissions, articles, policy, report);
  const decided = latestOf(candidates).map((candidate) => ({ candidate, fate: fateOf(candidate, store, policy) }));
  const having = (wanted: Fate) => decided.flatMap(({ candidate, fate }) => (fate === wanted ? [candidate] : []));
  const [toPublish, toQueue] = [having("publish"), having("queue")];
  const coming = new Map([...toPublish, ...toQueue].map(({ record }) => [identityIn(record.id), record]));
  const withParents = (some: readonly Candidate[]) => some.map((one) => withParent(one, coming, store, articles));
  const [published, queued] = [withParents(toPublish), withParents(toQueue)];
  const superseded = [...published, ...queued].flatMap(({ id }) => store.queued.get(identityIn(id)) ?? []);
  const removed = having("removed").length;
  const ids = new Set(candidates.map(({ record }) => record.id));
  return {
    changes: [
      ...superseded.map(({ id }) => unqueueing(id)),
      ...queued.map(queueing),
      ...published.map((record) => publication(record, articles.byId(record.article)?.path ?? "")),
    ],
    ...{ published, queued, removed, unknown, invalid },
    known: candidates.length - published.length - queued.length - removed,
    held: toQueue.filter(({ held }) => held).length,
    unheeded: policy.approve === "all" ? [] : [...policy.approve].filter((id) => !ids.has(id)),
  };
}

type Fate = "removed" | "known" | "publish" | "queue";

function fateOf(
  { record: { id }, held, submission }: Candidate,
  { published, queued, removed }: CommentStore,
  { approve }: Policy,
): Fate {
  const identity = identityIn(id);
  if (removed.has(identity)) return "removed";
  if (published.has(identity)) return "known";
  if (!held && (submission.approved || approve === "all" || approve.has(id))) return "publish";
  const waiting = queued.get(identity);
  return waiting && waiting.id >= id ? "known" : "queue";
}

function candidatesOf(
  submissions: readonly Submission[],
  articles: Articles,
  { skipUnknown, skipInvalid }: Policy,
  report: ProblemReport,
): { candidates: Candidate[]; unknown: Submission[]; invalid: Submission[] } {
  const candidates: Candidate[] = [];
  const strays = new Map<ArticleHint, Submission[]>();
  const invalid: Submission[] = [];
  const refuse = (
    code: "bad-submission" | "submission-without-article",
    skip: boolean,
    { file, line }: Submission,
    message: string,
  ) =>
    skip
      ? report.warn(code, file, `${message}，略过了。`, { line, column: 1 })
      : report.add(code, file, `${message}。`, { line, column: 1 });
  for (const submission of submissions) {
    const article = articles.find(submission.article);
    const result = recordOf(submission, article?.id ?? "unknown");
    if (typeof result === "string") {
      invalid.push(submission);
      refuse("bad-submission", skipInvalid, submission, `${submission.label}：${result}`);
    } else if (article) candidates.push(result);
    else strays.set(submission.article, [...(strays.get(submission.article) ?? []), submission]);
  }
  // One message for all comments under one post of the old site.
  for (const [hint, [first, ...more]] of strays) {
    if (!first) continue;
    const which = more.length > 0 ? `${first.label}等 ${more.length + 1} 条` : first.label;
    refuse("submission-without-article", skipUnknown, first, `${which}：按 ${hint.label} 找不到对应的文章`);
  }
  return { candidates, unknown: [...strays.values()].flat(), invalid };
}

/**
 * Of those that are the same comment the last sent counts: the reader sent it again, and may have corrected it
 * (docs/contracts/comment-endpoint.md).
 */
function latestOf(candidates: readonly Candidate[]): Candidate[] {
  const earliestFirst = candidates
    .map((candidate) => ({ candidate, rank: `${candidate.record.id} ${JSON.stringify(candidate.record)}` }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1));
  // Of equal keys a map keeps the last.
  return [...new Map(earliestFirst.map(({ candidate }) => [identityIn(candidate.record.id), candidate])).values()];
}

/** The nearest ancestor that is here, or comes in with it, under the same article. */
function withParent(
  { submission, record }: Candidate,
  coming: ReadonlyMap<Identity, CommentRecord>,
  { published, queued }: CommentStore,
  articles: Articles,
): CommentRecord {
  for (const parent of submission.parents) {
    if (parent === identityIn(record.id)) continue;
    const shown = published.get(parent);
    if (shown && articles.byAddress(shown.address ?? "")?.id === record.article) return { ...record, parent: shown.id };
    const other = coming.get(parent);
    if (other?.article === record.article) return { ...record, parent: other.id };
    const waiting = queued.get(parent);
    if (waiting && !other) return { ...record, parent: waiting.id };
  }
  return record;
}
