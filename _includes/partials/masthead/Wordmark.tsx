interface WordmarkProps {
  readonly name: string;
}

/**
 * The name, drawn: 来源 and 來源, outlines after Noto Serif CJK Bold (SIL Open Font License 1.1) rounded to a coarse grid, so
 * that they cost a kilobyte and no web font. The styles lay the drawing of the edition over the text, in the text's colour;
 * it is a file, so that it is sent once and not with every page. Without the styles the name stands there as text.
 */
export function Wordmark({ name }: WordmarkProps) {
  return (
    <span class="wordmark">
      <span class="visually-hidden">{name}</span>
    </span>
  );
}
