import moment from "moment-timezone";

/**
 * Time zones by the data of moment-timezone, not by what Node brings: Node 20 still has clocks in Vancouver go back in
 * November 2026, Node 22 does not any more, and the same article would be an hour apart.
 * (docs/decisions/0015-time-zones-from-the-lock-file.md)
 */
function zoneOf(name: string): moment.MomentZone {
  const zone = moment.tz.zone(name);
  if (!zone) throw new Error(`没有 ${name} 这个时区。`);
  return zone;
}

/** From a moment (milliseconds since 1970) on, clocks are so many minutes ahead of Greenwich. */
export type ClockChange = readonly [from: number, minutes: number];

/**
 * Every change of a zone's clocks since 1970 that is known, the first standing for all before it. For programs that run
 * elsewhere and are not to know better: what a browser thinks of a zone is as old or as new as the browser.
 * @throws Error when there is no such zone
 */
export function clockChanges(name: string): ClockChange[] {
  const { untils, offsets } = zoneOf(name);
  const minutes = offsets.map((west) => -Math.round(west));
  const changes = minutes.map((east, index): ClockChange => [untils[index - 1] ?? 0, east]);
  const last = changes.findLastIndex(([from]) => from <= 0);
  return [[0, minutes[last] ?? 0], ...changes.slice(last + 1)];
}

let known: ReadonlySet<string> | undefined;

/** Whether the name is one of the IANA database, spelled as there. */
export function isTimeZone(name: string): boolean {
  // Six hundred names, which the package puts in order for everyone who asks.
  known ??= new Set(moment.tz.names());
  return known.has(name);
}

/** What the clocks of a place show, as milliseconds since 1970 if it were Greenwich. */
export type WallTime = number;

const MINUTE_MS = 60_000;
/** No place changes its clocks twice within two days. */
const DAY_MS = 86_400_000;

/**
 * Minutes east of Greenwich at a moment; moment-timezone counts them to the west.
 * @param epoch milliseconds since 1970
 * @param zone IANA name, such as `America/Vancouver`
 * @throws Error when there is no such zone: ask `isTimeZone` first
 */
export function offsetAt(epoch: number, zone: string): number {
  return Math.round(0 - zoneOf(zone).utcOffset(epoch));
}

/**
 * The moments that a reading of the clocks can mean, earliest first: one; two where clocks go back; and where they go
 * forward and skip it, the two that come of counting with the offset before and after, neither of which shows it.
 */
export function momentsOf(
  wall: WallTime,
  zone: string,
): { readonly moments: readonly number[]; readonly skipped: boolean } {
  const offsets = [offsetAt(wall - DAY_MS, zone), offsetAt(wall + DAY_MS, zone)];
  const readings = [...new Set(offsets)].map((offset) => wall - offset * MINUTE_MS).sort((a, b) => a - b);
  const shown = readings.filter((epoch) => epoch + offsetAt(epoch, zone) * MINUTE_MS === wall);
  return shown.length > 0 ? { moments: shown, skipped: false } : { moments: readings, skipped: true };
}
