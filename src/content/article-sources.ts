import type { ArticleRecord, QuoteRecord } from "../domain/article-record.ts";
import type { DateStamp } from "../domain/date-stamp.ts";
import { type Kind, UNKNOWN_KIND } from "../domain/kind.ts";
import { fullWidthPunctuation } from "../domain/punctuation.ts";
import type { Quote } from "../domain/quote.ts";
import type { IndexMode, SourceCitation, SourceRecord, TextSourceRecord } from "../domain/source.ts";
import { circularSource, identityOf, independentOf } from "../domain/source-chain.ts";
import { type UsePolicy, usePolicyOf } from "../domain/use-policy.ts";
import type { OriginalReading } from "./article-originals.ts";
import type { DateFields } from "./date-fields.ts";
import type { JsonFile } from "./json-file.ts";
import { LACKS_NOTHING, type Lacks } from "./lacks.ts";
import { type NamedSources, namedSource, nameField, originsIn, unknownSource } from "./source-registry.ts";

/** What besides its record has a say in an article's sources. */
interface Around {
  /** Of an article that was moved from an old site: what it may lack, and what search engines are told where it lacks its sources. */
  readonly old: { readonly lacks: Lacks; readonly robots: IndexMode | undefined };
  /** What became of the texts that are cited. */
  readonly originals: OriginalReading;
}

interface ReadSources {
  readonly sources: readonly SourceCitation[];
  readonly policy: UsePolicy;
}

/**
 * Checks an article's sources against its kind and the registry's terms.
 * @param more those of its parts, each with a record of its own
 */
export function readSources(
  { kind, genre, sources: records }: Pick<ArticleRecord, "kind" | "genre" | "sources">,
  file: JsonFile,
  names: NamedSources,
  { old: { lacks, robots }, originals }: Around,
  more: readonly SourceCitation[] = [],
): ReadSources {
  const whole = kind === "reprint" || kind === "translation";
  const own = records.flatMap((record, index) => {
    const citation = names.resolve(record);
    const place = ["sources", index];
    if (!citation)
      file.flag("unknown-source", [...place, ...nameField(record)], unknownSource(namedSource(record), names));
    else checkUse(citation, record, place);
    for (const [at, origin] of originsIn(record).entries()) {
      const named = names.resolve(origin);
      if (named) continue;
      const message = `转引的来源不明：${unknownSource(namedSource(origin), names)}`;
      file.flag("unknown-source", [...place, "via", at, ...nameField(origin)], message);
    }
    if (!citation) return [];
    const fate = { url: citation.url, ...(typeof record === "object" && record) };
    const via = citation.via?.map((one) => ({ ...one, ...originals.of({ url: one.url }, place, one.name) }));
    return { ...citation, ...originals.of(fate, place, `来源“${citation.name}”`), ...(via && { via }) };
  });
  const sources = [...own, ...more.filter(({ name }) => own.every((one) => one.name !== name))];
  // It may be an original.
  const excused = kind === UNKNOWN_KIND;
  if (kind !== "original" && records.length + more.length === 0 && !lacks("source") && !excused)
    file.flag("missing-source", ["sources"], "没有写来源。");
  // One whose address is wrong has one.
  const unread = records.some((_, index) => file.reported.touches(["sources", index, "url"]));
  if (whole && sources.length > 0 && !unread && !sources.some(({ url }) => url) && !lacks("original"))
    file.report.add("missing-source-url", file.path, "没有一个来源写了原文链接。", file.locate(["sources"]));
  checkChains(kind, own, records, file);
  const used = sources.map((source) => {
    const terms = names.termsOf(source);
    return { name: source.name, ...(source.url && { url: source.url }), ...(terms && { terms }) };
  });
  return { sources, policy: usePolicyOf(kind, used, genre, robots) };

  function checkUse(citation: SourceCitation, record: TextSourceRecord, place: readonly PropertyKey[]): void {
    const { name, author, share } = citation;
    checkAddress(citation, name, place, file, lacks);
    const terms = names.termsOf(citation);
    const named = [...place, ...nameField(record)];
    if (terms?.status === "stopped") file.flag("stopped-source", named, `来源“${name}”已经停用。`);
    if (kind === "reprint" && !terms && !lacks("basis"))
      file.flag("unregistered-source", named, `转载的来源“${name}”没有登记使用依据。`);
    const authorGiven = typeof record === "string" || record.authorGiven !== false;
    if (whole && !author && authorGiven && !file.reported.touches([...place, "authorGiven"]) && !lacks("author"))
      file.flag("missing-author", [...place, "author"], `来源“${name}”没有写原文作者。`);
    const limit = kind === "reprint" ? terms?.share : undefined;
    if (limit === undefined) return;
    const at = [...place, "share"];
    if (share === undefined && lacks("share")) return;
    if (share === undefined)
      file.flag("missing-share", at, `来源“${name}”限定最多用原文的 ${percent(limit)}，这里没有写用了几成。`);
    else if (share > limit)
      file.flag("share-exceeded", at, `用了“${name}”原文的 ${percent(share)}，超过许可的 ${percent(limit)}。`);
  }
}

