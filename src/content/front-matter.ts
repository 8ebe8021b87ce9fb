/** A fence of `---` or `+++`, and one that may close it. */
const OPENS = /^(?:---|\+\+\+)\w*[ \t]*$/;
const CLOSES = /^(?:---|\+\+\+)[ \t]*$/;

/**
 * The settings that another system would read: a fence, a line that is not empty, and the closing fence. A rule across the
 * page has an empty line below it. Undefined when there are none.
 */
export function frontMatterIn(text: string): string | undefined {
  const lines = text.split("\n");
  const begins = lines.findIndex((line, index) => OPENS.test(line) && (lines[index + 1] ?? "") !== "");
  if (begins < 0) return undefined;
  const length = lines.slice(begins + 1).findIndex((line) => CLOSES.test(line));
  return length < 0 ? undefined : lines.slice(begins, begins + length + 2).join("\n");
}
