import { beginningOf, charactersOf } from "../domain/seen-text.ts";
import type { CommentStore, Places } from "./comment-store.ts";
import { findComment, identityIn, kinIn, locate } from "./comment-store.ts";
import type { WaitingComment } from "./waiting.ts";

/** What the same reader wrote at first, or afterwards, from the same draft. */
export interface OtherWording {
  readonly id: string;
  readonly state: "published" | "waiting" | "removed";
  /** Sent before the one that it is another wording of. */
  readonly earlier: boolean;
  /** Of what was refused or taken down nothing is left but the id. */
  readonly comment?: WaitingComment;
}

/** The other wordings of a comment, in the order in which they were sent. */
export function otherWordings({ id }: Pick<WaitingComment, "id">, store: CommentStore, places: Places): OtherWording[] {
  const others = (store.kin.get(kinIn(id)) ?? []).filter((other) => other !== id);
  return others.map((other) => {
    const stored = locate(store, other);
    const comment = findComment(places, store, other);
    const state = stored ? (stored.at === "data" ? "published" : "waiting") : "removed";
    return { id: other, state, earlier: other < id, ...(comment && { comment }) };
  });
}

/** Those that are on the page now. */
export function publishedWordings(comment: Pick<WaitingComment, "id">, store: CommentStore): string[] {
  const ids = store.kin.get(kinIn(comment.id)) ?? [];
  return ids.filter((id) => id !== comment.id && store.published.has(identityIn(id)));
}

/** Characters around a change, for orientation. */
const AROUND = 8;

/**
 * Where two texts differ: from the first character that is another to the last, with a little of what stands around.
 * @returns `“……原来的……” → “……改过的……”`
 */
export function changeBetween(from: string, to: string): string {
  const [before, after] = [charactersOf(from), charactersOf(to)];
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const cut = (characters: readonly string[]) => {
    const [first, last] = [Math.max(0, start - AROUND), Math.min(characters.length, characters.length - end + AROUND)];
    const piece = beginningOf(characters.slice(first, last).join("").replace(/\s+/g, " "), LONGEST_PIECE);
    const cutOff = last < characters.length || last - first > LONGEST_PIECE;
    return `“${first > 0 ? "……" : ""}${piece}${cutOff ? "……" : ""}”`;
  };
  return `${cut(before)} → ${cut(after)}`;
}

/** What is longer is read in the texts themselves. */
const LONGEST_PIECE = 120;
