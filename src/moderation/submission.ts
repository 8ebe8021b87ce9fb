import { DateTime } from "luxon";
import { spelledOut } from "../domain/characters.ts";
import { COMMENT_ID, type COMMENT_ORIGINS, LONGEST_NAME } from "../domain/comment.ts";
import { isBlank, lengthOf } from "../domain/seen-text.ts";
import { MARKUP, webAddress } from "../domain/text-rules.ts";
import { momentsOf } from "../domain/time-zone.ts";
import { cleanLine, cleanText, hasEmail, withoutEmails } from "./clean-text.ts";
import { commentIdOf, type Identity, identityIn, identityOf, type Kin, kinOf } from "./comment-store.ts";
import { senderLabels } from "./senders.ts";
import { LONGEST_RAW_NAME, LONGEST_RAW_TEXT, NO_NAME, publishable, WaitingComment } from "./waiting.ts";

/** How a submission says which article it is about; anything may be missing or nonsense. */
export interface ArticleHint {
  readonly id?: string;
  /** Addresses the article has or had, absolute or from the root. */
  readonly addresses: readonly string[];
  readonly slug?: string;
  /** The same in words that may be printed; what readers typed may not. */
  readonly label: string;
}

/**
 * A comment as a service handed it over, before anything is cleaned or checked. What must not be kept (e-mail, IP, user
 * agent, referrer) has no field here, so that no later step can write it anywhere.
 */
export interface Submission {
  readonly origin: (typeof COMMENT_ORIGINS)[number];
  /** Where it stands, for messages. */
  readonly file: string;
  readonly line: number;
  /** `第 17 项` */
  readonly label: string;
  /** Its number at the service, unique within the origin. */
  readonly sourceId?: string;
  /** What the reader's browser called it, the same when it was sent again. */
  readonly submissionId?: string;
  readonly article: ArticleHint;
  /** The comment it answers; failing that the one which that answers, and so on. Worked out as far as it is asked for. */
  readonly parents: Iterable<Identity | Kin>;
  readonly name: string;
  readonly website: string;
  readonly text: string;
  /** UTC to the second, when it could be read. */
  readonly sent: string | undefined;
  /** An editor has let it through at the service. */
  readonly approved: boolean;
  /** What others of the same sender have in this run as well. */
  readonly senders: readonly string[];
}

/** A report as a service handed it over. What must not be kept has no field here. */
export interface ReportSubmission {
  readonly origin: (typeof COMMENT_ORIGINS)[number];
  /** Where it stands, for messages. */
  readonly file: string;
  readonly line: number;
  readonly label: string;
  /** Its number at the service. */
  readonly sourceId?: string;
  /** What tells it from another of the same words: the browser's number, or else the service's. */
  readonly number: string;
  readonly article: ArticleHint;
  readonly sent: string | undefined;
  /** As they were sent. */
  readonly texts: Readonly<Record<"quote" | "heading" | "before" | "after" | "right" | "source" | "name", string>>;
}

/** What a file or a service gave, and what of it is not for us. */
export interface ImportBatch {
  readonly submissions: readonly Submission[];
  /** Mistakes in articles, which come by the same way. */
  readonly reports?: readonly ReportSubmission[];
  /** Other forms, pingbacks, spam, trash. */
  readonly foreign: number;
  /** Waiting at a service that has editors of its own. */
  readonly unapproved: number;
}

/** What a file gave that could not be read. */
export const NOTHING: ImportBatch = { submissions: [], foreign: 0, unapproved: 0 };

const SUBMISSION_ID = /^[\w-]{8,64}$/;

/** As much of a submission as the service knows that kept it. */
type Kept = Pick<Submission, "origin" | "file" | "line" | "label"> & {
  readonly sourceId: string | undefined;
  /** When it came, as the service writes it. */
  readonly sent: string;
};

/**
 * A submission of our own comment form, whichever service kept it.
 * @param fields what the form sends (docs/contracts/comment-endpoint.md)
 */
export function formSubmission(fields: ReadonlyMap<string, string>, { sourceId, sent, ...kept }: Kept): Submission {
  const field = (name: string) => (fields.get(name) ?? "").trim();
  const [submissionId, parent] = [submissionIdIn(fields), field("parent")];
  return {
    ...kept,
    ...(sourceId !== undefined && { sourceId }),
    ...(submissionId !== undefined && { submissionId }),
    article: articleHintIn(fields),
    parents: COMMENT_ID.test(parent) ? [identityIn(parent)] : [],
    name: field("name"),
    website: field("website"),
    text: fields.get("message") ?? "",
    sent: sentAt(sent),
    approved: false,
    senders: senderLabels(field("email"), field("ip")),
  };
}

/** What the reader's browser called a post of a form. */
export function submissionIdIn(fields: ReadonlyMap<string, string>): string | undefined {
  const id = (fields.get("submission-id") ?? "").trim();
  return SUBMISSION_ID.test(id) ? id : undefined;
}

/** Which article a post of a form is about. */
export function articleHintIn(fields: ReadonlyMap<string, string>): ArticleHint {
  const field = (name: string) => (fields.get(name) ?? "").trim();
  return { id: field("article"), addresses: [field("article-url")], label: "article、article-url 两栏" };
}

/**
 * Fields by the names of the form. Services change the case, write `_` or a space for `-`, and put `_` before the fields
 * they add themselves; where both are there theirs counts, since a reader's browser can send any name.
 */
