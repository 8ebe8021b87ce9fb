import type { QuoteRecord } from "../domain/article-record.ts";
import type { DateStamp } from "../domain/date-stamp.ts";
import { fullWidthPunctuation } from "../domain/punctuation.ts";
import type { Quote } from "../domain/quote.ts";
import type { ErrorCode } from "../domain/verdict.ts";
import type { DateFields } from "./date-fields.ts";
import { type JsonFile, reportIn } from "./json-file.ts";
import type { ProblemReport } from "./problem-report.ts";
import type { SiteData } from "./site-data.ts";
import { namedSource, nameField, unknownSource } from "./source-names.ts";

/**
 * Checks every quotation on record and gives them by name.
 * @param future what to make of a check that lies ahead
 * @param standIn for a day of checking that cannot be read
 */
export function readQuotes(
  records: Readonly<Record<string, QuoteRecord>>,
  file: JsonFile,
  { sourceNames }: SiteData,
  dates: DateFields,
  { future, standIn }: { readonly future: "error" | "reminder"; readonly standIn: DateStamp },
  report: ProblemReport,
): Map<string, Quote> {
  const quotes = new Map<string, Quote>();
  for (const [name, record] of Object.entries(records)) {
    const { source: named, checked: day, text, original, role, ...rest } = record;
    const flag = (code: ErrorCode, field: string, message: string, ...inside: string[]) =>
      reportIn(file, report, code, ["quotes", name, field, ...inside], `引语“${name}”${message}`);
    const source = named === undefined ? undefined : sourceNames.resolve(named);
    const at = ["quotes", name, "checked"];
    const checked = dates.read(day, at, `引语“${name}”的核对日期`);
    if (checked) dates.tellOfFuture(checked, at, `引语“${name}”的核对日期`, future);
    if (named !== undefined && !source)
      flag(
        "unknown-source",
        "source",
        `的出处不明：${unknownSource(namedSource(named), sourceNames)}`,
        ...nameField(named),
      );
    if (source && sourceNames.termsOf(source)?.status === "stopped")
      flag("stopped-source", "source", `的出处“${source.name}”已经停用。`);
    if (named === undefined && record.platform === "press")
      flag("missing-quote-source", "source", "没有写是哪家媒体报道的。");
    quotes.set(name, {
      ...rest,
      name,
      text: fullWidthPunctuation(text),
      checked: checked ?? standIn,
      ...(role && { role }),
      ...(source && { source }),
      ...(original && { original }),
    });
  }
  return quotes;
}
