import type { ClockChange } from "../domain/time-zone.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const WRITTEN = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(?::(\d{2}))?(Z|[+-]\d{2}:\d{2})$/;

/** A date-time as it stands in a file, taken apart. */
export interface WrittenTime {
  /** What a clock on the wall would show: `2026-11-05T09:30`, with seconds where there are any. */
  readonly wall: string;
  readonly offset: string;
}

/** @returns undefined when the text is no date-time with an offset */
export function writtenTime(text: string): WrittenTime | undefined {
  const [, minutes, seconds = "00", offset] = WRITTEN.exec(text) ?? [];
  if (minutes === undefined || offset === undefined) return undefined;
  return { wall: seconds === "00" ? minutes : `${minutes}:${seconds}`, offset };
}

/**
 * The clock of the publication's place, by the data that the build has. A browser is not asked: neither in what zone it
 * stands, nor what it knows of the publication's.
 */
export class SiteClock {
  readonly #changes: readonly ClockChange[];

  /** @param changes of the zone, oldest first; the first stands for all before it */
  constructor(changes: readonly ClockChange[]) {
    this.#changes = changes;
  }

  /** A moment as the publication writes it: `2026-11-05T09:30:00-08:00`. */
  textOf(epoch: number): string {
    const minutes = this.#minutesAt(epoch);
    const local = new Date(epoch + minutes * MINUTE_MS).toISOString().slice(0, "2026-11-05T09:30:00".length);
    return local + offsetText(minutes);
  }

  /** This minute. */
  now(epoch = Date.now()): string {
    return this.textOf(epoch - (epoch % MINUTE_MS));
  }

  /**
   * The time that a clock on the wall shows, with the offset that is right then. Of an hour that comes twice the first; an
   * hour that is left out is read as the one before it would have gone on.
   * @param wall `2026-11-05T09:30` or with seconds, as a field of a browser gives it
   */
  at(wall: string): string {
    const local = Date.parse(`${wall}Z`);
    const before = this.#minutesAt(local - DAY_MS);
    const after = this.#minutesAt(local + DAY_MS);
    const right = [before, after].find((minutes) => this.#minutesAt(local - minutes * MINUTE_MS) === minutes);
    return this.textOf(local - (right ?? before) * MINUTE_MS);
  }

  /** The offset that belongs to a written moment; that which stands there, if it is right. @returns undefined for no time */
  rightOffset(text: string): string | undefined {
    return writtenTime(text) && offsetText(this.#minutesAt(Date.parse(text)));
  }

  #minutesAt(epoch: number): number {
    const change = this.#changes.findLast(([from]) => from <= epoch) ?? this.#changes[0];
    return change?.[1] ?? 0;
  }
}

function offsetText(minutes: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
