import { type DateStamp, dateStampOf, readDateStamp } from "./date-stamp.ts";
import { momentsOf, offsetAt } from "./time-zone.ts";

const MINUTE_MS = 60_000;
/** Minutes between summer and winter: who is off by that is mistaken in the season. */
const SUMMER_TIME = 60;
const LOCAL = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2})?))?$/;

/** A date as somebody wrote it: what it says, or a Chinese half-sentence on why it cannot stand and what to write instead. */
export type WrittenDate =
  | { readonly date: DateStamp }
  | { readonly code: "bad-date" | "wrong-offset"; readonly fault: string };

/**
 * Reads a date-time that a person answers for. What is written has to be what readers will see: the offset is the one
 * that the site's zone has at that moment (RFC 3339 allows any), so that nobody writes 10 December and prints the 9th.
 * Midnight, which stands for a day without an hour, is then midnight in the site's zone.
 *
 * Strangers' systems have zones of their own: their dates are converted (`readDateStamp`), not refused.
 *
 * @param text such as `2025-05-19T09:30:00-07:00`
 * @param zone IANA name, such as `America/Vancouver`
 */
export function readWrittenDate(text: string, zone: string): WrittenDate {
  const date = readDateStamp(text, zone);
  if (!date) return { code: "bad-date", fault: "不是存在的、带时区的日期时间" };
  const written = offsetIn(text);
  const wall = date.epoch + written * MINUTE_MS;
  if (written === offsetAt(date.epoch, zone)) return { date };
  const { moments, skipped } = momentsOf(wall, zone);
  const said = `写的是 ${text}，可是 ${zone} 那一刻的时差是 ${date.iso.slice(-"+00:00".length)}，读者会看到 ${date.label}`;
  return { code: "wrong-offset", fault: `${said}。${adviceOn(text, date, moments, skipped, zone)}` };
}

/**
 * Reads what a person types at a terminal: `2025-05-19` or `2025-05-19T09:30` by the clocks of the zone, or the whole
 * date-time with its offset.
 */
export function readTypedDate(text: string, zone: string): WrittenDate {
  const [, day, time = "00:00"] = LOCAL.exec(text) ?? [];
  const greenwich = day === undefined ? undefined : readDateStamp(`${day}T${time}Z`, "UTC");
  if (!greenwich) return readWrittenDate(text, zone);
  const { moments, skipped } = momentsOf(greenwich.epoch, zone);
  const [moment, other] = moments;
  if (moment !== undefined && other === undefined) return { date: dateStampOf(moment, zone) };
  const how = skipped ? "拨快时钟，没有这个时刻" : "拨慢时钟，这个时刻有两次";
  return { code: "wrong-offset", fault: `${text} 那天 ${zone} ${how}。写 ${choice(moments, zone)}` };
}

/** The date-time to paste: first what the author most likely meant. */
function adviceOn(text: string, date: DateStamp, moments: readonly number[], skipped: boolean, zone: string): string {
  if (skipped) return `那天拨快时钟，没有这个时刻；写 ${choice(moments, zone)}`;
  const local = choice(moments, zone);
  // An offset of another season is a slip of the author's, and so is a midnight that is none: the clock was meant.
  const off = Math.abs(offsetIn(text) - offsetAt(date.epoch, zone));
  const meansClock = off <= SUMMER_TIME || /T00:00(?::00)?(?!:)/.test(text);
  return meansClock
    ? `应写 ${local}；要的若是同一刻，写 ${date.iso}`
    : `同一刻应写 ${date.iso}；要的若是当地的钟点，写 ${local}`;
}

function choice(moments: readonly number[], zone: string): string {
  return moments.map((epoch) => dateStampOf(epoch, zone).iso).join(" 或 ");
}

/** Minutes east of Greenwich, as written at the end. */
function offsetIn(text: string): number {
  const [, sign, hours, minutes] = /([+-])(\d{2}):(\d{2})$/.exec(text) ?? [];
  return (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === "-" ? -1 : 1);
}
