import type { Quote } from "../domain/article.ts";
import type { QuoteRecord } from "../domain/article-record.ts";
import type { DateStamp } from "../domain/date-stamp.ts";
import type { Kind } from "../domain/kind.ts";
import { fullWidthPunctuation } from "../domain/punctuation.ts";
import type { SourceCitation, SourceRecord } from "../domain/source.ts";
import { type UsePolicy, usePolicyOf } from "../domain/use-policy.ts";
import type { ErrorCode } from "../domain/verdict.ts";
import type { DateFields } from "./date-fields.ts";
import { type JsonFile, reportIn } from "./json-file.ts";
import type { ProblemReport } from "./problem-report.ts";
import type { SiteData } from "./site-data.ts";
import { namedSource, nameField, type SourceNames, unknownSource } from "./source-registry.ts";

interface ReadSources {
  readonly sources: readonly SourceCitation[];
  readonly policy: UsePolicy;
}

/** Checks an article's sources against its kind and the registry's terms. */
export function readSources(
  kind: Kind,
  records: readonly SourceRecord[],
  file: JsonFile,
  names: SourceNames,
  report: ProblemReport,
): ReadSources {
  const flag = (code: ErrorCode, place: readonly PropertyKey[], message: string) =>
    reportIn(file, report, code, ["sources", ...place], message);
  const whole = kind === "reprint" || kind === "translation";
  const sources = records.flatMap((record, index) => {
    const citation = names.resolve(record);
    if (!citation) flag("unknown-source", [index, ...nameField(record)], unknownSource(namedSource(record), names));
    else checkUse(citation, record, index);
    return citation ?? [];
  });
  if (kind !== "original" && records.length === 0) flag("missing-source", [], "没有写来源。");
  // One whose address is wrong has one.
  const unread = records.some((_, index) => file.told.touch(["sources", index, "url"]));
  if (whole && sources.length > 0 && !unread && !sources.some(({ url }) => url))
    report.add("missing-source-url", file.path, "没有一个来源写了原文链接。", file.locate(["sources"]));
  const used = sources.map((source) => {
    const terms = names.termsOf(source);
    return { name: source.name, ...(source.url && { url: source.url }), ...(terms && { terms }) };
  });
  return { sources, policy: usePolicyOf(kind, used) };

  function checkUse(citation: SourceCitation, record: SourceRecord, index: number): void {
    const { name, author, share } = citation;
    const terms = names.termsOf(citation);
    const named = [index, ...nameField(record)];
    if (terms?.status === "stopped") flag("stopped-source", named, `来源“${name}”已经停用。`);
    if (kind === "reprint" && !terms) flag("unregistered-source", named, `转载的来源“${name}”没有登记使用依据。`);
    const authorGiven = typeof record === "string" || record.authorGiven !== false;
    const unread = file.told.touch(["sources", index, "authorGiven"]);
    if (whole && !author && authorGiven && !unread)
      flag("missing-author", [index, "author"], `来源“${name}”没有写原文作者。`);
    const limit = kind === "reprint" ? terms?.share : undefined;
    if (limit === undefined) return;
    if (share === undefined)
      flag("missing-share", [index, "share"], `来源“${name}”限定最多用原文的 ${percent(limit)}，这里没有写用了几成。`);
    else if (share > limit)
      flag("share-exceeded", [index, "share"], `用了“${name}”原文的 ${percent(share)}，超过许可的 ${percent(limit)}。`);
  }
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

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
