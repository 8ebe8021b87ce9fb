import { type Place, shownPath } from "../../content/problem-report.ts";
import type { CopyFinding } from "../../copy/copy-desk.ts";
import type { Problem } from "../../domain/problem.ts";

/** What is to be said about one file under one code; a mistake made fifty times is said once. */
export interface Found extends Problem {
  readonly severity: "error" | "warning";
  /** Every place, in the order of the file; the first is that of the message. */
  readonly places: readonly Place[];
  /** How many of them `--fix` can mend. */
  readonly fixable: number;
}

/** What the reader of files found, in the form of the copy desk. */
export function foundOf(problem: Problem, severity: Found["severity"]): Found {
  return { ...problem, severity, places: [{ line: problem.line, column: problem.column }], fixable: 0 };
}

/**
 * Puts the findings of a file together by code.
 * @param findings in the order of the file
 */
export function gathered(file: string, text: string, findings: readonly CopyFinding[]): Found[] {
  const places = placesAt(
    text,
    findings.map(({ offset }) => offset),
  );
  const byCode = new Map<string, { place: Place; finding: CopyFinding }[]>();
  for (const [index, finding] of findings.entries()) {
    const place = places[index];
    const same = byCode.get(finding.code);
    if (place && same) same.push({ place, finding });
    else if (place) byCode.set(finding.code, [{ place, finding }]);
  }
  return [...byCode.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const { code, severity, message } = first.finding;
    const fixable = same.filter(({ finding }) => finding.edit).length;
    const own = same.map(({ place }) => place);
    return { code, severity, file: shownPath(file), ...first.place, message, places: own, fixable };
  });
}

/** Lines and columns of ascending offsets. A byte order mark is no column. */
function placesAt(text: string, offsets: readonly number[]): Place[] {
  const places: Place[] = [];
  let line = 1;
  let start = text.startsWith("\uFEFF") ? 1 : 0;
  let end = text.indexOf("\n");
  for (const offset of offsets) {
    while (end >= 0 && end < offset) {
      line += 1;
      start = end + 1;
      end = text.indexOf("\n", start);
    }
    places.push({ line, column: offset - start + 1 });
  }
  return places;
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
