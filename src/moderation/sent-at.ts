import { DateTime } from "luxon";
import { timeZone } from "../domain/time-zone.ts";

const EARLIEST = 1990;
const LATEST = 2100;

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
  if (!/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(trimmed)) return undefined;
  const moment = DateTime.fromISO(trimmed.replace(" ", "T").replaceAll(" ", ""), { zone: timeZone(zone) })
    .toUTC()
    .startOf("second");
  if (!moment.isValid || moment.year < EARLIEST || moment.year > LATEST) return undefined;
  return moment.toISO({ suppressMilliseconds: true });
}
