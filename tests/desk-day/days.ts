/** An hour as the clock on the wall of the desk shows it: `2026-12-01T03:00`. */
export type Wall = string;

/**
 * A day of a desk. How far its clocks are from Greenwich is written down here as those have said who set them, so that
 * the program is not asked about itself.
 */
export interface DayCase {
  readonly zone: string;
  /** The day before, on whose evening it begins: `2026-11-30`. */
  readonly eve: string;
  readonly day: string;
  /** From which hour on the wall on which offset is in force; the first also holds for all that was before. */
  readonly offsets: readonly (readonly [from: Wall, offset: string])[];
  /** Whether the paper has a Traditional edition. */
  readonly traditional: boolean;
}

function dayCase(zone: string, eve: string, day: string, ...offsets: (readonly [Wall, string])[]): DayCase {
  return { zone, eve, day, offsets, traditional: zone === "Asia/Shanghai" };
}

/** A quarter of an hour off all others, in the night in which November becomes December, and in London is still November. */
export const BY_DAY = dayCase("Asia/Kathmandu", "2026-11-30", "2026-12-01", ["", "+05:45"]);

/** The same in all zones, over the turn of a month or year, and the nights in which clocks go forward and back. */
export const BY_NIGHT: readonly DayCase[] = [
  // From 2026 on clocks in Vancouver are not changed any more.
  dayCase("America/Vancouver", "2026-11-30", "2026-12-01", ["", "-07:00"]),
  dayCase("America/Vancouver", "2025-11-01", "2025-11-02", ["", "-07:00"], ["2025-11-02T02:00", "-08:00"]),
  dayCase("America/Vancouver", "2026-03-07", "2026-03-08", ["", "-08:00"], ["2026-03-08T03:00", "-07:00"]),
  dayCase("America/Toronto", "2026-10-31", "2026-11-01", ["", "-04:00"], ["2026-11-01T02:00", "-05:00"]),
  dayCase("America/Toronto", "2026-03-07", "2026-03-08", ["", "-05:00"], ["2026-03-08T03:00", "-04:00"]),
  dayCase("UTC", "2026-12-31", "2027-01-01", ["", "+00:00"]),
  dayCase("Asia/Shanghai", "2026-11-30", "2026-12-01", ["", "+08:00"]),
  dayCase("Asia/Kathmandu", "2026-12-31", "2027-01-01", ["", "+05:45"]),
];

/** A wall as article.json has it. Of an hour that there is twice, the first. */
export function written({ offsets }: DayCase, wall: Wall): string {
  const [, offset = ""] = offsets.findLast(([from]) => from <= wall) ?? [];
  // `Z` would be another spelling of the same.
  return `${wall}:00${offset}`;
}

export function moment(day: DayCase, wall: Wall): number {
  return Date.parse(written(day, wall));
}

/** As readers are to see it: what the wall showed, and of midnight the day alone. */
export function printed(wall: Wall): string {
  const [year, month, day] = wall.slice(0, "2026-12-01".length).split("-").map(Number);
  const time = wall.slice("2026-12-01T".length);
  return `${year}年${month}月${day}日${time === "00:00" ? "" : ` ${time}`}`;
}

/** The day some days before. */
export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, "2026-12-01".length);
}
