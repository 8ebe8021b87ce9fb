import { Parser } from "htmlparser2";
import type { MigratedArticle, Moved } from "./model.ts";

/** What readers of the old site never read: not words of a text. */
const UNREAD = new Set(["script", "style"]);
/** The brackets of WordPress's own shortcodes are its syntax, as tags are of HTML; what stands between them is text. */
const SYNTAX = /\[\/?(?:wp_caption|caption|gallery|playlist|embed|audio|video)(?:\s[^[\]]*)?\/?\]/gi;
const LETTERS = /[\p{Script=Han}\p{Script=Latin}]+/gu;
const NO_LETTER = /[^\p{Script=Han}\p{Script=Latin}]+/gu;
/** A run of letters that was parted, as a name glued to a last sentence is, is whole in so few pieces. */
const MOST_PIECES = 3;

/** What became of the words of one body. */
export interface Account {
  /** Han and Latin characters that it has. */
  readonly characters: number;
  /** Those that are in no output, neither moved nor told of, in the order of the text. */
  readonly lost: readonly string[];
}

/**
 * Holds a body as the export has it against all that was made of it. It shares nothing with the steps between: a parser of its own
 * reads the words out of the raw text, and each has to be found again as often as it was there.
 *
 * @param raw HTML, shortcodes and blocks, as typed
 * @param outputs texts in which its words may stand now
 */
export function accountFor(raw: string, outputs: readonly string[]): Account {
  const runs = wordsOf(raw);
  const there = outputs.map((text) => text.replace(NO_LETTER, "")).join("\n");
  const left = countsOf(there);
  const lost: string[] = [];
  let characters = 0;
  let at = 0;
  for (const run of runs) {
    characters += [...run].length;
    const next = there.indexOf(run, at);
    const found = next >= 0 ? next : there.indexOf(run);
    if (found >= 0) at = found + run.length;
    const short = takeAll(run, left);
    if (short || (found < 0 && !inPieces(run, there))) lost.push(run);
  }
  return { characters, lost };
}

/** Runs of letters in the text of a body, in their order. */
export function wordsOf(raw: string): string[] {
  const runs: string[] = [];
  let unread = 0;
  // Between two tags; the parser hands it over in pieces where something was written as an entity.
  let text = "";
  const flush = () => {
    if (text !== "") runs.push(...(text.replace(SYNTAX, " ").match(LETTERS) ?? []));
    text = "";
  };
  const parser = new Parser({
    onopentagname: (name) => {
      flush();
      if (UNREAD.has(name)) unread += 1;
    },
    ontext: (piece) => {
      if (unread === 0) text += piece;
    },
    onclosetag: (name) => {
      flush();
      if (UNREAD.has(name)) unread -= 1;
    },
    onend: flush,
  });
  // Whatever HTML makes of such a section: it is somebody's text.
  parser.end(raw.replaceAll(/<!\[CDATA\[|\]\]>/gi, " "));
  return runs;
}

/** Whether a character of it is there less often than it was. */
function takeAll(run: string, left: Map<string, number>): boolean {
  let short = false;
  for (const character of run) {
    const count = left.get(character) ?? 0;
    if (count === 0) short = true;
    else left.set(character, count - 1);
  }
  return short;
}

function inPieces(run: string, there: string): boolean {
  let rest = run;
  for (let piece = 1; piece <= MOST_PIECES && rest !== ""; piece += 1) {
    let length = rest.length;
    while (length > 0 && !there.includes(rest.slice(0, length))) length -= 1;
    if (length === 0) return false;
    rest = rest.slice(length);
  }
  return rest === "";
}

function countsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return counts;
}

/** Fields of a record that say something of the article in words of its own, not of the body's. */
const OWN_FIELDS = new Set([
  "$schema",
  "id",
  "title",
  "section",
  "tags",
  "aliases",
  "archive",
  "published",
  "publishAt",
]);

/** Every second part is code, in which nothing is a link. */
const CODE = /(`[^`\n]+`)/;
const PICTURE = /!\[\]\([a-z0-9-]+\)/g;
/** As links are written; `RP[i](j, k)` is none, nor is `](https://…)` behind nothing that opens one: those are words. */
const LINK = /(?<!\\)(\[(?:[^[\]\\]|\\.)*\])\((?=[a-z]+:|[/#])(?:[^()\\\s]|\\.)*\)/gi;

/** All texts of an article in which words of its body may stand: not its title, not the addresses of its links. */
export function outputsOf({ record, markdown }: Pick<MigratedArticle, "record" | "markdown">): string[] {
  const fields = Object.entries(record).filter(([name]) => !OWN_FIELDS.has(name));
  const text = markdown
    .split(CODE)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(PICTURE, "").replace(LINK, "$1")))
    .join("");
  return [text, ...fields.flatMap(([, value]) => stringsIn(value))];
}

/** What a report tells of the words that have left a text. */
export function textsOf(moved: readonly Moved[], remarks: readonly string[]): string[] {
  return [...moved.map(({ text }) => text), ...remarks];
}

function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}
