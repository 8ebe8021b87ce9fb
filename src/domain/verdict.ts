import type { CopyCode, CopyRules, Severity } from "./copy-rule.ts";
import type { ProblemCode } from "./problem.ts";

/**
 * `error` stops the build and fails the check; `reminder` is told by both and stops neither. What is `either` depends on the
 * moment: an error in what readers would get now, a reminder while there is time.
 */
type Weight = "error" | "reminder" | "either";

/**
 * Who finds it: those who read the files; the copy desk; those who follow links and old addresses; those who decode pictures; those who
 * compare the host's configuration. Commands that take in comments find what neither check nor build ever sees.
 */
type Station = "reading" | "copy" | "addresses" | "pictures" | "delivery" | "intake";

interface Verdict {
  readonly weight: Weight;
  readonly stations: readonly [Station, ...Station[]];
  /** Not looked for unless `_data/copy-rules.json` asks. */
  readonly off?: true;
  /** An error in a draft as well, where anything else is a reminder (docs/decisions/0029). */
  readonly inDrafts?: true;
}

const stops = (...stations: Verdict["stations"]) => ({ weight: "error", stations }) as const;
const reminds = (...stations: Verdict["stations"]) => ({ weight: "reminder", stations }) as const;
const depends = (...stations: Verdict["stations"]) => ({ weight: "either", stations }) as const;

/**
 * What stops a publication, and who finds it: the one list that check and build go by. A code that is missing here does
 * not compile, nor does a place in the code that reports a reminder as an error. What loses a text, its source or a page
 * is an error; what is a question of style is a reminder (docs/decisions/0020).
 */
