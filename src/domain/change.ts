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
}
