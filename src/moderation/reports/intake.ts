import { basename } from "node:path";
import { ProblemReport } from "../../content/problem-report.ts";
import type { ErrorReport } from "../../domain/error-report.ts";
import { ERROR_REPORT } from "../../domain/form.ts";
import type { Articles } from "../articles.ts";
import { identityIn, type Places } from "../comment-store.ts";
import { netlifySubmissions } from "../form-exports.ts";
import { keptPosts } from "../inbox-files.ts";
import type { ReportSubmission } from "../submission.ts";
import { commit, type FileChange } from "../transaction.ts";
import { knownReports, waitingFile } from "./report-store.ts";
import { reportOf, reportSubmission } from "./report-submission.ts";

/** What a run would do with reports. */
export interface ReportPlan {
  readonly changes: readonly FileChange[];
  readonly queued: readonly ErrorReport[];
  /** Waiting already, or twice in the files. */
  readonly known: number;
  /** Settled earlier, here or by another editor. */
  readonly settled: number;
  /** About no article of ours, or of no use. */
  readonly left: readonly ReportSubmission[];
  /** All that nobody has taken in yet: what would be queued, and what is left. */
  readonly unread: readonly ReportSubmission[];
}

/** @param lenient leave out, and count, what cannot be taken in; otherwise it is an error */
export function reportPlanOf(
  submissions: readonly ReportSubmission[],
  articles: Articles,
  places: Places,
  lenient: boolean,
  report: ProblemReport,
): ReportPlan {
  const { waiting, settled } = knownReports(places);
  const fresh = new Map<string, ErrorReport>();
  const unread: ReportSubmission[] = [];
  const counts = { known: 0, settled: 0 };
  const left = submissions.filter((submission) => {
    const article = articles.find(submission.article);
    const result = article ? reportOf(submission, article.id) : `按 ${submission.article.label} 找不到对应的文章`;
    if (typeof result === "string") {
      const { file, line, label } = submission;
      const code = article ? "bad-submission" : "submission-without-article";
      if (lenient) report.warn(code, file, `${label}（纠错）：${result}，略过了。`, { line, column: 1 });
      else report.add(code, file, `${label}（纠错）：${result}。`, { line, column: 1 });
      unread.push(submission);
      return true;
    }
    const identity = identityIn(result.id);
    const before = fresh.get(identity);
    if (settled.has(identity)) counts.settled += 1;
    else if (waiting.has(identity)) counts.known += 1;
    else {
      if (before) counts.known += 1;
      // Of one that was sent twice the first, whichever of them is read first.
      if (!before || result.id < before.id) fresh.set(identity, result);
      unread.push(submission);
    }
    return false;
  });
  const queued = [...fresh.values()];
  return { changes: queued.map(waitingFile), queued, ...counts, left, unread };
}

/** Numbers of the reports at Netlify that nobody has taken in. */
export function unreadReports(list: readonly { id: string }[], articles: Articles, places: Places): Set<string> {
  const unreported = new ProblemReport();
  const { reports = [] } = netlifySubmissions(list, "Netlify", unreported);
  const { unread } = reportPlanOf(reports, articles, places, true, unreported);
  return new Set(unread.flatMap(({ sourceId = [] }) => sourceId));
}

/** Reports that came to this machine and have not been taken in. */
export function rawReports(places: Places, report: ProblemReport): ReportSubmission[] {
  return keptPosts(places, ERROR_REPORT, report).map(({ fields, ...kept }) => reportSubmission(fields, kept));
}

/** Makes waiting reports of raw posts; what cannot be one stays where it is, and is told of. */
export async function ingestReports(places: Places, articles: Articles, report: ProblemReport): Promise<void> {
  const submissions = rawReports(places, report);
  const { changes, left } = reportPlanOf(submissions, articles, places, true, report);
  const stay = new Set(left.map(({ file }) => file));
  const read = submissions.filter(({ file }) => !stay.has(file));
  await commit(places, [
    ...changes,
    ...read.map(({ file }): FileChange => ({ at: "inbox", name: basename(file), text: null })),
  ]);
}
