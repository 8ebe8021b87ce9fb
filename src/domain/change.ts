import type { DateStamp } from "./date-stamp.ts";

/** A correction mends what was wrong; an update adds what was not known. */
export const CHANGE_KINDS = ["correction", "update"] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export const CHANGE_LABELS: Readonly<Record<ChangeKind, string>> = { correction: "更正", update: "更新" };

/** One entry of an article's log of changes after publication. */
export interface Change {
  readonly date: DateStamp;
  readonly kind: ChangeKind;
  readonly text: string;
  /** The reader who pointed it out and wants to be named. */
  readonly thanks?: string;
}

/** What a change says wherever it is told: what was changed, and whom that is owed to. */
export function changeText({ text, thanks }: { readonly text: string; readonly thanks?: string | undefined }): string {
  if (thanks === undefined) return text;
  return `${text}${/[。！？…”』」）.!?]$/.test(text) ? "" : "。"}感谢读者${thanks}指正。`;
}
