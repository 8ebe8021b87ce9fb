export const TOKEN = "fake-token";
export const SITE = "fake-site";

/** What can be broken, one request of a kind after the other. */
export type Call = "create" | "files" | "poll" | "upload" | "list" | "site" | "restore" | "permalink";

export type Fault =
  /** Answers with this status and does nothing. */
  | { readonly kind: "status"; readonly status: number; readonly retryAfter?: string; readonly resetAfter?: number }
  /** Cuts the connection: before the request was taken in, or after it was done and before the answer. */
  | { readonly kind: "drop"; readonly done?: boolean }
  /** What was uploaded arrives damaged, so that its digest is wrong. */
  | { readonly kind: "damage" }
  /** Answers something that is no JSON. */
  | { readonly kind: "nonsense" }
  /** Never answers. */
  | { readonly kind: "hang" };
