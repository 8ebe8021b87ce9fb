import { distance } from "fastest-levenshtein";
import { type Article, picturesOf } from "../domain/article.ts";
import { mediaOf } from "../domain/block-pictures.ts";
import { chartsOf } from "../domain/placed-charts.ts";
import { partOf, type Withdrawal, WithdrawalRecord, Withdrawals } from "../domain/withdrawal.ts";
import { DateFields, type Dating } from "./date-fields.ts";
import { readJsonParts } from "./json-file.ts";
import type { ProblemReport } from "./problem-report.ts";
import { soundFields, soundItems } from "./salvaged-record.ts";
import { parseWith } from "./schema-problems.ts";

/** Reads `withdrawals.json`. Undefined when it is missing or wrong: then nobody could say what must not be published. */
export function readWithdrawals(path: string, dating: Dating, report: ProblemReport): Withdrawal[] | undefined {
  const before = report.count;
  const file = readJsonParts(path, report);
  if (!file) return undefined;
  const standIn = { path: "", id: "", date: "", reason: "", requestedBy: "" };
  const records =
    parseWith(Withdrawals, file) ?? soundItems(file.value, (item) => soundFields(WithdrawalRecord, item, standIn));
  const dates = new DateFields(file, dating);
  const seen = new Set<string>();
  const withdrawals = records.flatMap(({ date, picture, media, ...rest }, index) => {
    const at = [index, "date"];
    const stamp = dates.read(date, at, "撤下日期");
    // It is in force whatever its date; nothing holds it up.
    if (stamp) dates.checkPast(stamp, at, "撤下日期", "reminder");
    const part = partOf({ picture, media });
    const what = `${rest.path} ${part ?? ""}`;
    const isRead = ["path", "picture", "media"].every((field) => !file.reported.touches([index, field]));
    if (seen.has(what) && isRead)
      report.add("duplicate-withdrawal", path, `“${what.trim()}”已经撤下了。`, file.locate([index]));
    seen.add(what);
    return stamp ? { ...rest, date: stamp, ...(picture && { picture }), ...(media && { media }) } : [];
  });
  return report.count > before ? undefined : withdrawals;
}

/**
 * A mistyped withdrawal would leave the article standing without a word, and its notice at an address that nobody asks for.
 *
 * @param addresses of every folder that may hold an article, withdrawn ones as well
 * @param articles all that could be read
 */
export function reportUnknown(
  withdrawals: readonly Withdrawal[],
  addresses: readonly string[],
  articles: readonly Article[],
  file: string,
  report: ProblemReport,
): void {
  const known = new Set(addresses);
  const byPath = new Map(articles.map((article) => [article.path, article]));
  for (const { path, id, picture, media } of withdrawals) {
    const article = byPath.get(path);
    const parts = article && (media ? mediaOf(article) : [...picturesOf(article), ...chartsOf(article)]);
    const names = parts?.map(({ name }) => name);
    const part = partOf({ picture, media });
    if (!known.has(path)) {
      const meant = articles.find((other) => other.id === id)?.path ?? nearest(path, addresses);
      report.add("unknown-withdrawal", file, `没有文章在 ${path}${suggestion(meant)}`);
    } else if (part !== undefined && names && !names.includes(part)) {
      const what = media ? "视频、音频或文件" : "图片或图表";
      report.add("unknown-withdrawal", file, `${path} 没有${what}“${part}”${suggestion(nearest(part, names))}`);
    }
  }
}

/** What may have been meant: what differs in no more than a third of its letters. */
function nearest(wanted: string, candidates: readonly string[]): string | undefined {
  const [best] = candidates
    .map((candidate) => ({ candidate, far: distance(wanted, candidate) }))
    .sort((a, b) => a.far - b.far);
  return best && best.far <= wanted.length / 3 ? best.candidate : undefined;
}

function suggestion(meant: string | undefined): string {
  return meant === undefined ? "。" : `，是不是 ${meant}？`;
}
