import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { JsonText, parseJson } from "../../content/json-text.ts";
import { ProblemReport } from "../../content/problem-report.ts";
import { readSiteData } from "../../content/site-data.ts";
import type { DateStamp } from "../../domain/date-stamp.ts";
import { entryClock, entryFileName } from "../../domain/live.ts";
import { LiveEntryRecord } from "../../domain/live-record.ts";
import type { SourceRecord } from "../../domain/source.ts";
import { Refusal } from "../../terminal/outcome.ts";
import { unreadable } from "../raw-files.ts";

/** An entry as somebody types it. */
export interface NewEntry {
  readonly at: DateStamp;
  readonly title: string;
  /** As they are typed: a name, perhaps with an address behind it. */
  readonly sources: readonly string[];
  readonly own: boolean;
  readonly key: boolean;
  readonly text: string;
}

/** What is to be written. */
interface Planned {
  /** Of the entry; empty for the record. */
  readonly name: string;
  readonly before: string | undefined;
  readonly after: string;
}

/**
 * The file of a new entry. Its name is the time and a mark made of what it says: two people who add something in the same minute
 * write two files.
 *
 * @param folder of the article
 * @param data the data folder, for the names of sources
 * @throws Refusal when the article is no live page, or the entry would not be taken
 */
export function planEntry(folder: string, entry: NewEntry, data: string): Planned {
  recordOf(folder);
  const names = readSiteData(data, new ProblemReport())?.sourceNames;
  const sources = entry.sources.map((typed): SourceRecord => {
    const [, name = typed, url] = /^(.*\S)\s+(https?:\S+)$/.exec(typed.trim()) ?? [];
    const known = names?.resolve(name)?.key;
    if (url === undefined) return known ?? name;
    return known === undefined ? { name, url } : { source: known, url };
  });
  const record = {
    time: entry.at.iso,
    title: entry.title,
    ...(sources.length > 0 && { sources }),
    ...(entry.own && { own: true }),
    ...(entry.key && { key: true }),
  };
  const issue = LiveEntryRecord.safeParse(record).error?.issues[0];
  if (issue)
    throw new Refusal(`这一条写不成：${issue.path.map(String).join(".")} 不合要求，见 docs/article-fields.md。`);
  const mark = createHash("sha256").update(JSON.stringify(record)).digest("hex");
  const { time, text } = { time: entry.at, text: entry.text.trim() };
  const begin = `${time.day.slice(-2)}-${entryClock(time).replace(":", "")}`;
  const name = [4, 8, 16].map((length) => `${begin}-${mark.slice(0, length)}`).find((one) => isFree(folder, one));
  if (name === undefined) throw new Refusal("同一时刻已经有一条一样的。");
  return { name, before: undefined, after: `${JSON.stringify(record, null, 2)}\n${text && `\n${text}\n`}` };
}

function isFree(folder: string, name: string): boolean {
  return !existsSync(join(folder, entryFileName({ name })));
}

/** The record with the end of the coverage. @throws Refusal when it is no live page, or has ended */
export function planEnd(folder: string, at: DateStamp): Planned {
  const before = recordOf(folder);
  const json = new JsonText(before);
  if (Reflect.has(Object(json.value), "ended"))
    throw new Refusal("已经写了结束的时刻；要改，改 article.json 里的 ended。");
  json.set(["ended"], at.iso);
  return { name: "", before, after: json.raw };
}

/** @throws Refusal */
function recordOf(folder: string): string {
  const file = join(folder, "article.json");
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const record = parseJson(text);
  if (!(record instanceof Object)) throw unreadable(file);
  if (Reflect.get(record, "genre") !== "live") throw new Refusal(`${file} 不是滚动报道：先写上 "genre": "live"。`);
  return text;
}
