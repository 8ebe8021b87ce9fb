import type { DateStamp } from "../../../src/domain/date-stamp.ts";

/** A date for readers and machines. Where only the day is known, the machine is not told an hour either. */
export function DateLine({ date }: { readonly date: DateStamp }) {
  return <time datetime={date.dayOnly ? date.day : date.iso}>{date.label}</time>;
}
