import { isTimeZone, momentsOf, offsetAt } from "../domain/time-zone.ts";
import type { ExportItem } from "../wxr/item.ts";

/** Where newsrooms in Chinese sit, the likeliest first; of zones that fit alike the first is taken. */
const LIKELY = [
  "Asia/Shanghai",
  "Asia/Taipei",
  "Asia/Hong_Kong",
  "America/Vancouver",
  "America/Toronto",
  "America/Los_Angeles",
  "America/New_York",
  "Australia/Sydney",
  "Pacific/Auckland",
  "Europe/London",
  "Europe/Paris",
  "Asia/Singapore",
  "Asia/Tokyo",
  "America/Chicago",
  "America/Denver",
  "America/Edmonton",
  "America/Winnipeg",
  "America/Halifax",
  "Australia/Melbourne",
  "UTC",
];
const MINUTE_MS = 60_000;
/** Posts that another program put in, or that were dated by hand, may say anything. */
const MOST_STRAYS = 0.02;

/** WordPress writes zeros where it knows no time. */
export function readTime(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text) || text.startsWith("0000")) return undefined;
  const epoch = Date.parse(`${text.replace(" ", "T")}Z`);
  return Number.isNaN(epoch) ? undefined : epoch;
}

/** How far ahead of Greenwich an export's own times are, at the moments where it tells both: a few numbers, however long it is. */
export class OffsetSamples {
  readonly #seen = new Map<string, { readonly epoch: number; readonly minutes: number; count: number }>();

  add({ date, dateUtc }: Pick<ExportItem, "date" | "dateUtc">): void {
    const [wall, utc] = [readTime(date), readTime(dateUtc)];
    if (wall === undefined || utc === undefined) return;
    const minutes = Math.round((wall - utc) / MINUTE_MS);
    const key = `${dateUtc.slice(0, "2019-05".length)} ${minutes}`;
    const known = this.#seen.get(key);
    if (known) known.count += 1;
    else this.#seen.set(key, { epoch: utc, minutes, count: 1 });
  }

  get empty(): boolean {
    return this.#seen.size === 0;
  }

  /** Whether clocks there show what the export says. */
  fits(zone: string): boolean {
    const all = [...this.#seen.values()];
    const total = all.reduce((sum, { count }) => sum + count, 0);
    const strays = all
      .filter(({ epoch, minutes }) => offsetAt(epoch, zone) !== minutes)
      .reduce((sum, { count }) => sum + count, 0);
    return strays <= total * MOST_STRAYS;
  }
}

/** In which zone an export's own times are, and how that is known. */
export interface ExportZone {
  readonly zone: string;
  readonly known: "decided" | "measured" | "assumed";
}

/**
 * WXR names no zone. One that the publication has decided counts; otherwise its own, if it agrees with what the export
 * says in both times; otherwise one that does; and the publication's where nothing is told.
 *
 * @param decided from the decisions, or undefined
 * @param own the publication's zone
 */
export function zoneOf(samples: OffsetSamples, decided: string | undefined, own: string): ExportZone {
  if (decided !== undefined && isTimeZone(decided)) return { zone: decided, known: "decided" };
  if (samples.empty) return { zone: own, known: "assumed" };
  const found = [own, ...LIKELY].find((zone) => samples.fits(zone));
  return found === undefined ? { zone: own, known: "assumed" } : { zone: found, known: "measured" };
}

/**
 * When something was: in UTC where the export says so, else by the clocks of its zone. Where they showed an hour twice it is
 * the first.
 */
export function momentOf(wall: string, utc: string, zone: string): number | undefined {
  const told = readTime(utc);
  if (told !== undefined) return told;
  const shown = readTime(wall);
  return shown === undefined ? undefined : momentsOf(shown, zone).moments[0];
}
