import type { DateStamp } from "../../../src/domain/date-stamp.ts";

export interface DateLineProps {
  readonly date: DateStamp;
  /** A year that the page says already. */
  readonly year?: string | undefined;
  /** The day that the page says it is of, `2026-11-28`: of that day the hour is told, of others the day. */
  readonly today?: string | undefined;
  /** Its hour is an element of its own, which narrow columns leave out. */
  readonly apart?: boolean;
}

const CLOCK = " 19:09";

/**
 * A date for readers and machines. Where only the day is known, the machine is not told an hour either. What is shortened is
 * told whole in its title; the script says of what has just come how many minutes ago that was (src/browser/time-ago.ts).
 */
export function DateLine({ date, year, today, apart = false }: DateLineProps) {
  if (date.dayOnly || today === undefined) {
    const label = date.year === year ? date.label.slice(`${year}年`.length) : date.label;
    if (!apart || date.dayOnly) return <time datetime={date.dayOnly ? date.day : date.iso}>{label}</time>;
    return (
      <time datetime={date.iso} title={date.label}>
        {label.slice(0, -CLOCK.length)}
        <span class="hour">{label.slice(-CLOCK.length)}</span>
      </time>
    );
  }
  const { iso, label, day, shortLabel } = date;
  const time = { datetime: iso, title: label };
  if (day === today)
    return (
      <time class="clock" {...time}>
        {clockOf(date)}
      </time>
    );
  return (
    <time {...time}>{date.year === today.slice(0, date.year.length) ? shortLabel : `${date.year}年${shortLabel}`}</time>
  );
}

/** `19:09` */
export function clockOf({ iso }: DateStamp): string {
  return iso.slice("2026-11-28T".length, "2026-11-28T19:09".length);
}
