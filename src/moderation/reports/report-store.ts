import { join } from "node:path";
import type { ProblemReport } from "../../content/problem-report.ts";
import { readRecord } from "../../content/schema-problems.ts";
import { ErrorReport } from "../../domain/error-report.ts";
import { type Identity, identityIn, idsIn, type Places, readRemoved } from "../comment-store.ts";
import type { FileChange } from "../transaction.ts";

/** Inside the inbox: reports that wait for an editor, `<id>.json` each. */
export const REPORTS = "reports";

/** Name of a file inside the inbox. */
export function waitingName(id: string): string {
  return `${REPORTS}/${id}.json`;
}

/** Lets a report wait for an editor. */
export function waitingFile(report: ErrorReport): FileChange {
  const text = `${JSON.stringify(ErrorReport.parse(report), null, 2)}\n`;
  return { at: "inbox", name: waitingName(report.id), text };
}

/** The waiting reports, oldest first. What cannot be read is reported. */
export function readWaiting({ inbox }: Places, report: ProblemReport): ErrorReport[] {
  return idsIn(join(inbox, REPORTS))
    .toSorted()
    .flatMap((id) => readRecord(join(inbox, waitingName(id)), ErrorReport, report) ?? []);
}

/** What is known of reports without reading them. @throws ProblemsError when removed.json cannot be read */
export function knownReports(places: Places): Readonly<Record<"waiting" | "settled", ReadonlySet<Identity>>> {
  const waiting = idsIn(join(places.inbox, REPORTS));
  return {
    waiting: new Set(waiting.map(identityIn)),
    settled: new Set(Object.keys(readRemoved(places)).map(identityIn)),
  };
}
