import type { Kind } from "../domain/kind.ts";
import type { SourceCitation, SourceRecord } from "../domain/source.ts";
import { type UsePolicy, usePolicyOf } from "../domain/use-policy.ts";
import type { ErrorCode } from "../domain/verdict.ts";
import { type JsonFile, reportIn } from "./json-file.ts";
import type { ProblemReport } from "./problem-report.ts";
import { namedSource, nameField, type SourceNames, unknownSource } from "./source-names.ts";

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
