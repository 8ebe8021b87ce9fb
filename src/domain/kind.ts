/**
 * How an article came to be. It decides what a reader is told about its origin
 * and which sources the record must name.
 */
export const KINDS = ["original", "compilation", "translation", "reprint"] as const;
export type KnownKind = (typeof KINDS)[number];

/** Of an old article of which nobody knows how it came to be (src/domain/archive.ts); no new one may be so. */
export const UNKNOWN_KIND = "unknown";
export const ALL_KINDS = [...KINDS, UNKNOWN_KIND] as const;
export type Kind = (typeof ALL_KINDS)[number];

/** What the source badge says, in the words Chinese newsrooms use. */
export const KIND_LABELS: Readonly<Record<Kind, string>> = {
  original: "原创",
  compilation: "综合",
  translation: "编译",
  reprint: "转载",
  unknown: "不详",
};
