import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { replaceFile } from "../disk/replace-file.ts";
import { COMMENT, FORMS } from "../domain/form.ts";
import { isBlank } from "../domain/seen-text.ts";

/** What robots fill in, by the names that the presets give it. */
const HONEYPOTS = ["bot-field", "_gotcha"];

/** A file of the inbox; docs/contracts/comment-endpoint.md promises this shape. */
export interface Submission {
  /** UUID. */
  readonly id: string;
  /** Name of the form: `comment`, `rights-notice` or `error-report`. */
  readonly form: string;
  /** RFC 3339, UTC. */
  readonly received: string;
  /** As they were sent, without the honeypot. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Why a post was not taken: the status to answer with, and a sentence. */
export interface Refusal {
  readonly status: 400 | 405 | 413;
  readonly reason: string;
  /** The field it is about. */
  readonly field?: string;
}

/** What is wrong with a post that a form of the site would not send. */
export function objectionTo(fields: URLSearchParams): Refusal | undefined {
  const form = formOf(fields);
  if (!form) return { status: 405, reason: "没有这个表单" };
  if (isRobot(fields) || !isBlank(fields.get(form.required) ?? "")) return undefined;
  return { status: 400, reason: "没有写内容", field: form.required };
}

/**
 * Keeps a post as one file in the inbox folder, which git ignores, because it holds what the reader did not mean to
 * publish. What a robot has sent is thrown away.
 */
export function keepSubmission(fields: URLSearchParams, inbox: string): void {
  if (isRobot(fields)) return;
  const kept = Object.fromEntries([...fields].filter(([name]) => !HONEYPOTS.includes(name)));
  const submission: Submission = {
    id: randomUUID(),
    form: fields.get("form-name") ?? "",
    received: new Date().toISOString(),
    fields: kept,
  };
  // For this user alone: readers' addresses are in it.
  mkdirSync(inbox, { recursive: true, mode: 0o700 });
  const path = join(inbox, `${submission.received.replace(/[:.]/g, "-")}-${submission.id.slice(0, 8)}.json`);
  replaceFile(path, `${JSON.stringify(submission, null, 2)}\n`, { mode: 0o600 });
}

/** The page that thanks for a form. */
export function thanksFor(fields: URLSearchParams): string {
  return (formOf(fields) ?? COMMENT).sent;
}

function formOf(fields: URLSearchParams) {
  return FORMS.find(({ name }) => name === fields.get("form-name"));
}

function isRobot(fields: URLSearchParams): boolean {
  return HONEYPOTS.some((name) => fields.get(name));
}
