import type { IncomingMessage } from "node:http";

const LIMIT_BYTES = 256 * 1024;
const FORM = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i;

/** Why a post was not taken: the status to answer with, and a sentence. */
export interface Refusal {
  readonly status: 400 | 405 | 413;
  readonly reason: string;
  /** The field it is about. */
  readonly field?: string;
}

/** Reads the fields of a form post in either encoding a browser uses; files in it are passed over. */
export async function readFormPost(request: IncomingMessage): Promise<URLSearchParams | Refusal> {
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
