/** A file of an entry of a live page in its two parts, each where it stands in the file. */
export interface EntryFile {
  /** JSON, from the beginning of the file. */
  readonly head: string;
  /** The whole file with blanks in the place of the head: lines and columns, and offsets, are those of the file. */
  readonly text: string;
  /** Whether the text begins on a line of its own. */
  readonly apart: boolean;
}

/**
 * Parts the file of an entry: an object of JSON, and behind it the text in Markdown.
 * @param file a byte order mark counts in the places
 * @returns undefined when it does not begin with an object
 */
export function entryFileIn(file: string): EntryFile | undefined {
  const start = /^\uFEFF?\s*/.exec(file)?.[0].length ?? 0;
  if (file[start] !== "{") return undefined;
  const end = endOfObject(file, start) ?? endOfParagraph(file, start);
  const [line = ""] = file.slice(end).split("\n", 1);
  return {
    head: file.slice(0, end),
    text: file.slice(0, end).replace(/[^\n]/g, " ") + file.slice(end),
    apart: line.trim() === "",
  };
}

const TOKENS = /"(?:[^"\\\n]|\\.)*"|[{}[\]]/g;

/** Behind the bracket that closes the first one; undefined where none does. */
function endOfObject(file: string, start: number): number | undefined {
  TOKENS.lastIndex = start;
  let depth = 0;
  for (let match = TOKENS.exec(file); match; match = TOKENS.exec(file)) {
    if (match[0] === "{" || match[0] === "[") depth += 1;
    else if (match[0] === "}" || match[0] === "]") depth -= 1;
    if (depth === 0) return match.index + match[0].length;
  }
  return undefined;
}

/** Where a bracket is missing, the first empty line is what the author sees as the end. */
function endOfParagraph(file: string, start: number): number {
  const blank = /\n[ \t\r]*\n/g;
  blank.lastIndex = start;
  return blank.exec(file)?.index ?? file.length;
}
