import { readDateStamp } from "../domain/date-stamp.ts";
import { type Withdrawal, WithdrawalRecord, Withdrawals } from "../domain/withdrawal.ts";
import { readJsonParts, reportIn } from "./json-file.ts";
import type { ProblemReport } from "./problem-report.ts";
import { parseWith, shown } from "./schema-problems.ts";
import { soundFields, soundItems } from "./sound-parts.ts";

/** Reads `withdrawals.json`. Undefined when it is missing or wrong: then nobody could say what must not be published. */
export function readWithdrawals(path: string, timeZone: string, report: ProblemReport): Withdrawal[] | undefined {
  const before = report.count;
  const file = readJsonParts(path, report);
  if (!file) return undefined;
  const standIn = { path: "", id: "", date: "", reason: "", requestedBy: "" };
  const records =
    parseWith(Withdrawals, file, report) ??
    soundItems(file.value, (item) => soundFields(WithdrawalRecord, item, standIn));
  const seen = new Set<string>();
  const withdrawals = records.flatMap(({ date, picture, ...rest }, index) => {
    const stamp = readDateStamp(date, timeZone);
    const what = `${rest.path} ${picture ?? ""}`;
    if (!stamp) reportIn(file, report, "bad-date", [index, "date"], `不是存在的、带时区的日期时间：${shown(date)}。`);
    if (seen.has(what) && !file.told.touch([index, "path"]) && !file.told.touch([index, "picture"]))
      report.add("duplicate-withdrawal", path, `“${what.trim()}”已经撤下了。`, file.locate([index]));
    seen.add(what);
    return stamp ? { ...rest, date: stamp, ...(picture && { picture }) } : [];
  });
  return report.count > before ? undefined : withdrawals;
}
