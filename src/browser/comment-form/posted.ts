import { isRecord } from "../stored.ts";
import { numberOf, type Words } from "./submission-id.ts";

/** What the browser itself has sent from this tab; other tabs have their own. */
const POSTED = "comment-posted";

/** The browser itself sends the form now; only the thank-you page can tell whether it arrived. @param draft its place */
export function expectThanks(article: string, words: Words, draft: string): void {
  keep({ article, words: numberOf(words), draft });
}

/** On the thank-you page: what this tab has sent has arrived. */
export function thanked(): void {
  const posted = kept();
  if (!posted) return;
  keep({ ...posted, thanked: true });
  try {
    localStorage.removeItem(String(posted.draft));
  } catch {
    // Where nothing can be kept there is no draft.
  }
}

/** Whether these words have been thanked for: browsers show a form again as it was left. */
export function isThanked(article: string, words: Words): boolean {
  const posted = kept();
  return posted?.thanked === true && posted.article === article && posted.words === numberOf(words);
}

function kept(): Record<string, unknown> | undefined {
  try {
    const posted: unknown = JSON.parse(sessionStorage.getItem(POSTED) ?? "null");
    return isRecord(posted) ? posted : undefined;
  } catch {
    return undefined;
  }
}

function keep(posted: object): void {
  try {
    sessionStorage.setItem(POSTED, JSON.stringify(posted));
  } catch {
    // Then nobody knows, and the reader is told so.
  }
}
