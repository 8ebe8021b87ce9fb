import { DateTime } from "luxon";
import { momentsOf } from "../domain/time-zone.ts";

const EARLIEST = 1990;
const LATEST = 2100;
/** Behind a time; in a date, two digits with a minus never end the text. */
const HAS_OFFSET = /(?:z|[+-]\d{2}(?::?\d{2})?)$/i;

/**
 * When a comment was sent, in UTC to the second: `2024-05-01T14:30:00Z`. Other people's systems have zones of their own;
 * what they say is converted and never refused for its offset.
 *
 * @param text RFC 3339, or `2024-05-01 14:30:00`
 * @param zone what it means when the text names no offset; never the machine's own
 * @returns undefined when there is no such moment
 */
export function sentAt(text: string, zone = "UTC"): string | undefined {
  const trimmed = text.trim();
  const plain = plainMoment(trimmed);
  if (plain !== undefined) return plain;
  if (!/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(trimmed)) return undefined;
  const whole = trimmed.replace(" ", "T").replaceAll(" ", "");
  const written = DateTime.fromISO(whole, { zone: "utc" }).startOf("second");
  if (!written.isValid) return undefined;
  const moment = HAS_OFFSET.test(whole)
    ? written
    : DateTime.fromMillis(firstMoment(written.toMillis(), zone), { zone: "utc" });
  if (moment.year < EARLIEST || moment.year > LATEST) return undefined;
  return moment.toISO({ suppressMilliseconds: true }) ?? undefined;
}

/** As most services write it: of ten thousand each would cost a calendar. */
function plainMoment(text: string): string | undefined {
  if (!/^(?:199|20\d)\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/.test(text)) return undefined;
  const seconds = text.slice(0, "2025-05-20T18:00:00".length);
  const moment = Date.parse(`${seconds}Z`);
  // A day that does not exist would be one of the next month.
  const isReal = !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(seconds);
  return isReal ? `${seconds}Z` : undefined;
}

/** What a clock shows twice was the first time; what it skipped is counted on from before. */
function firstMoment(wall: number, zone: string): number {
  const { moments, skipped } = momentsOf(wall, zone);
  return moments.at(skipped ? -1 : 0) ?? wall;
}
