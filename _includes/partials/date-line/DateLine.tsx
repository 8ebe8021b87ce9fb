import type { DateStamp } from "../../../src/domain/date-stamp.ts";

export interface DateLineProps {
  readonly date: DateStamp;
  /** A year that the page says already. */
  readonly year?: string | undefined;
  /** The day that the page says it is of, `2026-11-28`: of that day the hour is told, of others the day. */
  readonly today?: string | undefined;
}

/**
 * A date for readers and machines. Where only the day is known, the machine is not told an hour either. What is shortened is
 * told whole in its title; the script says of what has just come how many minutes ago that was (src/browser/time-ago.ts).
 */
export function DateLine({ date, year, today }: DateLineProps) {
  if (date.dayOnly || today === undefined) {
    const label = date.year === year ? date.label.slice(`${year}年`.length) : date.label;
    return <time datetime={date.dayOnly ? date.day : date.iso}>{label}</time>;
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
