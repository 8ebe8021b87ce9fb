import { existsSync } from "node:fs";
import type { Article } from "../domain/article.ts";
import { fullSourceLineOf } from "../domain/attribution.ts";
import { type BreakingNews, BreakingRecord, LONGEST_BREAKING_HOURS } from "../domain/breaking.ts";
import type { Clock, Span } from "../domain/clock.ts";
import { fullWidthPunctuation } from "../domain/punctuation.ts";
import { DateFields } from "./date-fields.ts";
import { readJsonParts } from "./json-file.ts";
import type { ProblemReport } from "./problem-report.ts";
import { soundFields } from "./salvaged-record.ts";
import { parseWith } from "./schema-problems.ts";

const HOUR_MS = 3_600_000;

interface Known {
  /** IANA name of the site's zone. */
  readonly timeZone: string;
  readonly clock: Clock;
  readonly articles: readonly Article[];
  /** Addresses of articles whose date is to come. */
  readonly scheduled: ReadonlySet<string>;
  readonly withdrawn: ReadonlySet<string>;
}

/**
 * Reads `breaking.json`. Undefined when there is none, when it is empty (`{}`), over, not yet due or wrong; what is over is
 * not looked at any further, so that a forgotten file stops no build.
 */
export function readBreaking(path: string, known: Known, report: ProblemReport): BreakingNews | undefined {
  const before = report.count;
  const file = existsSync(path) ? readJsonParts(path, report) : undefined;
  if (!file || (file.sound && JSON.stringify(file.value) === "{}")) return undefined;
  const record =
    parseWith(BreakingRecord, file) ?? soundFields(BreakingRecord, file.value, { text: "", url: "", until: "" });
  const { text, url } = record;
  const dates = new DateFields(file, known);
  const from = record.from === undefined ? undefined : dates.read(record.from, ["from"]);
  const until = dates.read(record.until, ["until"]);
  if (until && known.clock.hasCome(until.epoch) && report.count === before) return undefined;

  const hours =
    until && (record.from === undefined || from) ? hoursOf(from?.epoch, until.epoch, known.clock) : undefined;
  if (hours !== undefined && (hours <= 0 || hours > LONGEST_BREAKING_HOURS)) {
    const length = hours > 0 ? `要显示 ${hours} 小时` : "还没有开始就已经结束";
    file.flag("bad-breaking-window", ["until"], `这条突发消息${length}。`);
  }
  if (known.withdrawn.has(url)) {
    report.warn(
      "unknown-breaking-article",
      path,
      `突发消息的文章 ${url} 已经撤下，消息不再显示。`,
      file.locate(["url"]),
    );
    return undefined;
  }
  const article = known.articles.find((candidate) => candidate.path === url);
  const due = from === undefined || known.clock.hasCome(from.epoch);
  if (!article && (due || !known.scheduled.has(url)))
    file.flag("unknown-breaking-article", ["url"], `没有已经发布的文章在 ${url}。`);
  if (!article || !due || !until || report.count > before) return undefined;
  return { text: fullWidthPunctuation(text), path: url, sourceLine: fullSourceLineOf(article), until };
}

/** For how many hours something is shown, one that has begun counted as one. @param from when it begins, if not now */
function hoursOf(from: number | undefined, until: number, clock: Clock): number {
  const left = (moment: number) => Math.ceil((until - moment) / HOUR_MS);
  const around = (moment: number): Span => {
    const end = until - left(moment) * HOUR_MS;
    return { from: end, until: end + HOUR_MS };
  };
  return from === undefined ? left(clock.spanOf(around).from) : left(from);
}
