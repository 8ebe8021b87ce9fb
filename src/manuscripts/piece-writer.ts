import { QUOTE } from "./html-blocks.ts";
import { OpenParagraph } from "./html-paragraph.ts";
import type { Frame, Marks, Piece, PlacedPiece, Run, TextPiece } from "./html-pieces.ts";

/** Deeper ones are drawn by nobody. */
const DEEPEST_FRAME = 6;

/** Puts a text together piece by piece: what is open when a piece ends (a quotation, bold, a heading) is what it stands in. */
export class PieceWriter {
  #pieces: Piece[] = [];
  #open = new OpenParagraph();
  #marks: Marks = {};
  #frames: readonly Frame[] = [];
  #level: number | undefined;
  #caption = false;
  #note: string | undefined;
  #noteOfParagraph: string | undefined;
  #gallery = false;
  #galleries = 0;

  /** What the open paragraph ends with. */
  get end(): string {
    return this.#open.end;
  }

  /** Where the text leads that is being written. */
  get link(): string | undefined {
    return this.#marks.link;
  }

  putText(text: string): void {
    this.#open.put(text, this.#marks);
  }

  putRun(run: Run): void {
    this.#open.add(run);
  }

  /** Sets pieces at the place that is reached. */
  put(pieces: readonly Piece[]): void {
    if (pieces.length > 0) this.endParagraph();
    for (const piece of pieces) this.#pieces.push(piece);
  }

  place(name: string): void {
    this.put([{ kind: "placed", name }]);
  }

  /** Ends the paragraph that is open; where nothing is, nothing. */
  endParagraph(): void {
    const runs = this.#open.take();
    if (runs.length === 0) return;
    const note = this.#noteOfParagraph ?? this.#note;
    this.#noteOfParagraph = undefined;
    const piece: TextPiece = {
      ...{ kind: "text", runs, frames: this.#frames },
      ...(this.#level !== undefined && { level: this.#level }),
      ...(this.#caption && { caption: true }),
      ...(note !== undefined && { note }),
    };
    this.#pieces.push(piece);
  }

  /** A line of its own begins; of a heading it is the same heading. */
  endLine(): void {
    if (this.#level === undefined) this.endParagraph();
    else this.putText(" ");
  }

  /** Pieces of which a part of the text consists, rather than putting them into it. */
  captured(write: () => void): Piece[] {
    const [pieces, open] = [this.#pieces, this.#open];
    [this.#pieces, this.#open] = [[], new OpenParagraph()];
    write();
    this.endParagraph();
    const found = this.#pieces;
    [this.#pieces, this.#open] = [pieces, open];
    return found;
  }

  withMarks(marks: Marks, write: () => void): void {
    const outer = this.#marks;
    this.#marks = { ...outer, ...marks };
    write();
    this.#marks = outer;
  }

  withLevel(level: number, write: () => void): void {
    const outer = this.#level;
    this.endParagraph();
    this.#level = level;
    write();
    this.endParagraph();
    this.#level = outer;
  }

  withCaption(write: () => void): void {
    const outer = this.#caption;
    this.endParagraph();
    this.#caption = true;
    write();
    this.endParagraph();
    this.#caption = outer;
  }

  withFrame(frame: Frame, write: () => void): void {
    const outer = this.#frames;
    this.endParagraph();
    if (outer.length < DEEPEST_FRAME) this.#frames = [...outer, frame];
    write();
    this.endParagraph();
    this.#frames = outer;
  }

  withQuotation(write: () => void): void {
    this.withFrame({ container: {}, marker: QUOTE }, write);
  }

  /** What is written is the text of a note. */
  withNote(note: string, write: () => void): void {
    const outer = this.#note;
    this.endParagraph();
    this.#note = note;
    write();
    this.endParagraph();
    this.#note = outer;
  }

  /** The paragraph that begins here is the text of a note. */
  beginNote(note: string): void {
    if (this.end.trim() === "") this.#noteOfParagraph = note;
  }

  /** Pictures that are written belong together; a gallery in a gallery is none of its own. */
  withGallery(write: () => void): void {
    if (this.#gallery) {
      write();
      return;
    }
    this.#gallery = true;
    const pieces = this.captured(write);
    this.#gallery = false;
    this.putGallery(pieces);
  }

  /** Pictures that belong together, and behind them what was said of all. */
  putGallery(pieces: readonly Piece[]): void {
    const pictures = pieces.filter((piece): piece is PlacedPiece => piece.kind === "placed");
    const gallery = pictures.length > 1 ? ++this.#galleries : undefined;
    this.put(pictures.map(({ kind, name }) => ({ kind, name, gallery })));
    this.put(pieces.filter(({ kind }) => kind !== "placed"));
  }
}
