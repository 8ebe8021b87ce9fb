import type { VNode } from "preact";
import { setText } from "../running-text/running-text.ts";
import { lineBreaks } from "./line-breaks.ts";

/** A title stands on many pages and is cut once. */
const known = new Map<string, readonly (string | VNode)[]>();
const BREAK = <wbr />;

/** A headline whose lines end between words. What bears it has the class `headline`, which forbids all other breaks. */
export function Headline({ text }: { readonly text: string }) {
  const pieces = known.get(text) ?? set(text);
  known.set(text, pieces);
  return <>{pieces}</>;
}

/** The space belongs before the break: a line may end with it, none begins so. */
function set(text: string): readonly (string | VNode)[] {
  return lineBreaks(text).flatMap((part, index, parts) => {
    const next = parts[index + 1];
    if (next === undefined) return setText(part);
    const withNext = setText(part + next.charAt(0));
    return [...withNext.with(-1, String(withNext.at(-1)).slice(0, -1)), BREAK];
  });
}
