import { RunningText } from "../running-text/RunningText.tsx";
import { cutText } from "../running-text/running-text.ts";
import { lineBreaks } from "./line-breaks.ts";

/** A title stands on many pages and is cut once. */
const known = new Map<string, readonly (readonly string[])[]>();

interface HeadlineProps {
  readonly text: string;
}

/** A headline whose lines end between words. What bears it has the class `headline`, which forbids all other breaks. */
export function Headline({ text }: HeadlineProps) {
  const parts = known.get(text) ?? lineBreaks(text).map(pieces);
  known.set(text, parts);
  return parts.map((part, index) => (
    <>
      {index > 0 && <wbr />}
      <RunningText pieces={part} />
    </>
  ));
}

/** A part cut where the space belongs; an empty piece ends it when the space is before the next part. */
function pieces(part: string, index: number, parts: readonly string[]): readonly string[] {
  const next = parts[index + 1]?.charAt(0) ?? "";
  const cut = cutText(part + next);
  const last = cut.at(-1) ?? "";
  return cut.with(-1, last.slice(0, last.length - next.length));
}
