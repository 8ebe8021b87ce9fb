import type { ProblemReport } from "../content/problem-report.ts";
import type { CommentRecord } from "../domain/comment.ts";
import type { Articles } from "./articles.ts";
import {
  type CommentStore,
  type Identity,
  identityIn,
  publishedName,
  queuedName,
  recordText,
} from "./comment-store.ts";
import { type ArticleHint, type Candidate, recordOf, type Submission } from "./submission.ts";
import type { Change } from "./transaction.ts";

/** What the editor says about the whole run. */
export interface Policy {
  readonly approve: "all" | ReadonlySet<string>;
  /** Leave out, and count, what is about no article of ours. */
  readonly skipUnknown: boolean;
  /** Leave out, and count, what cannot be a comment. */
  readonly skipInvalid: boolean;
}

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
 * @param report told about everything that cannot be taken in, all at once
 */
export function importPlanOf(
  submissions: readonly Submission[],
  articles: Articles,
  store: CommentStore,
  policy: Policy,
  report: ProblemReport,
): ImportPlan {
  const { candidates, unknown, invalid } = candidatesOf(submissions, articles, policy, report);
  const removedBefore = new Set(Object.keys(store.removed).map(identityIn));
  const decided = latestOf(candidates).map((candidate) => ({
    candidate,
    fate: fateOf(candidate, removedBefore, store, policy),
  }));
  const coming = new Map(
    decided.flatMap(({ candidate, fate }) =>
      fate === "publish" || fate === "queue" ? [[candidate.identity, candidate.record] as const] : [],
    ),
  );
  const taken: Record<"publish" | "queue", CommentRecord[]> = { publish: [], queue: [] };
  const changes: Change[] = [];
  for (const { candidate, fate } of decided) {
    if (fate !== "publish" && fate !== "queue") continue;
    const record = withParent(candidate, coming, store, articles);
    taken[fate].push(record);
    const waiting = store.queued.get(candidate.identity);
    if (waiting !== undefined) changes.push({ at: "inbox", name: queuedName(waiting), text: null });
    const text = recordText(record);
    if (fate === "queue") changes.push({ at: "inbox", name: queuedName(record.id), text });
    else changes.push({ at: "data", name: publishedName(articles.byId(record.article)?.path ?? "", record.id), text });
  }
  const { publish, queue } = taken;
  const removed = decided.filter(({ fate }) => fate === "removed").length;
  const known = candidates.length - publish.length - queue.length - removed;
  const held = decided.filter(({ fate, candidate }) => fate === "queue" && candidate.held).length;
  const ids = new Set(candidates.map(({ record }) => record.id));
  const unheeded = policy.approve === "all" ? [] : [...policy.approve].filter((id) => !ids.has(id));
  return { changes, published: publish, queued: queue, known, removed, unknown, invalid, held, unheeded };
}

type Fate = "removed" | "known" | "publish" | "queue";

function fateOf(
  { identity, record, held, submission }: Candidate,
  removed: ReadonlySet<Identity>,
  { published, queued }: CommentStore,
  { approve }: Policy,
): Fate {
  if (removed.has(identity)) return "removed";
  if (published.has(identity)) return "known";
  if (!held && (submission.approved || approve === "all" || approve.has(record.id))) return "publish";
  const waiting = queued.get(identity);
  return waiting !== undefined && waiting >= record.id ? "known" : "queue";
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
  for (const submission of submissions) {
    const { file, line, label } = submission;
    const article = articles.find(submission.article);
    const result = recordOf(submission, article?.id ?? "unknown");
    if (typeof result === "string") {
      invalid.push(submission);
      if (!skipInvalid) report.add("bad-submission", file, `${label}：${result}。`, { line, column: 1 });
      else report.warn("bad-submission", file, `${label}：${result}，略过了。`, { line, column: 1 });
    } else if (article) candidates.push(result);
    else strays.set(submission.article, [...(strays.get(submission.article) ?? []), submission]);
  }
  for (const [hint, stray] of strays) tellStrays(hint, stray, skipUnknown, report);
  return { candidates, unknown: [...strays.values()].flat(), invalid };
}

/** One message for all comments under one post of the old site. */
function tellStrays(hint: ArticleHint, [first, ...more]: readonly Submission[], skip: boolean, report: ProblemReport) {
  if (!first) return;
  const which = more.length > 0 ? `${first.label}等 ${more.length + 1} 条` : first.label;
  const message = `${which}：按 ${hint.label} 找不到对应的文章`;
  const place = { line: first.line, column: 1 };
  if (skip) report.warn("submission-without-article", first.file, `${message}，略过了。`, place);
  else report.add("submission-without-article", first.file, `${message}。`, place);
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
  return [...new Map(earliestFirst.map(({ candidate }) => [candidate.identity, candidate])).values()];
}

/** The nearest ancestor that is here, or comes in with it, under the same article. */
function withParent(
  { submission, record, identity }: Candidate,
  coming: ReadonlyMap<Identity, CommentRecord>,
  { published, queued }: CommentStore,
  articles: Articles,
): CommentRecord {
  for (const parent of submission.parents) {
    if (parent === identity) continue;
    const shown = published.get(parent);
    if (shown && articles.byAddress(shown.address)?.id === record.article) return { ...record, parent: shown.id };
    const other = coming.get(parent);
    if (other?.article === record.article) return { ...record, parent: other.id };
    const waiting = queued.get(parent);
    if (waiting !== undefined && !other) return { ...record, parent: waiting };
  }
  return record;
}
