import type { Kind } from "../domain/kind.ts";
import type { SourceCitation, SourceRecord } from "../domain/source.ts";
import { type UsePolicy, usePolicyOf } from "../domain/use-policy.ts";
import type { ErrorCode } from "../domain/verdict.ts";
import type { JsonFile } from "./json-file.ts";
import type { ProblemReport } from "./problem-report.ts";
import { namedSource, type SourceNames, unknownSource } from "./source-names.ts";

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
  const say = (code: ErrorCode, index: number | undefined, message: string) =>
    report.add(code, file.path, message, file.locate(index === undefined ? ["sources"] : ["sources", index]));
  const whole = kind === "reprint" || kind === "translation";
  const sources = records.flatMap((record, index) => {
    const citation = names.resolve(record);
    if (!citation) say("unknown-source", index, unknownSource(namedSource(record), names));
    else checkUse(citation, record, index);
    return citation ?? [];
  });
  if (kind !== "original" && records.length === 0) say("missing-source", undefined, "没有写来源。");
  if (whole && sources.length > 0 && !sources.some(({ url }) => url))
    say("missing-source-url", undefined, "没有一个来源写了原文链接。");
  const used = sources.map((source) => {
    const terms = names.termsOf(source);
    return { name: source.name, ...(source.url && { url: source.url }), ...(terms && { terms }) };
  });
  return { sources, policy: usePolicyOf(kind, used) };

  function checkUse(citation: SourceCitation, record: SourceRecord, index: number): void {
    const { name, author, share } = citation;
    const terms = names.termsOf(citation);
    if (terms?.status === "stopped") say("stopped-source", index, `来源“${name}”已经停用。`);
    if (kind === "reprint" && !terms) say("unregistered-source", index, `转载的来源“${name}”没有登记使用依据。`);
    const authorGiven = typeof record === "string" || record.authorGiven !== false;
    if (whole && !author && authorGiven) say("missing-author", index, `来源“${name}”没有写原文作者。`);
    const limit = kind === "reprint" ? terms?.share : undefined;
    if (limit === undefined) return;
    if (share === undefined)
      say("missing-share", index, `来源“${name}”限定最多用原文的 ${percent(limit)}，这里没有写用了几成。`);
    else if (share > limit)
      say("share-exceeded", index, `用了“${name}”原文的 ${percent(share)}，超过许可的 ${percent(limit)}。`);
  }
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
