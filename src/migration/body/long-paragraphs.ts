import { LONGEST_PARAGRAPH } from "../../domain/text-rules.ts";
import type { Piece, Run, TextPiece } from "../../manuscripts/html-pieces.ts";

/** What is added to a text on its way into Markdown: backslashes, marks, addresses. */
const ROOM = 0.6;
const SENTENCE = /[。！？!?；;\n]+[”’」』）)]*|[，,]/gu;

/** A paragraph that is longer than one may be becomes several, where a sentence ends. */
export function withShortParagraphs(pieces: readonly Piece[]): Piece[] {
  return pieces.flatMap((piece) => (piece.kind === "text" && lengthOf(piece.runs) > MOST ? parted(piece) : [piece]));
}

const MOST = LONGEST_PARAGRAPH * ROOM;

function lengthOf(runs: readonly Run[]): number {
  return runs.reduce((sum, { text, link = "" }) => sum + text.length + link.length, 0);
}

function parted(piece: TextPiece): Piece[] {
  const paragraphs: Run[][] = [[]];
  let length = 0;
  for (const run of piece.runs) {
    for (const part of partsOf(run)) {
      const own = lengthOf([part]);
      if (length + own > MOST && length > 0) {
        paragraphs.push([]);
        length = 0;
      }
      paragraphs.at(-1)?.push(part);
      length += own;
    }
  }
  return paragraphs.map((runs) => ({ ...piece, runs }));
}

/** Sentences of a run; where it has none, as many characters as fit. */
function partsOf(run: Run): Run[] {
  if (run.text.length <= MOST / 4) return [run];
  const ends = [...run.text.matchAll(SENTENCE)].map(({ 0: end, index }) => index + end.length);
  const parts: Run[] = [];
  let from = 0;
  for (const end of [...ends, run.text.length]) {
    for (; end - from > MOST; from += MOST / 2) parts.push({ ...run, text: run.text.slice(from, from + MOST / 2) });
    if (end > from) parts.push({ ...run, text: run.text.slice(from, end) });
    from = Math.max(from, end);
  }
  return parts;
}
