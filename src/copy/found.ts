import { type ProblemReport, shownPath } from "../content/problem-report.ts";
import type { Problem } from "../domain/problem.ts";
import type { CopyFinding } from "./copy-desk.ts";

/** What is to be said about one file under one code; a mistake made fifty times is said once. */
export interface Found extends Problem {
  readonly severity: "error" | "warning";
  /** Every place, in the order of the file; the first is that of the message. Two lists of numbers, for there are many. */
  readonly lines: readonly number[];
  readonly columns: readonly number[];
  /** How many of them `--fix` can mend. */
  readonly fixable: number;
}

/** What the reader of files found, in the form of the copy desk. */
export function foundOf(problem: Problem, severity: Found["severity"]): Found {
  return { ...problem, severity, lines: [problem.line], columns: [problem.column], fixable: 0 };
}

/** What would stop a publication, found in a draft. */
export function inDraft(found: Found): Found {
  return found.severity === "error" ? { ...found, severity: "warning", draft: true } : found;
}

/** What would stop a publication, found in an article of an old site: it was out for years, and its words are as they were. */
export function inOld(found: Found): Found {
  return found.severity === "error" ? { ...found, severity: "warning" } : found;
}

/** What the reader of files has reported. */
export function foundIn(report: ProblemReport): Found[] {
  return [
    ...report.problems.map((problem) => foundOf(problem, "error")),
    ...report.warnings.map((problem) => foundOf(problem, "warning")),
  ];
}

/**
 * Puts the findings of a file together by code. A byte order mark is no column.
 * @param findings in the order of the file
 */
export function gathered(file: string, text: string, findings: readonly CopyFinding[]): Found[] {
  const groups = new Map<string, Group>();
  let line = 1;
  let start = text.startsWith("\uFEFF") ? 1 : 0;
  let end = text.indexOf("\n");
  for (const { code, severity, message, about = "", offset, edit } of findings) {
    while (end >= 0 && end < offset) {
      line += 1;
      start = end + 1;
      end = text.indexOf("\n", start);
    }
    const key = code + about;
    const group = groups.get(key) ?? { code, severity, message, lines: [], columns: [], fixable: 0 };
    group.lines.push(line);
    group.columns.push(offset - start + 1);
    if (edit) group.fixable += 1;
    groups.set(key, group);
  }
  const shown = shownPath(file);
  return [...groups.values()].map((group) => {
    const [line = 1] = group.lines;
    const [column = 1] = group.columns;
    return { file: shown, line, column, ...group };
  });
}

interface Group extends Pick<Found, "code" | "severity" | "message"> {
  readonly lines: number[];
  readonly columns: number[];
  fixable: number;
}

/** Errors first, then by place. */
export function inOrder(found: readonly Found[]): Found[] {
  return found.toSorted(
    (a, b) =>
      Number(a.severity === "warning") - Number(b.severity === "warning") ||
      (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
      a.line - b.line ||
      a.column - b.column,
  );
}
