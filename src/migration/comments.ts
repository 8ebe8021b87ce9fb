import { createReadStream } from "node:fs";
import { ProblemReport } from "../content/problem-report.ts";
import type { Problem } from "../domain/problem.ts";
import { Articles } from "../moderation/articles.ts";
import { cleanLine, withEmailsLeftOut, withoutEmails } from "../moderation/clean-text.ts";
import {
  type CommentStore,
  type Kin,
  kinIn,
  kinOf,
  kinWithin,
  type Places,
  readStore,
} from "../moderation/comment-store.ts";
import { commentsUnder } from "../moderation/from-wxr.ts";
import { planFor } from "../moderation/import.ts";
import { LENIENT } from "../moderation/import-plan.ts";
import type { Submission } from "../moderation/submission.ts";
import { commit, exclusively } from "../moderation/transaction.ts";
import { wxrPosts } from "../moderation/wxr-elements.ts";
import type { Session } from "../terminal/session.ts";
import { identityOf } from "./identity.ts";
import type { Placed, PlacedArticle } from "./write/placed.ts";

/** So many comments are decided and written at once, 5 KB of memory each: each time, the folders of all that are here are looked through. */
const AT_ONCE = 4_000;
/** Of the texts that are in memory at once, however few comments they are. */
const MOST_CHARACTERS = 4_000_000;

export interface CommentsOptions {
  readonly places: Places;
  /** Of the export's own times. */
  readonly zone: string;
  /** The address of the old site. */
  readonly site: string;
  /** The articles that are here, by the identity of their posts. */
  readonly articles: Pick<Placed["here"], "get">;
  readonly dryRun: boolean;
}

/** What has become of the comments of an export: each is counted once. */
export interface MovedComments {
  readonly all: number;
  /** Under their articles now. */
  readonly published: number;
  /** Brought in, but an editor has to see them: too long, or of a damaged post. */
  readonly waiting: number;
  /** Here from an earlier run, or twice in the files. */
  readonly known: number;
  /** Refused or taken down here. */
  readonly removed: number;
  /** Not approved on the old site. */
  readonly unapproved: number;
  /** Pings, spam, trash. */
  readonly foreign: number;
  /** Under posts that were not brought in. */
  readonly elsewhere: number;
  /** Without a text or a date. */
  readonly unusable: number;
  /** Of those of articles that are here: an e-mail address stood in its name or text, and is left out. */
  readonly masked: number;
  readonly warnings: readonly Problem[];
}

type Counts = { -readonly [K in keyof Omit<MovedComments, "warnings">]: number };

/**
 * Brings in the comments that were public under the posts that were brought in, with whom they answer. No e-mail address, no IP, no
 * browser of a reader's is read, kept or told. Running again adds nothing, and what was refused or taken down here stays away,
 * whatever has become of its words there.
 *
 * @param files the exports, in any order
 * @throws Error of the file system; what was begun then, the next command finishes
 */
export async function moveComments(
  files: readonly string[],
  options: CommentsOptions,
  streams: Pick<Session, "stderr">,
): Promise<MovedComments> {
  const counts: Counts = {
    ...{ all: 0, published: 0, waiting: 0, known: 0, removed: 0 },
    ...{ unapproved: 0, foreign: 0, elsewhere: 0, unusable: 0, masked: 0 },
  };
  const report = new ProblemReport();
  let batch: Submission[] = [];
  let characters = 0;
  let under = new Map<string, PlacedArticle>();
  const settle = async () => {
    const [some, articles] = [batch, under];
    [batch, characters, under] = [[], 0, new Map()];
    if (some.length > 0) await bringIn(some, articles.values(), options, streams, counts, report);
  };
  // What is wrong with the file, whoever has read its posts has said.
  const unheard = new ProblemReport();
  for (const file of files) {
    if (!(await hasComments(file))) continue;
    for await (const { post, blog } of wxrPosts(createReadStream(file), file, unheard)) {
      const { submissions, unapproved, foreign } = commentsUnder(post, blog, options.zone, file);
      counts.all += post.comments.length;
      counts.unapproved += unapproved;
      counts.foreign += foreign;
      const identity = identityOf(options.site, { id: Number(post.id) || 0, guid: post.guid });
      const article = options.articles.get(identity);
      if (article) {
        under.set(article.id, article);
        for (const one of submissions) {
          batch.push({ ...one, article: { ...one.article, id: article.id } });
          characters += one.text.length;
        }
      } else counts.elsewhere += submissions.length;
      if (batch.length >= AT_ONCE || characters >= MOST_CHARACTERS) await settle();
    }
  }
  await settle();
  return { ...counts, warnings: report.warnings };
}

/** @param under the articles that they are about */
async function bringIn(
  submissions: readonly Submission[],
  under: Iterable<PlacedArticle>,
  options: CommentsOptions,
  streams: Pick<Session, "stderr">,
  counts: Counts,
  report: ProblemReport,
): Promise<void> {
  const { places, dryRun } = options;
  const articles = new Articles([]);
  for (const { id, address } of under) articles.add({ id, title: "", path: address, aliases: [] }, "");
  const work = async () => {
    const store = readStore(places, kinAround(submissions));
    const gone = removedKin(store);
    const wanted = submissions.filter(
      ({ origin, sourceId }) => sourceId === undefined || !gone.has(kinOf(origin, sourceId)),
    );
    const masked = wanted.map(withoutAddresses);
    const plan = planFor(places, masked, articles, store, LENIENT, report);
    if (!dryRun) await commit(places, plan.changes);
    counts.published += plan.published.length;
    counts.waiting += plan.queued.length;
    counts.known += plan.known;
    counts.removed += plan.removed + submissions.length - wanted.length;
    counts.unusable += plan.invalid.length;
    counts.masked += masked.filter((one, index) => one !== wanted[index]).length;
  };
  await (dryRun ? work() : exclusively(places, streams, work));
}

/** Of which kin comments are that may be these, or that these answer; undefined where one has no number. */
function kinAround(submissions: readonly Submission[]): ReadonlySet<Kin> | undefined {
  const kin = new Set<Kin>();
  for (const { origin, sourceId, parents } of submissions) {
    if (sourceId === undefined) return undefined;
    kin.add(kinOf(origin, sourceId));
    for (const parent of parents) kin.add(kinWithin(parent));
  }
  return kin;
}

/** Wherever one of them came from, nothing comes back. */
function removedKin({ removed }: CommentStore): ReadonlySet<string> {
  return new Set([...removed.values()].map(({ id }) => kinIn(id)));
}

/** The same when there is nothing to leave out. */
function withoutAddresses(submission: Submission): Submission {
  const { name, text } = submission;
  const [bare, masked] = [withoutEmails(cleanLine(name)), withEmailsLeftOut(text)];
  return bare === cleanLine(name) && masked === text ? submission : { ...submission, name: bare, text: masked };
}

/** Whether a file has any; most of the time that it takes to read one is saved where it has none. */
async function hasComments(file: string): Promise<boolean> {
  let end = "";
  for await (const chunk of createReadStream(file, "latin1")) {
    if ((end + String(chunk)).includes("<wp:comment>")) return true;
    end = String(chunk).slice(-"<wp:comment>".length);
  }
  return false;
}
