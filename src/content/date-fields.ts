import type { Clock } from "../domain/clock.ts";
import { type DateStamp, readWrittenDate } from "../domain/date-stamp.ts";
import type { ErrorCode, ReminderCode } from "../domain/verdict.ts";
import type { JsonFile } from "./json-file.ts";
import { shown } from "./schema-problems.ts";

/** Clocks of two machines differ; whoever writes down what was done a minute ago must not be stopped for it. */
const CLOCKS_DIFFER_MS = 10 * 60_000;

/** Where and when dates are read. */
export interface Dating {
  /** IANA name of the site's zone. */
  readonly timeZone: string;
  readonly clock: Clock;
}

/** Reads the dates that people write into one file; everything wrong with them is reported where it stands. */
export class DateFields {
  readonly #file: JsonFile;
  readonly #dating: Dating;

  constructor(file: JsonFile, dating: Dating) {
    this.#file = file;
    this.#dating = dating;
  }

  /** @param what begins the message, such as `“published”` @returns undefined when it is wrong */
  read(text: string, path: readonly PropertyKey[], what = `“${String(path.at(-1))}”`): DateStamp | undefined {
    const written = readWrittenDate(text, this.#dating.timeZone);
    if ("date" in written) return written.date;
    const value = written.code === "bad-date" ? `：${shown(text)}` : "";
    this.#file.flag(written.code, path, `${what}${written.fault}${value}。`);
    return undefined;
  }

  /** Reports something that is said to have happened, or to have been looked at, and lies ahead. */
  checkPast(date: DateStamp, path: readonly PropertyKey[], what: string, future: "error" | "reminder"): void {
    if (this.#dating.clock.hasCome(date.epoch - CLOCKS_DIFFER_MS)) return;
    const code = "future-date" satisfies ErrorCode & ReminderCode;
    const message = `${what}是 ${date.label}，在 ${this.#dating.timeZone} 还没有到。`;
    if (future === "error") this.#file.flag(code, path, message);
    else this.#file.warn(code, path, message);
  }
}
