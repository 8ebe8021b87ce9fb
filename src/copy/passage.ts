/**
 * A stretch of running text as a reader sees it, with the way back to the file. Marks of Markdown and JSON are left out;
 * what is not prose (code, pictures, addresses) stands in it as U+FFFC.
 */
export interface Passage {
  readonly text: string;
  /** In the order of the text, without gaps in it. */
  readonly runs: readonly Run[];
  readonly role: Role;
  /** A text with others before and behind it, where a quotation may run on. */
  readonly paragraph: boolean;
}

/** `quotation` is somebody else's wording: looked at, never touched. */
export type Role = "prose" | "heading" | "quotation";

/** What stands for code, a picture, an address or an escape. */
export const OPAQUE = "\uFFFC";

/** Some of a passage's text that stands in one piece in the file. All in UTF-16 units. */
export interface Run {
  /** Where it starts in the passage. */
  readonly at: number;
  readonly length: number;
  /** Where it starts in the file. */
  readonly from: number;
  /** Its length in the file; differs from `length` only where an escape stands for one unit. */
  readonly width: number;
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Where a place of the passage is in the file. */
export function offsetInFile({ runs }: Passage, at: number): number {
  const run = runs[runAt(runs, at)];
  return run ? run.from + Math.min(at - run.at, run.width) : 0;
}

/** Where a part of the passage is in the file; undefined when something is left out between its ends. */
export function spanInFile({ runs }: Passage, start: number, end: number): Span | undefined {
  let first: Run | undefined;
  let last: Run | undefined;
  for (let index = runAt(runs, start); index < runs.length; index += 1) {
    const run = runs[index];
    if (!run || run.at >= end) break;
    if (run.at + run.length <= start) continue;
    if (last && run.from !== last.from + last.width) return undefined;
    first ??= run;
    last = run;
  }
  if (!first || !last) return undefined;
  return {
    from: first.length === first.width ? first.from + (start - first.at) : first.from,
    to: last.length === last.width ? last.from + (end - last.at) : last.from + last.width,
  };
}

/** Index of the last run that begins at a place or before it. */
function runAt(runs: readonly Run[], at: number): number {
  let [first, after] = [0, runs.length];
  while (after - first > 1) {
    const middle = (first + after) >> 1;
    if ((runs[middle]?.at ?? 0) <= at) first = middle;
    else after = middle;
  }
  return first;
}

/** Collects a passage piece by piece. */
export class PassageBuilder {
  #text = "";
  readonly #runs: Run[] = [];

  /** Text that stands in the file as it is. */
  plain(text: string, from: number): void {
    if (text === "") return;
    this.#runs.push({ at: this.#text.length, length: text.length, from, width: text.length });
    this.#text += text;
  }

  /** One unit for something written otherwise in the file. */
  escaped(unit: string, from: number, width: number): void {
    this.#runs.push({ at: this.#text.length, length: unit.length, from, width });
    this.#text += unit;
  }

  build(role: Role, paragraph: boolean): Passage {
    return { text: this.#text, runs: this.#runs, role, paragraph };
  }
}