export const VERDICTS = {
  "json-syntax": stops("reading"),
  "duplicate-key": stops("reading"),
  "unknown-key": stops("reading"),
  "missing-field": stops("reading"),
  "wrong-type": stops("reading"),
  "bad-value": stops("reading"),
  "bad-date": stops("reading"),
  "wrong-offset": stops("reading"),
  // A reminder is enough in an article that nobody can read yet, and in a withdrawal, which must not be held up.
  "future-date": depends("reading"),
  // A reminder where a draft was begun in an earlier month than it came out: the address keeps that month.
  "date-folder-mismatch": depends("reading"),
  "bad-publish-at": stops("reading"),
  "bad-until": stops("reading"),
  "bad-change-date": stops("reading"),
  "unlogged-change": reminds("reading"),
  "missing-byline": stops("reading"),
  "missing-sponsor": stops("reading"),
  "unlabelled-sponsor": stops("reading"),
  "label-in-title": reminds("reading"),
  "missing-source": stops("reading"),
  "missing-source-url": stops("reading"),
  "unknown-source": stops("reading"),
  "duplicate-source-name": stops("reading"),
  "unknown-person": reminds("reading"),
  "duplicate-person-name": stops("reading"),
  "unsourced-event": stops("reading"),
  "ai-mark": stops("reading", "pictures"),
  "unreviewed-ai": stops("reading"),
  "circular-chain": stops("reading"),
  "single-origin": reminds("reading"),
  "unlinked-origin": reminds("reading"),
  "unknown-topic-article": reminds("reading"),
  "stopped-source": stops("reading"),
  "unregistered-source": stops("reading"),
  "missing-author": stops("reading"),
  "missing-share": stops("reading"),
  "share-exceeded": stops("reading"),
  "not-archived": stops("reading"),
  "duplicate-archive": stops("reading"),
  "unknown-kind": stops("reading"),
  "debt-paid": reminds("reading"),
  "unknown-section": stops("reading"),
  "unknown-tag": stops("reading"),
  "unreadable-colour": stops("reading"),
  "missing-credit": stops("reading"),
  "missing-licence": stops("reading"),
  "missing-alt": stops("reading"),
  "missing-picture-file": stops("reading"),
  "bad-picture-file": stops("reading", "pictures"),
  "tampered-picture": stops("pictures"),
  "unread-credentials": reminds("pictures"),
  "picture-too-large": stops("reading"),
  "bad-artwork": stops("reading"),
  "animated-picture": stops("reading"),
  "missing-chart-file": stops("reading"),
  "bad-chart-data": stops("reading"),
  "bad-chart": stops("reading"),
  "missing-media-file": stops("reading"),
  "bad-media-file": stops("reading"),
  "media-too-large": stops("reading"),
  "bad-media-address": stops("reading"),
  "missing-description": stops("reading"),
  "bad-captions": stops("reading"),
  "unknown-poster": stops("reading"),
  "media-not-placed": stops("reading"),
  "media-placed-twice": stops("reading"),
  "media-only-linked": reminds("reading"),
  "credit-contradiction": reminds("reading", "pictures"),
  "licence-contradiction": stops("reading", "pictures"),
  "unrecorded-file": stops("reading"),
  "unknown-picture": stops("reading"),
  "picture-not-placed": stops("reading"),
  "picture-placed-twice": stops("reading"),
  "chart-not-placed": stops("reading"),
  "chart-placed-twice": stops("reading"),
  "quote-not-placed": stops("reading"),
  "quote-placed-twice": stops("reading"),
  "duplicate-name": stops("reading"),
  "missing-quote-source": stops("reading"),
  "checked-before-posted": stops("reading"),
  "unsourced-quote": reminds("reading"),
  "picture-not-alone": stops("reading"),
  "empty-body": stops("reading"),
  "not-live": stops("reading"),
  "bad-live-kind": stops("reading"),
  "bad-ended": stops("reading"),
  "bad-entry-name": stops("reading"),
  "missing-entry-head": stops("reading"),
  "missing-entry-source": stops("reading"),
  "bad-entry-text": stops("reading"),
  "entry-not-out": reminds("reading"),
  "entry-after-end": reminds("reading"),
  "front-matter": stops("reading"),
  "bad-link": stops("reading"),
  // What was typed and would not be read as it was meant (docs/decisions/0035): an error where words, figures or a source are lost.
  "lost-text": stops("reading"),
  "lost-sign": stops("reading"),
  "bad-note": stops("reading"),
  "unfinished-link": stops("reading"),
  "link-without-text": stops("reading"),
  "doubtful-emphasis": reminds("reading"),
  "unread-mark": reminds("reading"),
  "other-markup": reminds("reading"),
  "unmeant-heading": reminds("reading"),
  "unmeant-list": reminds("reading"),
  "unmeant-code": reminds("reading"),
  "run-together": reminds("reading"),
  "link-not-out-yet": depends("reading"),
  "dead-link": depends("addresses"),
  "dead-fragment": depends("addresses"),
  "html-in-text": stops("reading"),
  "missing-title": stops("reading"),
  "bad-heading": stops("reading"),
  "too-deep": stops("reading"),
  "paragraph-too-long": stops("reading"),
  "not-utf8": stops("reading"),
  "forbidden-character": stops("reading"),
  "userinfo-in-address": stops("reading"),
  "lookalike-host": reminds("reading"),
  // What is committed is out, whatever becomes of the text.
  "secret-in-text": { ...stops("reading"), inDrafts: true },
  "file-too-large": stops("reading"),
  "unreadable-file": stops("reading"),
  symlink: stops("reading"),
  "empty-article-folder": stops("reading"),
  "missing-article-file": depends("reading"),
  "misplaced-file": stops("reading"),
  "bad-slug": stops("reading"),
  "duplicate-slug": stops("reading"),
  "duplicate-id": stops("reading"),
  "alias-conflict": stops("reading", "addresses"),
  "unwritable-alias": stops("reading"),
  "too-many-redirects": reminds("addresses"),
  "idle-old-address": reminds("addresses"),
  "duplicate-withdrawal": stops("reading"),
  "unknown-withdrawal": stops("reading"),
  "unfinished-comments": stops("reading"),
  "unfinished-migration": stops("reading"),
  "unknown-comment-article": stops("reading"),
  "misplaced-comment": stops("reading"),
  "removed-comment": stops("reading"),
  "impersonating-name": reminds("reading"),
  "bad-breaking-window": stops("reading"),
  "unknown-breaking-article": depends("reading"),
  "front-not-out": reminds("reading"),
  "live-idle": reminds("reading"),
  "front-advertisement": reminds("reading"),
  "front-repeated": reminds("reading"),
  "bad-term": stops("reading"),
  "unused-term": reminds("reading"),
  // A reminder where what is damaged could be mended.
  "bad-export": depends("intake"),
  "bad-submission": depends("intake"),
  "submission-without-article": depends("intake"),
  "duplicate-comment": stops("intake"),
  "export-in-repository": stops("intake"),
  "contact-in-comment": depends("intake"),
  "bad-host-file": stops("delivery"),
  "endpoint-not-allowed": stops("delivery"),
  "endpoint-not-used": stops("delivery"),
  "admin-policy": stops("delivery"),
  // Where a quotation ends that nobody closed, nobody can say: words lose their owner.
  "unpaired-quotes": stops("copy"),
  // Of two statements of rights under one text the pasted one may belong to another kind of text.
  "pasted-disclaimer": stops("copy"),
  "pasted-form": reminds("copy"),
  "unpaired-title-marks": reminds("copy"),
  "unpaired-brackets": reminds("copy"),
  "half-width-punctuation": reminds("copy"),
  "full-width-punctuation": reminds("copy"),
  "full-width-letters": reminds("copy"),
  "straight-quotes": reminds("copy"),
  "nested-quotes": reminds("copy"),
  "corner-quotes": reminds("copy"),
  ellipsis: reminds("copy"),
  dash: reminds("copy"),
  "repeated-punctuation": reminds("copy"),
  "repeated-words": reminds("copy"),
  "space-between-han": reminds("copy"),
  "one-sided-space": reminds("copy"),
  // A question of house style: typed spaces that stand on both sides disturb nobody.
  "han-latin-space": { ...reminds("copy"), off: true },
  "name-variant": reminds("copy"),
  "date-form": reminds("copy"),
  "unit-form": reminds("copy"),
  "traditional-doubt": reminds("copy"),
  "near-duplicate": reminds("copy"),
} as const satisfies Readonly<Record<ProblemCode, Verdict>>;

type CodesThat<W extends Weight> = {
  [Code in ProblemCode]: (typeof VERDICTS)[Code]["weight"] extends W ? Code : never;
}[ProblemCode];

/** Codes that may stop the build. */
export type ErrorCode = CodesThat<"error" | "either">;
/** Codes that may be told without stopping anything. */
export type ReminderCode = CodesThat<"reminder" | "either">;

/** Whether a finding stops a publication wherever it is made. */
export function isErrorCode(code: ProblemCode): code is CodesThat<"error"> {
  return VERDICTS[code].weight === "error";
}

/** How much a rule of copy weighs: as `_data/copy-rules.json` says, otherwise by default. */
export function severityIn(rules: CopyRules, code: CopyCode): Severity {
  return rules[code] ?? defaultSeverity(code);
}

function defaultSeverity(code: CopyCode): Severity {
  const { off, weight }: Verdict = VERDICTS[code];
  return off ? "off" : weight === "error" ? "error" : "warning";
}

/** Whether a finding stops a publication even in a draft, which harms nobody otherwise. */
export const stopsInDrafts = (code: ProblemCode): boolean => "inDrafts" in VERDICTS[code];
