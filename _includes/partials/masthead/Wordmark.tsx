interface WordmarkProps {
  readonly name: string;
}

/**
 * The name, drawn: the build makes outlines of it in the font of share cards (src/build/name/), a file for each edition, so that
 * it is sent once and not with every page, and the styles lay it over the text, in the text's colour. Without the styles, and
 * where the font has not all its characters, the name stands there as text.
 */
export function Wordmark({ name }: WordmarkProps) {
  return (
    <span class="wordmark">
      <span>{name}</span>
    </span>
  );
}
