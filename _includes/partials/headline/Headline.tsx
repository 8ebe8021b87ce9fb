import { lineBreaks } from "./line-breaks.ts";

/** A title stands on many pages and is cut once. */
const known = new Map<string, readonly string[]>();

interface HeadlineProps {
  readonly text: string;
}

/** A headline whose lines end between words. What bears it has the class `headline`, which forbids all other breaks. */
export function Headline({ text }: HeadlineProps) {
  const parts = known.get(text) ?? lineBreaks(text);
  known.set(text, parts);
  return parts.map((part, index) =>
    index === 0 ? (
      part
    ) : (
      <>
        <wbr />
        {part}
      </>
    ),
  );
}
