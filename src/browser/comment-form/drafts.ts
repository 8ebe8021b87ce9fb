import { isRecord, store, stored } from "../stored.ts";

/** A comment that is not known to have arrived. */
export interface Draft {
  readonly message: string;
  /** The comment it answers, or nothing. */
  readonly parent: string;
  /** Goes with every attempt to send it, so that an import can tell two attempts from two comments. */
  readonly id: string;
  /** It was sent, and nothing is known of what became of it. */
  readonly sent: boolean;
}

interface KeptDraft extends Draft {
  /** When it was last changed, milliseconds since 1970. */
  readonly at: number;
}

const DRAFTS = "comment-drafts";
const POSTED = "comment-posted";
const LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;

/** The draft for an article; those that are too old are gone. */
export function draftOf(article: string): Draft | undefined {
  return drafts()[article];
}

/** @param draft undefined takes it away */
export function keepDraft(article: string, draft: Draft | undefined): void {
  const all = drafts();
  delete all[article];
  if (draft) all[article] = { ...draft, at: Date.now() };
  store(DRAFTS, Object.keys(all).length > 0 ? all : undefined);
}

/** The browser itself sends the form now; only the thank-you page can tell whether it arrived. */
export function expectThanks(article: string): void {
  store(POSTED, article);
}

/** On the thank-you page: what the browser has sent has arrived. */
export function thanked(): void {
  keepDraft(String(stored(POSTED)), undefined);
  store(POSTED, undefined);
}

function drafts(): Record<string, KeptDraft> {
  const all = stored(DRAFTS);
  const fresh: Record<string, KeptDraft> = {};
  if (isRecord(all)) {
    for (const [article, draft] of Object.entries(all)) {
      if (isKeptDraft(draft) && Date.now() - draft.at < LIFETIME_MS) fresh[article] = draft;
    }
  }
  return fresh;
}

/** Only this file writes there; what somebody else has spoilt is passed over. */
function isKeptDraft(value: unknown): value is KeptDraft {
  return isRecord(value) && typeof value.at === "number" && typeof value.message === "string";
}
