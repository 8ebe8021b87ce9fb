import { plain } from "./escaped-text.ts";
import type { Piece, Run, TextPiece } from "./html-pieces.ts";

/** `1`, `[1]`, `（1）` */
const MARK = /^[[(（［〔【]?\s*(\d{1,3})\s*[\])）］〕】]?$/u;
const BEGINNING = /^[[［〔【]\s*(\d{1,3})\s*[\]］〕】]\s*(?=\S)/u;

/**
 * Notes that are typed and lead nowhere: a number set high in the text, and behind it a paragraph that begins with the same.
 * Where it is told only once, or twice, it stays what it was.
 */
export function withRaisedNotes(pieces: readonly Piece[], nameOf: (key: object) => string): Piece[] {
  const mayRefer = (piece: Piece) => piece.kind === "text" && piece.runs.some((run) => numberOf(run) !== undefined);
  if (!pieces.some(mayRefer)) return [...pieces];
  const marks = new Map<string, { readonly key: object; lastReference: number; readonly texts: number[] }>();
  const of = (number: string) => {
    const known = marks.get(number) ?? { key: {}, lastReference: -1, texts: [] };
    marks.set(number, known);
    return known;
  };
  for (const [at, piece] of pieces.entries()) {
    if (piece.kind !== "text" || piece.note !== undefined) continue;
    const number = numberAtBeginning(piece);
    if (number !== undefined) of(number).texts.push(at);
    for (const run of piece.runs.slice(1)) {
      const referred = numberOf(run);
      if (referred !== undefined) of(referred).lastReference = at;
    }
  }
  const noteAt = (number: string | undefined) => {
    const mark = number === undefined ? undefined : marks.get(number);
    const isNote =
      mark && mark.texts.length === 1 && mark.lastReference >= 0 && (mark.texts[0] ?? 0) > mark.lastReference;
    return isNote ? nameOf(mark.key) : undefined;
  };
  return pieces.map((piece): Piece => {
    if (piece.kind !== "text" || piece.note !== undefined) return piece;
    const note = noteAt(numberAtBeginning(piece));
    const runs = piece.runs.map((run, index): Run => {
      const referred = index === 0 ? undefined : noteAt(numberOf(run));
      return referred === undefined ? run : { ...run, note: referred };
    });
    return { ...piece, runs, ...(note !== undefined && { note }) };
  });
}

function numberOf(run: Run): string | undefined {
  return run.raised && run.link === undefined && run.note === undefined ? MARK.exec(plain(run.text))?.[1] : undefined;
}

function numberAtBeginning({ runs: [first], level }: TextPiece): string | undefined {
  if (!first || level !== undefined || first.link !== undefined) return undefined;
  return numberOf(first) ?? (first.raised ? undefined : BEGINNING.exec(plain(first.text))?.[1]);
}

/** The number of a note stands before it by itself. */
export function withoutMark(runs: readonly Run[]): Run[] {
  const [first, ...rest] = runs;
  if (!first) return [];
  if (numberOf(first) !== undefined) return rest.length > 0 ? rest : [first];
  const shown = plain(first.text);
  const mark = BEGINNING.exec(shown)?.[0] ?? "";
  // Escaped and shown text have the same length: each sign is one character.
  const text = first.text.trimStart().slice(mark.length);
  return mark === "" || (text === "" && rest.length === 0) ? [...runs] : [{ ...first, text }, ...rest];
}
