import { lineBreaks } from "./line-breaks.ts";

interface HeadlineProps {
  readonly text: string;
}

/** A headline whose lines end between words: with `word-break: keep-all` they break only where a `<wbr>` allows it. */
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
