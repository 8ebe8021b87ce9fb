import { UNKNOWN_DISCLAIMER } from "./archive.ts";
import { GENRE_NOTES, genreNoteOf, type OfGenre } from "./genre.ts";
import type { Kind } from "./kind.ts";
import type { Disclaimers } from "./site.ts";

/** What the publication says of a text in its own words. */
export interface Statements {
  /** At its head, where it is no news; who has paid for it is still `{sponsor}`. */
  readonly note?: string;
  /** At its end; the address for readers is still `{contact}`. */
  readonly disclaimer: string;
}

/** Of what somebody has paid for there is nothing to say about rights: who has paid is said again at its end. */
export function statementsOf(
  disclaimers: Disclaimers,
  article: OfGenre & { readonly kind: Kind; readonly authors: readonly unknown[] },
): Statements {
  const key = genreNoteOf(article);
  const note = key && (disclaimers[key] ?? GENRE_NOTES[key]);
  const disclaimer = disclaimers[article.kind] ?? UNKNOWN_DISCLAIMER;
  if (note === undefined) return { disclaimer };
  return { note, disclaimer: article.sponsor ? note.replaceAll("{sponsor}", article.sponsor.name) : disclaimer };
}
