import { isRecord } from "../stored.ts";
import type { Words } from "./submission-id.ts";

/** A comment that is not known to have arrived. */
export interface Draft extends Words {
  /** `draftNumber`: stays with it for as long as it is not known to have arrived, whatever becomes of its words. */
  readonly number: string;
  /** These words were sent, and nothing is known of what became of them. */
  readonly sent: boolean;
}

/** Where drafts lie: `localStorage`. Any of it may throw. */
export type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

const PREFIX = "comment-draft:";
const LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * The drafts of an article as one tab has them. Each lies at a key of its own, so that tabs never write over each other:
 * where another tab has gone on with a draft, this one goes on beside it.
 */
export class Drafts {
  private key = "";
  /** What this tab has last seen there. */
  private seen: string | null = null;

  constructor(
    private readonly article: string,
    private readonly shelf: () => Shelf,
    private readonly newKey: () => string,
  ) {}

  /**
   * Goes on to the next draft, from the newest to the oldest and round.
   *
   * @param saying only to one with this text
   * @returns undefined when there is none
   */
  next(saying = ""): Draft | undefined {
    const all = this.all().filter(([, text]) => !saying || draftIn(text)?.message === saying);
    const found = all[(all.findIndex(([key]) => key === this.key) + 1) % all.length];
    if (!found) return undefined;
    [this.key, this.seen] = found;
    return draftIn(this.seen);
  }

  /** How many there are besides the one that this tab is at. */
  others(): number {
    return this.all().filter(([key]) => key !== this.key).length;
  }

  /**
   * @param draft undefined takes it away
   * @returns whether it is as wished
   */
  keep(draft: Draft | undefined): boolean {
    try {
      const shelf = this.shelf();
      // Another tab has gone on with it, or has sent it.
      if (this.key && shelf.getItem(this.key) !== this.seen) this.leave();
      if (!draft) {
        if (this.key) shelf.removeItem(this.key);
        this.leave();
      } else if (!isSame(draft, draftIn(this.seen))) {
        this.key ||= `${PREFIX}${this.article}:${this.newKey()}`;
        const text = JSON.stringify({ ...draft, at: Date.now() });
        shelf.setItem(this.key, text);
        this.seen = text;
      }
      return true;
    } catch {
      return false;
    }
  }

  /** Where this tab's draft lies, for another page of the tab. */
  place(): string {
    return this.key;
  }

  private leave(): void {
    this.key = "";
    this.seen = null;
  }

  /** Keys and texts, newest first; those that are too old are taken away. */
  private all(): [string, string][] {
    try {
      const shelf = this.shelf();
      const keys = Array.from({ length: shelf.length }, (_, at) => shelf.key(at) ?? "");
      const found: [string, string, number][] = [];
      for (const key of keys.filter((one) => one.startsWith(`${PREFIX}${this.article}:`))) {
        const text = shelf.getItem(key) ?? "";
        const at = draftIn(text)?.at ?? 0;
        if (Date.now() - at < LIFETIME_MS) found.push([key, text, at]);
        else shelf.removeItem(key);
      }
      return found.sort((a, b) => b[2] - a[2]).map(([key, text]) => [key, text]);
    } catch {
      return [];
    }
  }
}

function isSame(a: Draft, b: Draft | undefined): boolean {
  return a.message === b?.message && a.parent === b.parent && a.number === b.number && a.sent === b.sent;
}

/** Only this file writes there; what somebody else has spoilt is passed over. */
function draftIn(text: string | null): (Draft & { readonly at: number }) | undefined {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    if (!isRecord(value)) return undefined;
    const { message, parent, number, sent, at } = value;
    const isDraft = [message, parent, number].every((part) => typeof part === "string") && typeof at === "number";
    return isDraft
      ? { message: String(message), parent: String(parent), number: String(number), sent: sent === true, at }
      : undefined;
  } catch {
    return undefined;
  }
}
