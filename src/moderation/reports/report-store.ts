import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { ProblemReport } from "../../content/problem-report.ts";
import { readRecord } from "../../content/schema-problems.ts";
import { ChangeRecord } from "../../domain/article-record.ts";
import { COMMENT_ID } from "../../domain/comment.ts";
import { ErrorReport } from "../../domain/error-report.ts";
import { type Places, readRemoved } from "../comment-store.ts";
import type { FileChange } from "../transaction.ts";

/** Inside the inbox: reports that wait for an editor, `<id>.json` each. */
export const REPORTS = "reports";
/** Inside the inbox: what was settled, kept so that it can be undone, until it is forgotten. */
const SETTLED = "reports/settled";

/** Folders of the inbox that reports lie in. */
export const REPORT_FOLDERS = [`${REPORTS}/`, `${SETTLED}/`];

/** A report that an editor has decided. */
export const SettledReport = z.strictObject({
  report: ErrorReport,
  /** What went into the article's record; a report without was refused. */
  change: ChangeRecord.optional(),
});
export type SettledReport = z.infer<typeof SettledReport>;

/** What makes two submissions the same report: what stands behind the time in its id. */
export type Identity = string;

/** `20240501T143000Z-` */
const TIME_LENGTH = 17;
const IDENTITY_LENGTH = 12;

/**
 * @param sent `2024-05-01T14:30:00Z`
 * @param parts what makes it this one; never an address of a reader (its hash could be guessed back)
 */
export function reportIdOf(sent: string, parts: readonly string[]): string {
  const digest = createHash("sha256")
    .update(JSON.stringify(["report", ...parts]))
    .digest("hex");
  return `${sent.replace(/[-:]/g, "")}-${digest.slice(0, IDENTITY_LENGTH)}`;
}

export function identityIn(id: string): Identity {
  return id.slice(TIME_LENGTH);
}

/** Name of a file inside the inbox. */
export function waitingName(id: string): string {
  return `${REPORTS}/${id}.json`;
}

export function settledName(id: string): string {
  return `${SETTLED}/${id}.json`;
}

/** Lets a report wait for an editor. */
export function waitingFile(report: ErrorReport): FileChange {
  return { at: "inbox", name: waitingName(report.id), text: textOf(ErrorReport.parse(report)) };
}

export function settledFile(settled: SettledReport): FileChange {
  return { at: "inbox", name: settledName(settled.report.id), text: textOf(SettledReport.parse(settled)) };
}

/** The waiting reports, oldest first. What cannot be read is reported. */
export function readWaiting({ inbox }: Places, report: ProblemReport): ErrorReport[] {
  return idsIn(join(inbox, REPORTS)).flatMap(
    (id) => readRecord(join(inbox, waitingName(id)), ErrorReport, report) ?? [],
  );
}

/** What was settled on this machine, oldest first. */
export function readSettled({ inbox }: Places, report: ProblemReport): SettledReport[] {
  return idsIn(join(inbox, SETTLED)).flatMap(
    (id) => readRecord(join(inbox, settledName(id)), SettledReport, report) ?? [],
  );
}

/** Names of files of reports nobody has looked at, and of what was kept so that a decision could be undone; and ids of the former. */
export function oldReports(places: Places, isOld: (date: string) => boolean, report: ProblemReport) {
  const waiting = readWaiting(places, report).filter(({ date }) => isOld(date));
  const settled = readSettled(places, report).filter(({ report: { date } }) => isOld(date));
  const ids = waiting.map(({ id }) => id);
  return { waiting: ids, files: [...ids.map(waitingName), ...settled.map(({ report: { id } }) => settledName(id))] };
}

/** What is known of reports without reading them. @throws ProblemsError when removed.json cannot be read */
export function knownReports(places: Places): Readonly<Record<"waiting" | "settled", ReadonlySet<Identity>>> {
  const { inbox } = places;
  const settled = [...idsIn(join(inbox, SETTLED)), ...Object.keys(readRemoved(places))];
  return { waiting: new Set(idsIn(join(inbox, REPORTS)).map(identityIn)), settled: new Set(settled.map(identityIn)) };
}

function idsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).map((name) => name.replace(/\.json$/, ""));
  return names.filter((name) => COMMENT_ID.test(name)).toSorted();
}

function textOf(record: object): string {
  return `${JSON.stringify(record, null, 2)}\n`;
}
