import type { Token } from "markdown-it";
import { parseMarkdown } from "../../content/markdown.ts";
import type { CopyDesk, CopyFinding } from "../../copy/copy-desk.ts";
import { passagesOf } from "../../copy/read-copy.ts";

/** One edit may make room for another (`。 。。`); after so many rounds none was ever left. */
const MOST_ROUNDS = 8;

type Edit = NonNullable<CopyFinding["edit"]>;

/**
 * Makes the edits that the copy desk is certain of, until none is left. What would change the structure of the text (what
 * is a link, code, emphasis, a field) is left alone.
 *
 * @param file its name tells Markdown from JSON
 */
export function fixedText(file: string, text: string, desk: CopyDesk): string {
  const keeps = file.endsWith(".json") ? sameRecord : sameDocument;
  let current = text;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const edits = apart(desk(passagesOf(file, current)).flatMap(({ edit }) => edit ?? []));
    const whole = edited(current, edits);
    const next = keeps(current, whole) ? whole : oneByOne(current, edits, keeps);
    if (next === current) return current;
    current = next;
  }
  return current;
}

/** From the end of the text backwards, so that what is before an edit stays where it is; overlapping ones wait a round. */
function apart(edits: readonly Edit[]): Edit[] {
  const kept: Edit[] = [];
  for (const edit of edits.toSorted((a, b) => b.from - a.from)) {
    if (edit.to <= (kept.at(-1)?.from ?? Number.POSITIVE_INFINITY)) kept.push(edit);
  }
  return kept;
}

function edited(text: string, edits: readonly Edit[]): string {
  return edits.reduce((current, { from, to, text: put }) => current.slice(0, from) + put + current.slice(to), text);
}

function oneByOne(text: string, edits: readonly Edit[], keeps: (before: string, after: string) => boolean): string {
  return edits.reduce((current, edit) => {
    const next = edited(current, [edit]);
    return keeps(current, next) ? next : current;
  }, text);
}

/** Whether two Markdown texts differ in nothing but the wording of their running text. */
function sameDocument(before: string, after: string): boolean {
  return skeleton(parseMarkdown(before).tokens) === skeleton(parseMarkdown(after).tokens);
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

/** Whether two records differ in nothing but texts in Chinese. */
function sameRecord(before: string, after: string): boolean {
  const bones = (text: string) =>
    JSON.stringify(JSON.parse(text.replace(/^\uFEFF/, "")), (_key, value) =>
      typeof value === "string" && /[^\0-\x7f]/.test(value) ? null : value,
    );
  return bones(before) === bones(after);
}
