import type { Token } from "markdown-it";
import { parseMarkdown } from "../content/markdown/parse.ts";
import type { CopyDesk, CopyFinding } from "../copy/copy-desk.ts";
import { passagesOf } from "../copy/read-copy.ts";

/** One edit may make room for another (`。 。。`); after so many rounds none was ever left. */
const MOST_ROUNDS = 8;
/**
 * So often a file is parsed to find out which edits change its structure, and a small one until so many units have been
 * parsed; what has not been tried by then stays as it is.
 */
const MOST_PARSES = 8;
const FEW_UNITS = 300_000;

type Edit = NonNullable<CopyFinding["edit"]>;
/** What of a text no edit may change, as one text. */
type Structure = (text: string) => string;

/**
 * Makes the edits that the copy desk is certain of, until none is left. What would change the structure of the text (what
 * is a link, code, emphasis, a field) is left alone.
 *
 * @param file its name tells Markdown from JSON
 */
export function fixedText(file: string, text: string, desk: CopyDesk): string {
  const structureOf = file.endsWith(".json") ? recordStructure : documentStructure;
  let left = MOST_PARSES * text.length + FEW_UNITS;
  const kept: Structure = (some) => {
    left -= some.length;
    return structureOf(some);
  };
  let current = text;
  let wanted: string | undefined;
  for (let round = 0; round < MOST_ROUNDS && left > 0; round += 1) {
    const edits = apart(desk(passagesOf(file, current)).flatMap(({ edit }) => edit ?? []));
    const next = edits.length === 0 ? current : edited(current, harmless(current, edits));
    if (next === current) return current;
    current = next;
  }
  return current;

  /** Halves what changes the structure as a whole, down to the single edits that do. */
  function harmless(before: string, edits: readonly Edit[]): Edit[] {
    // It is the same in every round.
    wanted ??= kept(before);
    const good: Edit[] = [];
    const waiting: (readonly Edit[])[] = [edits];
    for (let some = waiting.pop(); some && left > 0; some = waiting.pop()) {
      // Later in the text comes first, as in the list itself.
      const all = [...good, ...some];
      if (kept(edited(before, all)) === wanted) good.push(...some);
      else if (some.length > 1) waiting.push(some.slice(some.length >> 1), some.slice(0, some.length >> 1));
    }
    return good;
  }
}

/** From the end of the text backwards; overlapping ones wait a round. */
function apart(edits: readonly Edit[]): Edit[] {
  const kept: Edit[] = [];
  for (const edit of edits.toSorted((a, b) => b.from - a.from)) {
    if (edit.to <= (kept.at(-1)?.from ?? Number.POSITIVE_INFINITY)) kept.push(edit);
  }
  return kept;
}

/** @param edits from the end of the text backwards */
function edited(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { from, to, text: put } of edits.toReversed()) {
    pieces.push(text.slice(done, from), put);
    done = to;
  }
  return pieces.join("") + text.slice(done);
}

/** All of a Markdown text but the wording of its running text. */
function documentStructure(text: string): string {
  return skeleton(parseMarkdown(text).tokens);
}

function skeleton(tokens: readonly Token[]): string {
  const bones = tokens.map(({ type, tag, markup, info, level, attrs, content, children }) => {
    const code = children === null && type !== "text" ? content : "";
    // The id of a heading is made of its text.
    const others = attrs?.filter(([name]) => name !== "id");
    return [type, tag, markup, info, level, others, code, children && skeleton(children)];
  });
  return JSON.stringify(bones);
}

/** All of a record but its texts in Chinese. */
function recordStructure(text: string): string {
  return JSON.stringify(JSON.parse(text.replace(/^\uFEFF/, "")), (_key, value) =>
    typeof value === "string" && /[^\0-\x7f]/.test(value) ? null : value,
  );
}
