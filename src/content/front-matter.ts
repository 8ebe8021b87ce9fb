/** A fence of `---` or `+++`, perhaps with the name of a language, and one that may close it. */
const OPENS = /^(?:---|\+\+\+)(\w*)[ \t]*$/;
const CLOSES = /^(?:---|\+\+\+)[ \t]*$/;
/** `title: …`, `title = …`, or data of another form. */
const SETTING = /^\s*(?:[\w.-]+[ \t]*[:=]|[{(["'#])/;

/**
 * The settings that another system would read, at the beginning of a file and nowhere else: a fence, lines of which one is
 * a setting, and the closing fence. Undefined when there are none: then the fences are rules across the page, or headings.
 */
export function frontMatterIn(text: string): string | undefined {
  const begins = /\S/.exec(text)?.index ?? 0;
  const lines = text.slice(text.lastIndexOf("\n", begins) + 1).split("\n");
  const [, language] = OPENS.exec(lines[0] ?? "") ?? [];
  if (language === undefined || (lines[1] ?? "").trim() === "") return undefined;
  const length = lines.slice(1).findIndex((line) => CLOSES.test(line));
  const settings = lines.slice(1, length + 1);
  if (length < 0 || (language === "" && !settings.some((line) => SETTING.test(line)))) return undefined;
  return lines.slice(0, length + 2).join("\n");
}
