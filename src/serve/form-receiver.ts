import type { IncomingMessage, ServerResponse } from "node:http";
import { FAULTS, type Fault, json } from "./faults.ts";
import { keepSubmission, objectionTo, type Refusal, thanksFor } from "./inbox.ts";

/** Where this machine answers like Formspree (`/f/{id}`), and like an endpoint of one's own. */
const FORMSPREE = /^\/f\/[\w-]+$/;
const GENERIC = "/endpoint";
/** More than twice what the longest comment takes, of the characters that take most room in a form. */
const LIMIT_BYTES = 1024 * 1024;
const FORM = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i;

export interface ReceiverOptions {
  /** Where what is sent on this machine is kept. */
  readonly inbox: string;
  /** How to fail, to see what the reader is told. */
  readonly faultOf?: (fields: URLSearchParams) => Fault | undefined;
}

/** Whether something is posted there that is no page of the site. */
export function isEndpoint(path: string): boolean {
  return path === GENERIC || FORMSPREE.test(path);
}

/**
 * Takes forms on this machine and answers as the service would to which `path` belongs: Formspree and an endpoint of
 * one's own answer JSON to a script and lead a browser on; Netlify Forms, at any page of the site, shows that page.
 */
export async function receiveForm(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  { inbox, faultOf }: ReceiverOptions,
): Promise<void> {
  if (isEndpoint(path)) response.setHeader("access-control-allow-origin", "*");
  const forScript = isEndpoint(path) && /\bapplication\/json\b/.test(request.headers.accept ?? "");
  const fields = await readFormPost(request);
  if (!(fields instanceof URLSearchParams)) return refuse(response, fields, forScript);
  const objection = objectionTo(fields);
  if (objection) return refuse(response, objection, forScript);
  const fault = faultOf?.(fields);
  if (!fault || FAULTS[fault].arrives) keepSubmission(fields, inbox);
  if (fault) {
    FAULTS[fault].answer(response);
    return;
  }
  const thanks = addressIn(fields, FORMSPREE.test(path) ? "_next" : "redirect") ?? thanksFor(fields);
  if (forScript) json(response, 200, { ok: true, next: thanks });
  else response.writeHead(303, { location: isEndpoint(path) ? thanks : path }).end();
}

/** Reads the fields of a form post in either encoding a browser uses; files in it are passed over. */
async function readFormPost(request: IncomingMessage): Promise<URLSearchParams | Refusal> {
  const type = request.headers["content-type"] ?? "";
  if (!FORM.test(type)) {
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
  const fields = new URLSearchParams();
  try {
    const form = await new Response(Buffer.concat(chunks), { headers: { "content-type": type } }).formData();
    for (const [name, value] of form) if (typeof value === "string") fields.append(name, value);
  } catch {
    return { status: 400, reason: "表单内容残缺" };
  }
  return fields;
}

function refuse(response: ServerResponse, { status, reason, field }: Refusal, forScript: boolean): void {
  if (forScript) json(response, status, { error: reason, errors: field ? [{ field, message: reason }] : [] });
  else response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(`${reason}\n`);
}

function addressIn(fields: URLSearchParams, name: string): string | undefined {
  const address = fields.get(name) ?? "";
  return /^https?:\/\//.test(address) && URL.canParse(address) ? address : undefined;
}
