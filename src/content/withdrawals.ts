import { type Withdrawal, Withdrawals } from "../domain/withdrawal.ts";
import { type Clock, DateFields } from "./date-fields.ts";
import { readJsonFile } from "./json-file.ts";
import type { ProblemReport } from "./problem-report.ts";
import { parseWith } from "./schema-problems.ts";

/** Reads `withdrawals.json`. Undefined when it is missing or wrong: then nobody could say what must not be published. */
export function readWithdrawals(path: string, clock: Clock, report: ProblemReport): Withdrawal[] | undefined {
  const file = readJsonFile(path, report);
  const records = file && parseWith(Withdrawals, file, report);
  if (!file || !records) return undefined;
  const before = report.count;
  const dates = new DateFields(file, clock, report);
  const seen = new Set<string>();
  const withdrawals = records.flatMap(({ date, picture, ...rest }, index) => {
    const at = [index, "date"];
    const stamp = dates.read(date, at, "撤下日期");
    // It is in force whatever its date; nothing holds it up.
    if (stamp) dates.tellOfFuture(stamp, at, "撤下日期", "reminder");
    const what = `${rest.path} ${picture ?? ""}`;
    if (seen.has(what)) report.add("duplicate-withdrawal", path, `“${what.trim()}”已经撤下了。`, file.locate([index]));
    seen.add(what);
    return stamp ? { ...rest, date: stamp, ...(picture && { picture }) } : [];
  });
  return report.count > before ? undefined : withdrawals;
}
