import { basename, join } from "node:path";
import type { ArticleRecord } from "../domain/article-record.ts";
import type { Change } from "../domain/change.ts";
import type { Clock } from "../domain/clock.ts";
import { type DateStamp, isBefore } from "../domain/date-stamp.ts";
import { type EntryFile, entryFileIn } from "../domain/entry-file.ts";
import { entryClock, type Live, type LiveEntry, type OfLive } from "../domain/live.ts";
import { LiveEntryRecord } from "../domain/live-record.ts";
import { fullWidthPunctuation } from "../domain/punctuation.ts";
import type { SourceCitation } from "../domain/source.ts";
import type { ArticleDates } from "./article-dates.ts";
import { readCredit } from "./article-sources.ts";
import { DateFields } from "./date-fields.ts";
import type { ArticleFolder } from "./folders.ts";
import { type JsonFile, jsonParts } from "./json-file.ts";
import type { Outside } from "./outside.ts";
import type { ProblemReport } from "./problem-report.ts";
import { parseWith } from "./schema-problems.ts";
import type { NamedSources } from "./source-registry.ts";
import { readTextFile } from "./text-file.ts";

const LIMIT_MIB = 1;
/** The title of an entry that was taken back; its reason is its text. */
const WITHDRAWN = "这一条已撤下";

/** An entry as it stands in its file, whether it is out or not. */
export interface ReadEntry extends EntryFile {
  readonly entry: LiveEntry;
  readonly file: string;
  /** Whether its time has come. */
  readonly out: boolean;
  /** Why it was taken back, in the place of its text. */
  readonly reason?: string;
}

/** What makes an article a live page. */
export interface ReadLive {
  readonly live: Live;
  /** Oldest first; of one moment in the order of their names. */
  readonly entries: readonly ReadEntry[];
  /** Of the entries that are out, in words that say of which. */
  readonly changes: readonly Change[];
  /** Whose news they are, each once and without the addresses of single texts. */
  readonly sources: readonly SourceCitation[];
}

interface Inputs {
  readonly outside: Outside;
  readonly facts: NamedSources & { readonly timeZone: string };
  readonly clock: Clock;
}

/**
 * Reads the entries of a live page, and its end. Entries whose time is to come are held to everything and left out until then.
 * @returns undefined for an article that is none; what belongs to one alone is then a mistake
 */
export function readLive(
  { genre, kind, ended: end }: ArticleRecord,
  folder: ArticleFolder,
  inputs: Inputs,
  dates: ArticleDates,
  file: JsonFile,
): ReadLive | undefined {
  const { clock } = inputs;
  const { published } = dates.article;
  if (genre !== "live") {
    if (end !== undefined) file.flag("not-live", ["ended"], "不是滚动报道，却写了结束的时刻 ended。");
    if (folder.entryFiles) file.flag("not-live", ["genre"], "文件夹里有 live/，genre 却不是 live。");
    return undefined;
  }
  if (kind === "reprint" || kind === "translation")
    file.flag("bad-live-kind", ["kind"], "滚动报道的每一条各有来源，整篇不能是转载或编译。");
  const ended = end === undefined ? undefined : dates.fields.read(end, ["ended"]);
  if (ended && ended.epoch <= published.epoch)
    file.flag("bad-ended", ["ended"], `结束于 ${ended.label}，不晚于发布时间 ${published.label}。`);
  const entries = (folder.entryFiles ?? [])
    .flatMap((name) => readEntry(join(folder.path, name), inputs, dates, file.report, ended) ?? [])
    .sort((a, b) => a.entry.time.epoch - b.entry.time.epoch || (a.entry.name < b.entry.name ? -1 : 1));
  const out = entries.filter((entry) => entry.out).map(({ entry }) => entry);
  const [first, last] = [out[0]?.time, out.at(-1)?.time];
  return {
    live: {
      running: !ended || !clock.hasCome(ended.epoch),
      ...(ended && { ended }),
      ...(first && { first }),
      ...(last && { last }),
    },
    entries,
    changes: out.flatMap(changesOf),
    sources: sourcesOf(out),
  };
}

/**
 * The dates of an article with all that changed it: a live page is changed with every entry, and every change of one.
 * @param told what became of the texts that it cites, as far as readers are told as they are of corrections
 */
export function datesWith(
  dates: ArticleDates["article"],
  live: Pick<ReadLive, "live" | "changes"> | undefined,
  told: readonly Change[],
): ArticleDates["article"] & OfLive {
  if (!live && told.length === 0) return dates;
  const changes = [...dates.changes, ...(live?.changes ?? []), ...told].sort((a, b) => a.date.epoch - b.date.epoch);
  const updated = [live?.live.last, changes.at(-1)?.date]
    .flatMap((date) => date ?? [])
    .sort((a, b) => a.epoch - b.epoch)
    .at(-1);
  return { ...dates, changes, ...(live && { live: live.live }), ...(updated && { updated }) };
}

