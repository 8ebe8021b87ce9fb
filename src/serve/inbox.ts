import { randomUUID } from "node:crypto";
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { COMMENT, RIGHTS_NOTICE } from "../domain/form.ts";

const LIMIT_BYTES = 256 * 1024;
const FORMS = [COMMENT, RIGHTS_NOTICE];
const HONEYPOT = "bot-field";

/** What became of a form post: the status to answer with. */
export type Receipt = { readonly status: 303 } | { readonly status: 400 | 405 | 413; readonly reason: string };

/**
 * Takes forms on this machine as Netlify Forms does on the web: urlencoded posts that name the form; a filled
 * honeypot is thanked and thrown away. Each becomes a file in the inbox folder, which git ignores, because it
 * holds what the reader did not mean to publish.
 */
export async function receiveForm(request: IncomingMessage, inbox: string): Promise<Receipt> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers["content-type"] ?? "")) {
    request.resume();
    return { status: 405, reason: "只接受网页表单" };
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > LIMIT_BYTES) return { status: 413, reason: "内容太长" };
    chunks.push(chunk);
  }
  const fields = new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
  const form = FORMS.find(({ name }) => name === fields.get("form-name"));
  if (!form) return { status: 405, reason: "没有这个表单" };
  if (fields.get(HONEYPOT)) return { status: 303 };
  if (!fields.get(form.required)?.trim()) return { status: 400, reason: "没有写内容" };
  fields.delete(HONEYPOT);
  const received = new Date().toISOString();
  const name = `${received.replace(/[:.]/g, "-")}-${randomUUID().slice(0, 8)}.json`;
  mkdirSync(inbox, { recursive: true });
  const path = join(inbox, name);
  writeFileSync(`${path}.part`, `${JSON.stringify({ received, ...Object.fromEntries(fields) }, null, 2)}\n`);
  renameSync(`${path}.part`, path);
  return { status: 303 };
}
