import { readDateStamp } from "../domain/date-stamp.ts";
import { type Withdrawal, Withdrawals } from "../domain/withdrawal.ts";
import { readJsonFile } from "./json-file.ts";
import type { ProblemReport } from "./problem-report.ts";
import { parseWith, shown } from "./schema-problems.ts";

/** Reads `withdrawals.json`. Undefined when it is missing or wrong: then nobody could say what must not be published. */
export function readWithdrawals(path: string, timeZone: string, report: ProblemReport): Withdrawal[] | undefined {
  const file = readJsonFile(path, report);
  const records = file && parseWith(Withdrawals, file, report);
  if (!file || !records) return undefined;
  const before = report.count;
  const seen = new Set<string>();
  const withdrawals = records.flatMap(({ date, picture, ...rest }, index) => {
    const stamp = readDateStamp(date, timeZone);
    const what = `${rest.path} ${picture ?? ""}`;
    if (!stamp)
      report.add("bad-date", path, `不是存在的、带时区的日期时间：${shown(date)}。`, file.locate([index, "date"]));
    if (seen.has(what)) report.add("duplicate-withdrawal", path, `“${what.trim()}”已经撤下了。`, file.locate([index]));
    seen.add(what);
    return stamp ? { ...rest, date: stamp, ...(picture && { picture }) } : [];
  });
  return report.count > before ? undefined : withdrawals;
}
