import { momentsOf, offsetAt } from "./time-zone.ts";

/** A moment as the site prints it: already in the site's zone, so no template touches time zones. */
export interface DateStamp {
  /** RFC 3339 with offset, for machines. */
  readonly iso: string;
  /** Milliseconds since 1970, for sorting. */
  readonly epoch: number;
  readonly year: string;
  /** Two digits. */
  readonly month: string;
  /** `2025-05-19` */
  readonly day: string;
  /** Midnight: the hour is not known. */
  readonly dayOnly: boolean;
  /** `2025年5月19日`, with the time unless it is midnight. */
  readonly label: string;
  /** `5月19日`, for lists that already say the year. */
  readonly shortLabel: string;
}

const MINUTE_MS = 60_000;
/** Date takes 24:00; a day ends at 23:59, and no place on earth is further from Greenwich than 14 hours. */
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):\d{2}(?::\d{2})?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/**
 * Reads a date-time with offset (RFC 3339) into the site's zone.
 * Midnight stands for "the day is known, the hour is not": it is printed without a time.
 *
 * @param text such as `2025-05-19T09:30:00-07:00`
 * @param zone IANA name, such as `America/Vancouver`
 * @returns undefined when the text is not such a date-time, or names a day that does not exist (31 February)
 */
export function readDateStamp(text: string, zone: string): DateStamp | undefined {
  if (!DATE_TIME.test(text) || !isDay(text.slice(0, "2025-05-19".length))) return undefined;
  const epoch = Date.parse(text);
  return Number.isNaN(epoch) ? undefined : dateStampOf(epoch, zone);
}

/** Date takes 31 February for 3 March. */
function isDay(day: string): boolean {
  const epoch = Date.parse(day);
  return !Number.isNaN(epoch) && new Date(epoch).toISOString().startsWith(day);
}

/** The same for a moment in milliseconds since 1970. */
export function dateStampOf(epoch: number, zone: string): DateStamp {
  const offset = offsetAt(epoch, zone);
  const wall = new Date(epoch + offset * MINUTE_MS).toISOString();
  const [year = "", month = "", date = ""] = wall.slice(0, "2025-05-19".length).split("-");
  const [clock = "", rest = ""] = [wall.slice("2025-05-19T".length, "2025-05-19T09:30".length), wall.slice(16, -1)];
  const dayOnly = clock === "00:00" && rest.startsWith(":00");
  const shortLabel = `${Number(month)}月${Number(date)}日`;
  return {
    iso: `${year}-${month}-${date}T${clock}${rest.replace(".000", "")}${offsetText(offset)}`,
    epoch,
    year,
    month,
    day: `${year}-${month}-${date}`,
    dayOnly,
    label: `${year}年${shortLabel}${dayOnly ? "" : ` ${clock}`}`,
    shortLabel,
  };
}

/** `-07:00` */
function offsetText(offset: number): string {
  const [hours, minutes] = [Math.trunc(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return `${offset < 0 ? "-" : "+"}${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}

/** Whether one moment lies before another, as far as is known: a day without an hour is not before its own evening. */
export function isBefore(a: DateStamp, b: DateStamp): boolean {
  return a.dayOnly || b.dayOnly ? a.day < b.day : a.epoch < b.epoch;
}

/** What has come out, and may have been changed since. */
interface Released {
  readonly published: DateStamp;
  readonly updated?: DateStamp | undefined;
}

/**
 * When an article was last changed. A change of the day of its release may be recorded without an hour; that is not before
 * it came out (RFC 4287, 4.2.15: `updated` is of a significant change).
 */
export function lastChanged({ published, updated }: Released): DateStamp {
  return updated && updated.epoch > published.epoch ? updated : published;
}

/** `2026年11月23日 星期一 农历十月十五`: the line under the masthead, for the day of an edition. */
export function mastheadDate(date: DateStamp): string {
  const noon = Date.parse(`${date.day}T12:00:00Z`);
  const format = (options: Intl.DateTimeFormatOptions, calendar = "") =>
    new Intl.DateTimeFormat(`zh-CN${calendar}`, { timeZone: "UTC", ...options });
  const weekday = format({ weekday: "long" }).format(noon);
  const lunar = format({ month: "long", day: "numeric" }, "-u-ca-chinese").formatToParts(noon);
  const part = (type: string) => lunar.find((p) => p.type === type)?.value ?? "";
  const [, month, day] = date.day.split("-").map(Number);
  return `${date.year}年${month}月${day}日 ${weekday} 农历${part("month")}${lunarDay(Number(part("day")))}`;
}

/** Days of a lunar month are named 初一 to 三十； Intl gives plain numbers. */
function lunarDay(day: number): string {
  const digits = "一二三四五六七八九十";
  if (day <= 10) return `初${digits[day - 1]}`;
  if (day < 20) return `十${digits[day - 11]}`;
  if (day === 20) return "二十";
  if (day < 30) return `廿${digits[day - 21]}`;
  return "三十";
}

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
