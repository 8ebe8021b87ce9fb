import { existsSync, readFileSync } from "node:fs";
import { Evidence } from "../domain/evidence.ts";
import { jsonParts } from "./json-file.ts";
import { parseJson } from "./json-text.ts";
import { type ProblemReport, START } from "./problem-report.ts";
import { parseWith } from "./schema-problems.ts";

/**
 * Reads `evidence.json`; without one nothing was seen. A command writes it and it grows with the archive, so that it is looked at
 * mark by mark only where it is not as the command writes it: somebody has had a hand in it, and may have left an address twice.
 *
 * @returns undefined when it is wrong; the report then says so
 */
export function readEvidence(path: string, report: ProblemReport): Evidence | undefined {
  if (!existsSync(path)) return {};
  const text = readFileSync(path, "utf8");
  const value = parseJson(text);
  const asWritten = value !== undefined && evidenceText(value) === text ? Evidence.safeParse(value).data : undefined;
  if (asWritten) return asWritten;
  const before = report.count;
  const file = jsonParts(path, text.replace(/^\uFEFF/, ""), true, report);
  const read = file && parseWith(Evidence, file);
  if (!read && report.count === before) report.add("bad-value", path, "这个文件读不懂。", START);
  return report.count === before ? read : undefined;
}

/** As the file is written. */
export function evidenceText(evidence: unknown): string {
  return `${JSON.stringify(evidence, null, 2)}\n`;
}
