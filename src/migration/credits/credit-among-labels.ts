import { labelOf, labelParts } from "../../manuscripts/label-words.ts";

/** A picture's credit in a line that says more than that. */
export interface CreditAmongLabels {
  /** Who is named, as typed. */
  readonly said: string;
  /** The part of the line that names them. */
  readonly part: string;
  /** The others, which are about the text. */
  readonly rest: string;
}

/** `图：公报 / 文：李明`: one credit beside who wrote the text, and nothing else. */
export function creditAmongLabels(line: string): CreditAmongLabels | undefined {
  const parts = (labelParts(line) ?? []).map((part) => ({ part: part.trim(), label: labelOf(part) }));
  const [credit, ...more] = parts.filter(({ label }) => label?.subject === "credit");
  const others = parts.filter(({ label }) => label && OF_TEXT.has(label.subject));
  if (!credit?.label || more.length > 0 || others.length === 0 || others.length + 1 < parts.length) return undefined;
  return { said: credit.label.value, part: credit.part, rest: others.map(({ part }) => part).join(" ") };
}

const OF_TEXT: ReadonlySet<string> = new Set(["author", "translator", "editor", "managing-editor"]);
