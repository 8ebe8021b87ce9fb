import { h, type VNode } from "preact";
import { setText } from "../running-text/running-text.ts";
import { clausesOf } from "./clauses.ts";

type Pieces = readonly (string | VNode)[];

/** A title stands on many pages and is cut once. */
const known = new Map<string, Pieces>();
/** Where a line may end. Of a `<wbr>` browsers make a space in what is read aloud. */
const BREAK = h("h-b", null);
/** Clauses that take a line each where both fit (typography-zh.css): on every screen, or not in the headline of a phone. */
const CLAUSE = { narrow: "h-c", wide: "h-w" } as const;

/**
 * A headline whose lines end between clauses where they can, else between words. What bears it has the class `headline`,
 * which forbids all other breaks. What is copied, read aloud and searched for is the text.
 */
export function Headline({ text }: { readonly text: string }) {
  const pieces = known.get(text) ?? set(text);
  known.set(text, pieces);
  return <>{pieces}</>;
}

function set(text: string): Pieces {
  const { clauses, fit } = clausesOf(text);
  const parts = clauses.flat();
  if (!fit) return setParts(parts, "");
  let at = 0;
  return clauses.flatMap((clause) => {
    at += clause.length;
    const next = parts[at]?.charAt(0) ?? "";
    const words = setParts(clause, next);
    const end = String(words.at(-1));
    const bare = end.trimEnd();
    // A space between two clauses stands between their boxes: at the end of one it would not be seen.
    const between = bare !== end ? [end.slice(bare.length)] : next === "" ? [] : [BREAK];
    return [h(CLAUSE[fit], null, [...words.slice(0, -1), bare]), ...between];
  });
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
