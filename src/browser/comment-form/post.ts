import type { Receipt } from "../../domain/form.ts";
import { isRecord } from "../stored.ts";

/** How long a reader waits for an answer. */
export const LONGEST_WAIT_MS = 15_000;

/** What an endpoint has against a field, or, without one, against the comment; what it does not say is empty. */
export interface Objection {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/**
 * What became of a post. All but `received` and `refused` (status 0: this device has no network) leave open whether the
 * comment arrived: no answer in time, no answer because the connection broke (or the answer came from where the page may
 * not read), an answer that is no receipt, a failure of the endpoint.
 */
export type Outcome =
  | { readonly kind: "received" | "silent" | "lost" | "odd" | "failed" }
  | { readonly kind: "refused"; readonly status: number; readonly objections: readonly Objection[] };

/** Sends the form as the browser would, once. Never throws. */
export async function post(form: HTMLFormElement, receipt: Receipt): Promise<Outcome> {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
  const stop = new AbortController();
  setTimeout(() => stop.abort(), LONGEST_WAIT_MS);
  try {
    const headers: HeadersInit = "page" in receipt ? {} : { accept: "application/json" };
    const response = await fetch(form.getAttribute("action") ?? "", {
      method: "POST",
      body,
      headers,
      signal: stop.signal,
    });
    const text = await response.text();
    if (response.ok) return { kind: proves(receipt, response.status, text) ? "received" : "odd" };
    if (response.status >= 500) return { kind: "failed" };
    return { kind: "refused", status: response.status, objections: objectionsIn(parsed(text)) };
  } catch {
    if (stop.signal.aborted) return { kind: "silent" };
    return navigator.onLine ? { kind: "lost" } : { kind: "refused", status: 0, objections: [] };
  }
}

function proves(receipt: Receipt, status: number, text: string): boolean {
  if ("page" in receipt) return text.includes(receipt.page);
  if (receipt.status && !receipt.status.includes(status)) return false;
  const value = receipt.field
    .split(".")
    .reduce((at: unknown, key) => (isRecord(at) ? at[key] : undefined), parsed(text));
  if (receipt.equals !== undefined) return value === receipt.equals;
  return typeof value === "number" || (typeof value === "string" && value !== "");
}

/** `{error, errors: [{field, code, message}]}`, as Formspree says it; any other answer objects to nothing in particular. */
function objectionsIn(answer: unknown): Objection[] {
  if (!isRecord(answer)) return [];
  const { error, errors } = answer;
  const found: unknown[] = Array.isArray(errors) && errors.length > 0 ? errors : [{ message: error }];
  const text = (value: unknown) => String(value ?? "").slice(0, 200);
  return found
    .filter(isRecord)
    .map(({ field, code, message }) => ({ field: text(field), code: text(code), message: text(message) }));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
