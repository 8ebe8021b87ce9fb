import { escapeProse } from "./escaped-text.ts";
import { type HtmlElement, textIn } from "./html-nodes.ts";
import type { Marks, Run } from "./html-pieces.ts";

const SET: Readonly<Record<string, string>> = { sup: "⁰¹²³⁴⁵⁶⁷⁸⁹", sub: "₀₁₂₃₄₅₆₇₈₉" };

const SAME = ["strong", "emphasis", "link", "raised"] as const;

/** Whether it is what somebody has typed, in which nothing is escaped yet. */
interface OpenRun extends Run {
  readonly isTyped?: true;
}

/**
 * A number that is set high or low behind a letter or another: `10<sup>6</sup>` would be 106.
 * @param before what the text ends with
 * @returns undefined where it is something else, as the sign of a note
 */
export function powerOf(element: HtmlElement, before: string): string | undefined {
  const text = textIn(element).trim();
  if (!/^\d{1,3}$/.test(text) || !/[\dA-Za-z]$/.test(before) || typeof element.children[0] !== "string")
    return undefined;
  return [...text].map((digit) => SET[element.name]?.[Number(digit)]).join("");
}

/** A paragraph whose end has not come yet. */
export class OpenParagraph {
  #runs: OpenRun[] = [];

  /** What it ends with so far. */
  get end(): string {
    return this.#runs.at(-1)?.text ?? "";
  }

  add(run: Run): void {
    this.#runs.push(run);
  }

  /** Adds text; of blanks that follow each other one counts. */
  put(text: string, marks: Marks): void {
    const before = this.#runs.at(-1)?.text;
    const isDouble = text.startsWith(" ") && (before === undefined || before.endsWith(" "));
    const own = isDouble ? text.slice(1) : text;
    if (own !== "") this.#runs.push({ text: own, ...marks, isTyped: true });
  }

  /** Ends it. @returns what it consists of, without white space at both ends; nothing where that is all there is */
  take(): Run[] {
    const from = this.#runs.findIndex((run) => !isBlank(run));
    const to = this.#runs.findLastIndex((run) => !isBlank(run));
    const runs = joined(this.#runs.slice(Math.max(from, 0), to + 1)).map((run, index, all) => {
      const text = index === 0 ? run.text.trimStart() : run.text;
      return { ...run, text: index === all.length - 1 ? text.trimEnd() : text };
    });
    this.#runs = [];
    return runs;
  }
}

/** A tag that a text tells of may be typed in pieces, as highlighted code is: only as a whole it is seen to be one. */
function joined(runs: readonly OpenRun[]): Run[] {
  const all: OpenRun[] = [];
  for (const run of runs) {
    const before = all.at(-1);
    if (before?.isTyped && run.isTyped && SAME.every((mark) => before[mark] === run[mark]))
      all[all.length - 1] = { ...before, text: before.text + run.text };
    else all.push(run);
  }
  return all.map(({ isTyped, ...run }) => (isTyped ? { ...run, text: escapeProse(run.text) } : run));
}

function isBlank({ text, note }: Run): boolean {
  return note === undefined && text.trim() === "";
}
