import type { DateStamp } from "../../../src/domain/date-stamp.ts";

interface DateLineProps {
  readonly date: DateStamp;
  /** A year that the page says already. */
  readonly year?: string | undefined;
}

/** A date for readers and machines. Where only the day is known, the machine is not told an hour either. */
export function DateLine({ date, year }: DateLineProps) {
  const label = date.year === year ? date.label.slice(`${year}年`.length) : date.label;
  return <time datetime={date.dayOnly ? date.day : date.iso}>{label}</time>;
}
