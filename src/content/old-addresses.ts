import { existsSync } from "node:fs";
import { NO_OLD_ADDRESSES, OldAddresses, readPattern, unwritablePattern } from "../domain/old-addresses.ts";
import { readJsonFile } from "./json-file.ts";
import type { ProblemReport } from "./problem-report.ts";
import { parseWith } from "./schema-problems.ts";

/** Reads `old-addresses.json`; without one there are none. Undefined when it is wrong; the report then says so. */
export function readOldAddresses(path: string, report: ProblemReport): OldAddresses | undefined {
  if (!existsSync(path)) return NO_OLD_ADDRESSES;
  const file = readJsonFile(path, report);
  const record = file && parseWith(OldAddresses, file);
  if (!file || !record) return undefined;
  const seen = new Set<string>();
  for (const [index, { from }] of record.rules.entries()) {
    const at = ["rules", index, "from"];
    const reason = unwritablePattern(from);
    if (reason !== undefined) file.flag("unwritable-alias", at, `旧地址 ${from} 在规则里写不出来：${reason}。`);
    const key = JSON.stringify(readPattern(from)).replace(/\/+"/, '"');
    if (seen.has(key)) file.flag("alias-conflict", at, `旧地址 ${from} 已经写过。`);
    seen.add(key);
  }
  return file.reported.any ? undefined : record;
}
