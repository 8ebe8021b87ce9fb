import { h, type VNode } from "preact";
import { GENRE_LABELS, type Genre, labelledTitle } from "../../../src/domain/genre.ts";
import { setText } from "../running-text/running-text.ts";
import { clausesOf } from "./clauses.ts";

type Pieces = readonly (string | VNode)[];

/** A title stands on many pages and is cut once. */
const known = new Map<string, Pieces>();
/** Where a line may end. Of a `<wbr>` browsers make a space in what is read aloud. */
const BREAK = h("h-b", null);
/** Clauses that take a line each where both fit (typography-zh.css): on every screen, or not in the headline of a phone. */
const CLAUSE = { narrow: "h-c", wide: "h-w" } as const;

interface HeadlineProps {
  readonly text: string;
  /** Of the article: what is no news says so before its headline. */
  readonly genre?: Genre | undefined;
}

/**
 * A headline whose lines end between clauses where they can, else between words. What bears it has the class `headline`,
 * which forbids all other breaks. What is copied, read aloud and searched for is the text, and the label before it.
 */
export function Headline({ text, genre }: HeadlineProps) {
  const key = `${genre ?? ""} ${text}`;
  const pieces = known.get(key) ?? set(labelledTitle({ title: text, ...(genre && { genre }) }), genre);
  known.set(key, pieces);
  return <>{pieces}</>;
}

/** @param text with its label, which goes with the first clause: lines end as if it was part of the headline */
function set(text: string, genre: Genre | undefined): Pieces {
  const { clauses, fit } = clausesOf(text);
  const parts = clauses.flat();
  if (!fit) return withLabel(setParts(parts, ""), genre);
  let at = 0;
  return clauses.flatMap((clause, index) => {
    at += clause.length;
    const next = parts[at]?.charAt(0) ?? "";
    const words = setParts(clause, next);
    const end = String(words.at(-1));
    const bare = end.trimEnd();
    // A space between two clauses stands between their boxes: at the end of one it would not be seen.
    const between = bare !== end ? [end.slice(bare.length)] : next === "" ? [] : [BREAK];
    const own = [...words.slice(0, -1), bare];
    return [h(CLAUSE[fit], null, index === 0 ? withLabel(own, genre) : own), ...between];
  });
}

/** The label in an element of its own. */
function withLabel(pieces: Pieces, genre: Genre | undefined): Pieces {
  if (!genre) return pieces;
  const [first, ...others] = pieces;
  const label = GENRE_LABELS[genre];
  const marked = (
    <span class="genre" data-genre={genre}>
      {label}
    </span>
  );
  return [marked, String(first).slice(label.length), ...others];
}

/** The space belongs before the break: a line may end with it, none begins so. @param next what follows the parts */
function setParts(parts: readonly string[], next: string): Pieces {
  return parts.flatMap((part, index) => {
    const follows = parts[index + 1]?.charAt(0) ?? next;
    const end = index < parts.length - 1 ? [BREAK] : [];
    if (follows === "") return [...setText(part), ...end];
    const withNext = setText(part + follows);
    return [...withNext.slice(0, -1), String(withNext.at(-1)).slice(0, -1), ...end];
  });
}
