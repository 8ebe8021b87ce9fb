import { COMMENT_ID } from "../domain/comment.ts";
import { identityIn } from "./identity.ts";
import type { Submission } from "./submission.ts";

const SUBMISSION_ID = /^[\w-]{8,64}$/;

/** What our own comment form sends (docs/contracts/comment-endpoint.md), as far as we keep it. */
export function formFields(
  fields: ReadonlyMap<string, string>,
): Pick<Submission, "submissionId" | "article" | "parents" | "name" | "website" | "text"> {
  const field = (name: string) => (fields.get(name) ?? "").trim();
  const submissionId = field("submission-id");
  const parent = field("parent");
  return {
    ...(SUBMISSION_ID.test(submissionId) && { submissionId }),
    article: { id: field("article"), addresses: [field("article-url")], label: "article、article-url 两栏" },
    parents: COMMENT_ID.test(parent) ? [identityIn(parent)] : [],
    name: field("name"),
    website: field("website"),
    text: fields.get("message") ?? "",
  };
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
  return name
    .trim()
    .toLowerCase()
    .replace(/^_+/, "")
    .replace(/[_\s]+/g, "-");
}
