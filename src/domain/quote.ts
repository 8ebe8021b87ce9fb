import type { DateStamp } from "./date-stamp.ts";
import type { Original } from "./original.ts";
import type { SourceCitation } from "./source.ts";

/** Where something was said. */
export const PLATFORMS = [
  "x",
  "truth-social",
  "weibo",
  "facebook",
  "instagram",
  "threads",
  "bluesky",
  "telegram",
  "wechat",
  "press",
  "statement",
] as const;
export type Platform = (typeof PLATFORMS)[number];

export const PLATFORM_LABELS: Readonly<Record<Platform, string>> = {
  x: "X",
  "truth-social": "Truth Social",
  weibo: "微博",
  facebook: "Facebook",
  instagram: "Instagram",
  threads: "Threads",
  bluesky: "Bluesky",
  telegram: "Telegram",
  wechat: "微信公众号",
  press: "媒体报道",
  statement: "声明或讲话",
};

/** A direct quotation on record: who said it, where, in which words, and when that was checked. */
export interface Quote extends Original {
  /** The name by which the Markdown places it. */
  readonly name: string;
  readonly speaker: string;
  readonly role?: string;
  readonly platform: Platform;
  /** Who reported it; always there for the press. */
  readonly source?: SourceCitation;
  readonly text: string;
  /** The words as they were said, when the text is a translation. */
  readonly original?: { readonly language: string; readonly text: string };
  readonly url: string;
  /** When it was said or posted there. */
  readonly posted?: DateStamp;
  readonly checked: DateStamp;
}
