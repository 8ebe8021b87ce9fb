import type { ProblemReport } from "../content/problem-report.ts";
import type { CommentRecord } from "../domain/comment.ts";
import type { Articles } from "./articles.ts";
import { type CommentStore, type Identity, identityIn, kinIn, kinWithin, locate } from "./comment-store.ts";
import { type ArticleHint, type Candidate, recordOf, type Submission } from "./submission.ts";
import { type Change, publication, queueing, unqueueing } from "./transaction.ts";
import { publishable, type WaitingComment } from "./waiting.ts";

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
  readonly queued: readonly WaitingComment[];
  /** The submissions that those are made of. */
  readonly fresh: readonly Submission[];
  /** Of the waiting: what its reader wrote otherwise before. */
  readonly changed: number;
  /** Here already, or twice in the files. */
  readonly known: number;
  /** Refused or taken down earlier. */
  readonly removed: number;
  /** About no article of ours. */
  readonly unknown: readonly Submission[];
  readonly invalid: readonly Submission[];
  /** Of the waiting: an editor has to see it in any case, and why. */
  readonly held: Readonly<Record<NonNullable<Candidate["held"]>, number>>;
  /** Of the published: only the beginning of the name is shown. */
  readonly longNames: number;
  /** Of both: halves of characters and control characters are gone. */
  readonly mended: number;
  /** Ids that were to be approved and are not among the submissions. */
  readonly unheeded: readonly string[];
}

/**
 * Decides what becomes of submissions: which are new, which an editor has let through, whom they answer. The same
 * submissions give the same result in any order. Whatever words are neither published nor waiting nor refused will wait.
 *
 * @param readStored a comment that is here, by its id
 * @param report receives everything that cannot be taken in, all at once
 */
export function importPlanOf(
  submissions: readonly Submission[],
  articles: Articles,
  store: CommentStore,
  readStored: (id: string) => WaitingComment | undefined,
  policy: Policy,
  report: ProblemReport,
): ImportPlan {
  const { candidates, unknown, invalid } = candidatesOf(submissions, articles, policy, report);
  const distinct = distinctOf(candidates);
  const latest = new Map(distinct.map(({ record: { id } }) => [kinIn(id), id]));
  const decided = distinct.map((candidate) => {
    const isLatest = latest.get(kinIn(candidate.record.id)) === candidate.record.id;
    return { candidate, fate: fateOf(candidate, isLatest, store, readStored, policy) };
  });
  const having = (wanted: Fate) => decided.flatMap(({ candidate, fate }) => (fate === wanted ? [candidate] : []));
  const [toPublish, toQueue] = [having("publish"), having("queue")];
  const coming = new Map(
    [...toPublish, ...toQueue].flatMap(({ record }) => {
      const identity = identityIn(record.id);
      return [
        [kinWithin(identity), record],
        [identity, record],
      ];
    }),
  );
  const withParents = (some: readonly Candidate[]) => some.map((one) => withParent(one, coming, store, articles));
  const published = withParents(toPublish).flatMap((record) => publishable(record) ?? []);
  const queued = withParents(toQueue);
  const decidedHere = published.flatMap(({ id }) => store.queued.get(identityIn(id)) ?? []);
  const removed = having("removed").length;
  const ids = new Set(candidates.map(({ record }) => record.id));
  const count = (some: readonly Candidate[], wanted: (one: Candidate) => boolean) => some.filter(wanted).length;
  return {
    changes: [
      ...decidedHere.map(({ id }) => unqueueing(id)),
      ...queued.map(queueing),
      ...published.map((record) => publication(record, articles.byId(record.article)?.path ?? "")),
    ],
    ...{ published, queued, removed, unknown, invalid, fresh: toQueue.map(({ submission }) => submission) },
    changed: count(toQueue, ({ record: { id } }) => store.kin.has(kinIn(id)) || latest.get(kinIn(id)) !== id),
    known: candidates.length - published.length - queued.length - removed,
    held: {
      address: count(toQueue, ({ held }) => held === "address"),
      unfit: count(toQueue, ({ held }) => held === "unfit"),
    },
    longNames: count(toPublish, ({ longName }) => longName),
    mended: count([...toPublish, ...toQueue], ({ mended }) => mended),
    unheeded: policy.approve === "all" ? [] : [...policy.approve].filter((id) => !ids.has(id)),
  };
}

type Fate = "removed" | "known" | "publish" | "queue";

/** @param isLatest whether its reader has not written it otherwise afterwards, as far as these submissions tell */
function fateOf(
  { record, held, submission }: Candidate,
  isLatest: boolean,
  store: CommentStore,
  readStored: (id: string) => WaitingComment | undefined,
  { approve }: Policy,
): Fate {
  const { published, queued, removed, kin } = store;
  const { id } = record;
  const identity = identityIn(id);
  // An id without a mark of its words stands for all of them.
  if (removed.has(identity) || removed.has(kinIn(id))) return "removed";
  if (published.has(identity)) return "known";
  const others = (kin.get(kinIn(id)) ?? []).filter((other) => identityIn(other) !== identity);
  const isHere = others.some((other) => sayTheSame(readStored(other), record));
  if (isHere) return "known";
  const named = approve !== "all" && approve.has(id);
  // What stands beside it, under the same article, would be the same comment once more.
  const alone = isLatest && !others.some((other) => locate(store, other)?.at === "data");
  if (!held && (named || (alone && (submission.approved || approve === "all")))) return "publish";
  return queued.has(identity) ? "known" : "queue";
}

/** Whether somebody who reads both would find a difference. */
function sayTheSame(one: WaitingComment | undefined, { name, text }: WaitingComment): boolean {
  return one?.text === text && one.name === name;
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

/** Each comment once, in the order in which they were sent; what was sent more than once, as it was sent first. */
function distinctOf(candidates: readonly Candidate[]): Candidate[] {
  const latestFirst = candidates
    .map((candidate) => ({ candidate, rank: `${candidate.record.id} ${JSON.stringify(candidate.record)}` }))
    .sort((a, b) => (a.rank > b.rank ? -1 : 1));
  // Of equal keys a map keeps the last.
  const distinct = new Map(latestFirst.map(({ candidate }) => [identityIn(candidate.record.id), candidate]));
  return [...distinct.values()].sort((a, b) => (a.record.id < b.record.id ? -1 : 1));
}

/**
 * The nearest ancestor that is here, or comes in with it, under the same article; with other words, where its reader has
 * changed them.
 */
function withParent(
  { submission, record }: Candidate,
  coming: ReadonlyMap<Identity, WaitingComment>,
  { published, queued, kin }: CommentStore,
  articles: Articles,
): WaitingComment {
  for (const parent of submission.parents) {
    const family = kinWithin(parent);
    if (family === kinIn(record.id)) continue;
    const named = [parent, ...(kin.get(family) ?? []).map(identityIn)];
    const shown = named
      .flatMap((one) => published.get(one) ?? [])
      .find(({ address = "" }) => articles.byAddress(address)?.id === record.article);
    if (shown) return { ...record, parent: shown.id };
    const other = coming.get(parent) ?? coming.get(family);
    if (other?.article === record.article) return { ...record, parent: other.id };
    const [waiting] = named.flatMap((one) => queued.get(one) ?? []);
    if (waiting && !other) return { ...record, parent: waiting.id };
  }
  return record;
}