/** Undefined when nothing can be made of it; the report says why. */
function readEntry(
  path: string,
  { outside, facts, clock }: Inputs,
  { future, article: { published } }: ArticleDates,
  report: ProblemReport,
  ended: DateStamp | undefined,
): ReadEntry | undefined {
  const typed = readTextFile(path, LIMIT_MIB, report, outside);
  const parts = typed === undefined ? undefined : entryFileIn(typed);
  if (typed === undefined || !parts?.apart) {
    if (typed !== undefined) report.add("missing-entry-head", path, headFault(typed, parts));
    return undefined;
  }
  const file = jsonParts(path, parts.head, true, report);
  const record = file && parseWith(LiveEntryRecord, file);
  if (!file || !record) return undefined;
  const fields = new DateFields(file, { timeZone: facts.timeZone, clock });
  const time = fields.read(record.time, ["time"]);
  const sources = record.sources.flatMap(
    (source, at) => readCredit(source, ["sources", at], "这一条", true, file, facts) ?? [],
  );
  if (record.sources.length === 0 && !record.own)
    file.flag("missing-entry-source", ["sources"], "这一条没有写来源，也没有写明是本站采写。");
  const taken = record.withdrawn && fields.read(record.withdrawn.date, ["withdrawn", "date"]);
  if (taken) fields.checkPast(taken, ["withdrawn", "date"], "撤下日期", future);
  if (!time) return undefined;
  const out = clock.hasCome(time.epoch);
  if (!out) file.warn("entry-not-out", ["time"], `这一条到 ${time.label} 才发出。`);
  if (ended && time.epoch > ended.epoch)
    file.warn("entry-after-end", ["time"], `这一条是 ${time.label}，直播 ${ended.label} 已经结束。`);
  const earliest = time.epoch > published.epoch ? time : published;
  const changes = readChanges(record, earliest, { file, fields, future });
  const entry: LiveEntry = {
    name: basename(path, ".md"),
    time,
    title: fullWidthPunctuation(record.title),
    sources,
    own: record.own,
    key: record.key,
    changes,
  };
  const shown = { ...parts, file: path, out };
  if (!record.withdrawn) return { ...shown, entry };
  const date = taken ?? time;
  const reason = `${date.label}撤下：${fullWidthPunctuation(record.withdrawn.reason)}`;
  const nothing = { title: WITHDRAWN, sources: [], own: false, key: false, withdrawn: true } as const;
  const change: Change = { date, kind: "correction", text: `撤下。${fullWidthPunctuation(record.withdrawn.reason)}` };
  return { ...shown, reason, entry: { ...entry, ...nothing, changes: [change] } };
}

function headFault(typed: string, parts: EntryFile | undefined): string {
  if (parts) return "写完这一条的记录要换行，再写正文。";
  const [line = ""] = typed.trim().split("\n", 1);
  return `开头应该是这一条的记录 {…}，现在是：${line.slice(0, 40)}`;
}

interface Fields {
  readonly file: JsonFile;
  readonly fields: DateFields;
  readonly future: ArticleDates["future"];
}

/** Of an entry that was taken back they are read, and not told: they would say what it said. */
function readChanges(record: LiveEntryRecord, earliest: DateStamp, { file, fields, future }: Fields): Change[] {
  let earlier = earliest;
  return record.changes.flatMap(({ date, kind, text, thanks }, index) => {
    const at = ["changes", index, "date"];
    const stamp = fields.read(date, at);
    if (!stamp) return [];
    if (isBefore(stamp, earlier)) file.flag("bad-change-date", at, `改动日期 ${stamp.label} 早于 ${earlier.label}。`);
    else fields.checkPast(stamp, at, "改动日期", future);
    earlier = stamp;
    return { date: stamp, kind, text: fullWidthPunctuation(text), ...(thanks !== undefined && { thanks }) };
  });
}

/** As the log of the whole article tells them. */
function changesOf({ time, title, withdrawn, changes }: LiveEntry): Change[] {
  const which = `${time.shortLabel} ${entryClock(time)} ${withdrawn ? "的一条" : `“${title}”`}`;
  return changes.map((change) => ({ ...change, text: `${which}：${change.text}` }));
}

function sourcesOf(entries: readonly LiveEntry[]): SourceCitation[] {
  const all = new Map<string, SourceCitation>();
  for (const { name, key, homepage, language } of entries.flatMap(({ sources }) => sources))
    if (!all.has(name))
      all.set(name, { name, ...(key && { key }), ...(homepage && { homepage }), ...(language && { language }) });
  return [...all.values()];
}