/** What an editor should know before it goes out: whether several sources are one, and whether anybody can read the first of them. */
function checkChains(
  kind: Kind,
  sources: readonly SourceCitation[],
  records: readonly TextSourceRecord[],
  file: JsonFile,
): void {
  const circular = circularSource(sources);
  if (circular)
    file.flag(
      "circular-chain",
      ["sources", sources.indexOf(circular), "via"],
      `来源“${circular.name}”的消息转了一圈又出自它自己，看不出最早是谁说的。`,
    );
  const [origin, ...others] = independentOf(sources);
  const { size } = new Set(sources.map(identityOf));
  if (kind === "compilation" && origin && others.length === 0 && size > 1)
    file.warn("single-origin", ["sources"], `${size} 个来源的消息都出自“${origin.name}”，等于只有一个来源。`);
  const linked = new Set(
    sources.flatMap((one) => [one, ...(one.via ?? [])]).flatMap((one) => (one.url ? identityOf(one) : [])),
  );
  for (const source of new Map(
    sources.flatMap(({ via: [first] = [] }) => (first ? [[identityOf(first), first]] : [])),
  ).values())
    if (!linked.has(identityOf(source))) {
      const at = records.findIndex((record) => originsIn(record).length > 0);
      file.warn(
        "unlinked-origin",
        ["sources", at, "via"],
        `消息最早出自“${source.name}”，却没有一处给出它的原文地址。`,
      );
    }
}

/**
 * Whom a picture or a quotation is credited to; undefined when nobody knows who that is.
 * @param what begins the message, such as `引语“a”`
 * @param inUse whether it is shown; a source that was stopped stays credited where it is not
 * @param lacks what may be missing in it
 */
export function readCredit(
  record: SourceRecord,
  place: readonly PropertyKey[],
  what: string,
  inUse: boolean,
  file: JsonFile,
  names: NamedSources,
  lacks = LACKS_NOTHING,
): SourceCitation | undefined {
  const citation = names.resolve(record);
  if (!citation) {
    const message = `${what}的出处不明：${unknownSource(namedSource(record), names)}`;
    file.flag("unknown-source", [...place, ...nameField(record)], message);
  } else if (inUse && names.termsOf(citation)?.status === "stopped")
    file.flag("stopped-source", place, `${what}的出处“${citation.name}”已经停用。`);
  if (citation) checkAddress(citation, `${what}的出处`, place, file, lacks);
  return citation;
}

/** Whoever is not registered is found by the address of what was used alone. */
function checkAddress(
  { key, url, name }: SourceCitation,
  what: string,
  place: readonly PropertyKey[],
  file: JsonFile,
  lacks: Lacks,
) {
  const reported = file.reported.touches([...place, "url"]);
  if (key === undefined && url === undefined && !reported && !lacks("original"))
    file.flag("missing-source-url", place, `${what}“${name}”没有登记，也没有写原文地址 url。`);
}

/**
 * Checks every quotation on record and gives them by name.
 * @param future what to make of a check that lies ahead
 * @param standIn for a day of checking that cannot be read
 */
export function readQuotes(
  records: Readonly<Record<string, QuoteRecord>>,
  file: JsonFile,
  names: NamedSources,
  dates: DateFields,
  {
    future,
    standIn,
    originals,
  }: { readonly future: "error" | "reminder"; readonly standIn: DateStamp; readonly originals: OriginalReading },
): Map<string, Quote> {
  const quotes = new Map<string, Quote>();
  for (const [name, record] of Object.entries(records)) {
    const { source: named, checked: day, posted: moment, archived, changed, text, original, role, ...rest } = record;
    const [what, place] = [`引语“${name}”`, ["quotes", name]];
    const checked = dates.read(day, [...place, "checked"], `${what}的核对日期`);
    if (checked) dates.checkPast(checked, [...place, "checked"], `${what}的核对日期`, future);
    const posted = moment && dates.read(moment, [...place, "posted"], `${what}的发布时间`);
    if (posted && checked && !(posted.epoch <= checked.epoch || posted.day === checked.day))
      file.flag("checked-before-posted", [...place, "checked"], `${what}的核对日期早于它的发布时间 ${posted.label}。`);
    const source = named && readCredit(named, [...place, "source"], what, true, file, names);
    if (named === undefined && record.platform === "press")
      file.flag("missing-quote-source", [...place, "source"], `${what}没有写是哪家媒体报道的。`);
    quotes.set(name, {
      ...rest,
      name,
      text: fullWidthPunctuation(text),
      checked: checked ?? standIn,
      ...(role && { role }),
      ...(source && { source }),
      ...(posted && { posted }),
      ...originals.of({ url: rest.url, archived, changed }, place, `${rest.speaker}的引语`),
      ...(original && { original }),
    });
  }
  return quotes;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