export function fieldsOf(record: Readonly<Record<string, unknown>>): Map<string, string> {
  const entries = Object.entries(record).toSorted(([a], [b]) => Number(a.startsWith("_")) - Number(b.startsWith("_")));
  return new Map(
    entries.flatMap(([name, value]) =>
      typeof value === "string" || typeof value === "number" ? [[fieldName(name), String(value)]] : [],
    ),
  );
}

function fieldName(name: string): string {
  const bare = name.trim().toLowerCase().replace(/^_+/, "");
  return bare.replace(/[_\s]+/g, "-");
}

const EARLIEST = 1990;
const LATEST = 2100;
/** Behind a time; in a date, two digits with a minus never end the text. */
const HAS_OFFSET = /(?:z|[+-]\d{2}(?::?\d{2})?)$/i;

/**
 * When a comment was sent, in UTC to the second: `2024-05-01T14:30:00Z`. Other people's systems have zones of their own;
 * what they say is converted and never refused for its offset.
 *
 * @param text RFC 3339, or `2024-05-01 14:30:00`
 * @param zone what it means when the text names no offset; never the machine's own
 * @returns undefined when there is no such moment
 */
export function sentAt(text: string, zone = "UTC"): string | undefined {
  const trimmed = text.trim();
  if (!/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(trimmed)) return undefined;
  const whole = trimmed.replace(" ", "T").replaceAll(" ", "");
  const written = DateTime.fromISO(whole, { zone: "utc" }).startOf("second");
  if (!written.isValid) return undefined;
  const moment = HAS_OFFSET.test(whole)
    ? written
    : DateTime.fromMillis(firstMoment(written.toMillis(), zone), { zone: "utc" });
  if (moment.year < EARLIEST || moment.year > LATEST) return undefined;
  return moment.toISO({ suppressMilliseconds: true }) ?? undefined;
}

/** What a clock shows twice was the first time; what it skipped is counted on from before. */
function firstMoment(wall: number, zone: string): number {
  const { moments, skipped } = momentsOf(wall, zone);
  return moments.at(skipped ? -1 : 0) ?? wall;
}

/** A submission made into a comment, all but whom it answers. */
export interface Candidate {
  readonly submission: Submission;
  readonly record: WaitingComment;
  /**
   * Why an editor has to see it in any case: there was an e-mail address in the name, which is gone; or its text is too long,
   * or there is markup in its name.
   */
  readonly held?: "address" | "unfit";
  /** Its name is too long, so that only the beginning will be shown. */
  readonly longName: boolean;
  /** There were control characters in it, or halves of characters, which are gone. */
  readonly mended: boolean;
}

/** What no reader has typed: it was broken on the way. */
const BROKEN = /[^\P{Cc}\t\n\r]|\p{Cs}|\ufffd/u;

/**
 * Cleans and checks one submission. What is too long to be published, or has markup for a name, is none the worse for it.
 * @returns the candidate, or what is wrong: a Chinese half-sentence that names the field and never quotes it
 */
export function recordOf(submission: Submission, article: string): Candidate | string {
  const { origin, sent, senders } = submission;
  if (!sent) return "没有发表时间，或者看不懂";
  for (const [label, { length }, most] of [
    ["正文", submission.text, LONGEST_RAW_TEXT],
    ["名字", submission.name, LONGEST_RAW_NAME],
  ] as const)
    if (length > most) return `${label}连空白有 ${length} 字，超过 ${most} 字的不读`;
  const typed = cleanLine(submission.name);
  const [bare, text] = [withoutEmails(typed), cleanText(submission.text)];
  if (isBlank(text)) return "没有正文";
  const website = submission.website.trim();
  const checked = WaitingComment.safeParse({
    id: commentIdOf(sent, identityOfSubmission(submission, sent, bare, text)),
    article,
    name: isBlank(bare) ? NO_NAME : bare,
    ...(isWebsite(website) && { website }),
    date: sent,
    text,
    origin,
    ...(senders.length > 0 && { senders }),
  });
  if (!checked.success)
    return `${[...new Set(checked.error.issues.map(({ path: [field] }) => String(field)))].join("、")} 不合要求`;
  const record = checked.data;
  const unfit = MARKUP.test(record.name) || publishable(record) === undefined;
  return {
    ...{ submission, record, longName: lengthOf(record.name) > LONGEST_NAME },
    mended: BROKEN.test(submission.text) || BROKEN.test(submission.name),
    ...(hasEmail(typed) ? { held: "address" } : unfit && { held: "unfit" }),
  };
}

/**
 * A service's number says best that two are one; the browser's says it across services and repeated attempts. Either may
 * come with other words: the reader has gone on writing, or another form counts from one as well.
 * @param name without addresses, which must not go into a hash
 */
function identityOfSubmission(
  { origin, sourceId, submissionId }: Submission,
  sent: string,
  name: string,
  text: string,
): Identity {
  if (submissionId !== undefined) return identityOf(["submission", submissionId], [name, text]);
  if (sourceId !== undefined) return identityOf([origin, sourceId], [name, text]);
  return kinOf("content", origin, sent, name, text);
}

/** What is no plain address is left out: nobody misses it, and a reader's e-mail may stand in it. */
function isWebsite(text: string): boolean {
  return webAddress.safeParse(text).success && spelledOut(text) === text && !text.includes("@") && !hasEmail(text);
}
