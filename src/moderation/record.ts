import { CommentRecord, LONGEST_COMMENT, LONGEST_NAME } from "../domain/comment.ts";
import { webAddress } from "../domain/text-rules.ts";
import { cleanLine, cleanText, visible } from "./clean-text.ts";
import { hasEmail, withoutEmails } from "./contacts.ts";
import { commentIdOf, type Identity, identityOf } from "./identity.ts";
import type { Submission } from "./submission.ts";

/** Stands where no name was given, or nothing but an e-mail address. */
export const NO_NAME = "匿名读者";

/** So many times what a comment may hold can be blank or markup; what is longer is not even cleaned. */
const MOST_BLANK = 20;
export const LONGEST_RAW_TEXT = MOST_BLANK * LONGEST_COMMENT;
export const LONGEST_RAW_NAME = MOST_BLANK * LONGEST_NAME;

/** A submission made into a record, all but whom it answers. */
export interface Candidate {
  readonly submission: Submission;
  readonly identity: Identity;
  readonly record: CommentRecord;
  /** There was an e-mail address in the name. It is gone; an editor has to see what is left. */
  readonly held: boolean;
}

/**
 * Cleans and checks one submission.
 * @returns the candidate, or what is wrong: a Chinese half-sentence that names the field and never quotes it
 */
export function recordOf(submission: Submission, article: string): Candidate | string {
  const { origin, sent } = submission;
  if (!sent) return "没有发表时间，或者看不懂";
  const tooLong = tooLongRaw(submission);
  if (tooLong !== undefined) return tooLong;
  const name = cleanLine(submission.name);
  const text = cleanText(submission.text);
  const identity = identityOfSubmission(submission, sent, name, text);
  const website = submission.website.trim();
  const checked = CommentRecord.safeParse({
    id: commentIdOf(sent, identity),
    article,
    name: withoutEmails(name) || NO_NAME,
    ...(isWebsite(website) && { website }),
    date: sent,
    text,
    origin,
  });
  if (checked.success) return { submission, identity, record: checked.data, held: hasEmail(name) };
  return checked.error.issues.map(({ path: [field], code, message }) => wrong(String(field), code, message)).join("；");
}

function tooLongRaw({ name, text }: Submission): string | undefined {
  if (text.length > LONGEST_RAW_TEXT) return `正文连空白有 ${text.length} 字，超过 ${LONGEST_RAW_TEXT} 字的不读`;
  if (name.length > LONGEST_RAW_NAME) return `名字连空白有 ${name.length} 字，超过 ${LONGEST_RAW_NAME} 字的不读`;
  return undefined;
}

/** A service's number says best that two are one; the browser's says it across services and repeated attempts. */
function identityOfSubmission(
  { origin, sourceId, submissionId }: Submission,
  sent: string,
  name: string,
  text: string,
): Identity {
  if (submissionId !== undefined) return identityOf("submission", submissionId);
  if (sourceId !== undefined) return identityOf(origin, sourceId);
  // The address in a name must not go into a hash.
  return identityOf("content", origin, sent, withoutEmails(name), text);
}

/** What is no plain address is left out: nobody misses it, and a reader's e-mail may stand in it. */
function isWebsite(text: string): boolean {
  return webAddress.safeParse(text).success && visible(text) === text && !text.includes("@") && !hasEmail(text);
}

function wrong(field: string, code: string, message: string): string {
  if (field === "text") return code === "too_big" ? `正文超过 ${LONGEST_COMMENT} 字` : "没有正文";
  if (field === "name") {
    if (code === "too_big") return `名字超过 ${LONGEST_NAME} 字`;
    return message === "html-in-text" ? "名字里有 HTML" : "名字不能用";
  }
  return `${field} 不合要求`;
}
