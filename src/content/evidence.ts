import { existsSync, readFileSync } from "node:fs";
import { Evidence } from "../domain/evidence.ts";
import { jsonParts } from "./json-file.ts";
import { parseJson } from "./json-text.ts";
import { type ProblemReport, START } from "./problem-report.ts";
import { parseWith } from "./schema-problems.ts";

/**
 * Reads `evidence.json`; without one nothing was seen. A command writes it and it grows with the archive, so that it is looked at
 * mark by mark only where something is wrong with it.
 *
 * @returns undefined when it is wrong; the report then says so
 */
export function readEvidence(path: string, report: ProblemReport): Evidence | undefined {
  if (!existsSync(path)) return {};
  const text = readFileSync(path, "utf8");
  const read = Evidence.safeParse(parseJson(text));
  if (read.success) return read.data;
  const before = report.count;
  const file = jsonParts(path, text, true, report);
  if (file) parseWith(Evidence, file);
  if (report.count === before) report.add("bad-value", path, "这个文件读不懂。", START);
  return undefined;
}
