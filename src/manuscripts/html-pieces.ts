import type { EscapedText } from "./escaped-text.ts";

/** Text of one make. */
export interface Run extends Marks {
  readonly text: EscapedText;
  /** Refers to a note, by the name that it goes by; its text is then what stood there. */
  readonly note?: string;
}

export interface Marks {
  readonly strong?: boolean;
  readonly emphasis?: boolean;
  /** Where it leads. */
  readonly link?: string | undefined;
  /** Set high; a number there may refer to a note. */
  readonly raised?: boolean;
}

/** What a paragraph stands in: a quotation, or an item of a list. */
export interface Frame {
  /** The quotation or the whole list. */
  readonly container: object;
  /** `> `, `- `, `3. ` */
  readonly marker: string;
}

export interface TextPiece {
  readonly kind: "text";
  readonly runs: readonly Run[];
  /** From the outermost to the innermost. */
  readonly frames: readonly Frame[];
  /** Of a heading, from 1. */
  readonly level?: number;
  /** Of the note whose text it is. */
  readonly note?: string;
  /** What was set below a picture. */
  readonly caption?: boolean;
}

/** A picture, a video or a sound, by its name. */
export interface PlacedPiece {
  readonly kind: "placed";
  readonly name: string;
  readonly gallery?: number | undefined;
}

/** Lines of a table. */
export interface TablePiece {
  readonly kind: "table";
  readonly escaped: EscapedText;
}

/** What a text of HTML consists of, in its order. */
export type Piece = TextPiece | PlacedPiece | TablePiece;

/** Markdown within a paragraph. White space is never inside of marks, which would then be none. */
export function inlineOf(runs: readonly Run[]): EscapedText {
  return grouped(runs, ({ link }) => link)
    .map(([link, linked]) => {
      const text = grouped(linked, ({ strong }) => strong)
        .map(([strong, strongs]) => {
          const inner = grouped(strongs, ({ emphasis }) => emphasis)
            .map(([emphasis, all]) => around(all.map(textOf).join(""), emphasis ? ["*", "*"] : undefined))
            .join("");
          return around(inner, strong ? ["**", "**"] : undefined);
        })
        .join("");
      return around(text, link === undefined ? undefined : ["[", `](${link})`]);
    })
    .join("");
}

function textOf({ text, note }: Run): EscapedText {
  return note === undefined ? text : `[^${note}]`;
}

function around(text: string, marks: readonly [string, string] | undefined): string {
  const inner = text.trim();
  if (marks === undefined || inner === "") return text;
  const from = text.indexOf(inner);
  return text.slice(0, from) + marks[0] + inner + marks[1] + text.slice(from + inner.length);
}

/** Runs that follow each other and have the same in common. */
function grouped<T>(runs: readonly Run[], by: (run: Run) => T): [T, Run[]][] {
  const groups: [T, Run[]][] = [];
  for (const run of runs) {
    const last = groups.at(-1);
    if (last && last[0] === by(run)) last[1].push(run);
    else groups.push([by(run), [run]]);
  }
  return groups;
}

/** Without marks, as one text. */
export function bareText(runs: readonly Run[]): EscapedText {
  return runs.map(({ text }) => text).join("");
}

/** Texts and tables as one line, without the frames that they stand in. */
export function lineOf(pieces: readonly Piece[]): EscapedText {
  return pieces
    .map((piece) => (piece.kind === "text" ? inlineOf(piece.runs) : piece.kind === "table" ? piece.escaped : ""))
    .map((text) => text.replace(/\n/g, " ").trim())
    .filter((text) => text !== "")
    .join(" ");
}
