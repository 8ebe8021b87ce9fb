import { lineBreaks } from "./line-breaks.ts";

interface HeadlineProps {
  readonly text: string;
}

/** A headline whose lines end between words. What bears it has the class `headline`, which forbids all other breaks. */
export function Headline({ text }: HeadlineProps) {
  return lineBreaks(text).map((part, index) =>
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
