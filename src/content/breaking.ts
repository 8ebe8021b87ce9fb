import { existsSync } from "node:fs";
import type { Article } from "../domain/article.ts";
import { fullSourceLineOf } from "../domain/attribution.ts";
import { type BreakingNews, BreakingRecord, LONGEST_BREAKING_HOURS } from "../domain/breaking.ts";
import { fullWidthPunctuation } from "../domain/punctuation.ts";
import { Clock } from "./clock.ts";
import { DateFields } from "./date-fields.ts";
import { readJsonParts } from "./json-file.ts";
import type { ProblemReport } from "./problem-report.ts";
import { soundFields } from "./salvaged-record.ts";
import { parseWith } from "./schema-problems.ts";

const HOUR_MS = 3_600_000;

interface Known {
  /** IANA name of the site's zone. */
  readonly timeZone: string;
  /** Milliseconds since 1970: the moment of the build. */
  readonly now: number;
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
  const dates = new DateFields(file, { timeZone: known.timeZone, clock: new Clock(known.now) });
  const from = record.from === undefined ? undefined : dates.read(record.from, ["from"]);
  const until = dates.read(record.until, ["until"]);
  if (until && until.epoch <= known.now && report.count === before) return undefined;

  const begins = from?.epoch ?? known.now;
  const hours = until && (record.from === undefined || from) ? (until.epoch - begins) / HOUR_MS : undefined;
  if (hours !== undefined && (hours <= 0 || hours > LONGEST_BREAKING_HOURS)) {
    const length = hours > 0 ? `要显示 ${Math.ceil(hours)} 小时` : "还没有开始就已经结束";
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
  const due = begins <= known.now;
  if (!article && (due || !known.scheduled.has(url)))
    file.flag("unknown-breaking-article", ["url"], `没有已经发布的文章在 ${url}。`);
  if (!article || !due || !until || report.count > before) return undefined;
  return { text: fullWidthPunctuation(text), path: url, sourceLine: fullSourceLineOf(article), until };
}
