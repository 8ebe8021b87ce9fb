import { type Frame, inlineOf, type Piece, type TextPiece } from "./html-pieces.ts";
import { type Block, pictureBlock } from "./manuscript.ts";
import { withoutMark } from "./raised-notes.ts";

/** Pieces as blocks of Markdown: a quotation or a list is one, as far as no picture stands in it. */
export function blocksOf(pieces: readonly Piece[]): Block[] {
  const blocks: Block[] = [];
  /** Items whose sign is written. */
  const begun = new Set<Frame>();
  for (let index = 0; index < pieces.length; ) {
    const piece = pieces[index];
    if (piece?.kind === "text" && piece.note !== undefined) {
      const { note } = piece;
      const paragraphs = [piece];
      for (let next = pieces[index + 1]; isOfNote(next, note); next = pieces[index + paragraphs.length])
        paragraphs.push(next);
      blocks.push({ escaped: `[^${note}]: ${paragraphs.map(noteText).join(" ")}` });
      index += paragraphs.length;
      continue;
    }
    if (piece?.kind !== "text") {
      if (piece?.kind === "table") blocks.push({ escaped: piece.escaped });
      else if (piece)
        blocks.push({ escaped: pictureBlock(piece.name), ...(piece.gallery && { gallery: piece.gallery }) });
      index += 1;
      continue;
    }
    const container = piece.frames[0]?.container;
    const group = [piece];
    if (container !== undefined)
      for (let next = pieces[index + 1]; isWithin(next, container); next = pieces[index + group.length])
        group.push(next);
    index += group.length;
    const escaped = container === undefined ? aloneIn(piece) : framedIn(group, begun);
    if (escaped !== "") blocks.push({ escaped: apartFrom(blocks.at(-1), escaped) });
  }
  return blocks;
}

/** A numbered list behind another would go on with its numbers; with another sign it begins anew. */
function apartFrom(before: Block | undefined, escaped: string): string {
  const isList = /^\d+\. /;
  return isList.test(escaped) && isList.test(before?.escaped ?? "") ? escaped.replace(/^(\d+)\. /gm, "$1) ") : escaped;
}

function isWithin(piece: Piece | undefined, container: object): piece is TextPiece {
  return piece?.kind === "text" && piece.note === undefined && piece.frames[0]?.container === container;
}

function isOfNote(piece: Piece | undefined, note: string): piece is TextPiece {
  return piece?.kind === "text" && piece.note === note;
}

function noteText({ runs }: TextPiece): string {
  return inlineOf(withoutMark(runs)).trim();
}

function aloneIn({ runs, level }: TextPiece): string {
  const text = inlineOf(runs).trim();
  return level === undefined ? text : `${"#".repeat(level)} ${text}`;
}

function framedIn(group: readonly TextPiece[], begun: Set<Frame>): string {
  const lines: string[] = [];
  // What goes on behind a picture is no item of its own.
  const left = new Set(group[0]?.frames.filter((frame) => frame.marker !== QUOTE && begun.has(frame)));
  let before: readonly Frame[] = [];
  for (const piece of group) {
    const frames = piece.frames.filter((frame) => !left.has(frame));
    const text = inlineOf(piece.level === undefined ? piece.runs : piece.runs.map((run) => ({ ...run, strong: true })));
    const item = frames.at(-1);
    if (item && item.marker !== QUOTE && item === before.at(-1) && lines.length > 0)
      lines[lines.length - 1] += ` ${text.trim()}`;
    else {
      const common = frames.filter((frame, at) => before[at] === frame);
      const inQuote = common.at(-1)?.marker === QUOTE;
      const goesOn = common.length === frames.length || (inQuote && common.length === before.length);
      if (goesOn && lines.length > 0) lines.push(prefixOf(common, begun).trimEnd());
      lines.push(prefixOf(frames, begun) + text.trim());
    }
    before = frames;
  }
  return lines.join("\n");
}

export const QUOTE = "> ";

/** What stands before a line: the sign of an item only before its first. */
function prefixOf(frames: readonly Frame[], begun: Set<Frame>): string {
  return frames
    .map((frame) => {
      if (frame.marker === QUOTE) return QUOTE;
      if (begun.has(frame)) return " ".repeat(frame.marker.length);
      begun.add(frame);
      return frame.marker;
    })
    .join("");
}
