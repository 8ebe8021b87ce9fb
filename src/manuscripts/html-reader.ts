import { cleanPaste, escapeText } from "./escaped-text.ts";
import {
  emojiOf,
  hiddenFromReaders,
  isCaption,
  isFigure,
  isGallery,
  isLight,
  PARAGRAPHS,
  UNREAD,
} from "./html-elements.ts";
import type { HtmlFindings } from "./html-findings.ts";
import { type HtmlElement, type HtmlNode, textIn } from "./html-nodes.ts";
import { type LinkedNotes, linkedNotes } from "./html-notes.ts";
import { powerOf } from "./html-paragraph.ts";
import type { Piece } from "./html-pieces.ts";
import { tableOf } from "./html-tables.ts";
import { PieceWriter } from "./piece-writer.ts";
import { withRaisedNotes } from "./raised-notes.ts";

/** What line ends in running text are: blanks, as HTML has it, or ends of lines, as WordPress has it. */
export type LineEnds = "blanks" | "lines" | "empty lines";

export interface HtmlRules {
  readonly lineEnds: LineEnds;
  /** What they are within an element; undefined where it is as around it. */
  readonly lineEndsIn: (element: HtmlElement) => LineEnds | undefined;
  /** Reads an element that means something else than HTML has it. @returns false for any other */
  readonly special: (element: HtmlElement, reader: HtmlReader) => boolean;
  /** What readers do not see. */
  readonly unseen: (element: HtmlElement) => void;
}

/** Reads the tree of a text of HTML into pieces, in their order. */
export class HtmlReader extends PieceWriter {
  readonly #found: HtmlFindings;
  readonly #rules: HtmlRules;
  #lineEnds: LineEnds;
  #notes: LinkedNotes = { references: new Map(), texts: new Map(), back: new Set() };
  /** The note that is being read. */
  #inNote: HtmlElement | undefined;

  constructor(found: HtmlFindings, rules: HtmlRules) {
    super();
    this.#found = found;
    this.#rules = rules;
    this.#lineEnds = rules.lineEnds;
  }

  /** All pieces of a whole text. */
  read(root: HtmlElement): Piece[] {
    this.#notes = linkedNotes(root, this.#rules.lineEnds === "lines", this.#found.noteOf);
    return withRaisedNotes(
      this.captured(() => this.readAll(root.children)),
      this.#found.noteOf,
    );
  }

  readAll(nodes: readonly HtmlNode[]): void {
    for (const node of nodes) {
      if (typeof node === "string") this.#readText(node);
      else if (!("comment" in node)) this.readElement(node);
    }
  }

  readElement(element: HtmlElement): void {
    const { name } = element;
    const outer = this.#lineEnds;
    this.#lineEnds = name === "pre" ? "lines" : (this.#rules.lineEndsIn(element) ?? outer);
    if (hiddenFromReaders(element) || UNREAD.has(name)) this.#rules.unseen(element);
    else if (!this.#readNote(element) && !this.#rules.special(element, this)) this.#readSeen(element);
    this.#lineEnds = outer;
  }

  #readNote(element: HtmlElement): boolean {
    const { references, texts, back } = this.#notes;
    const reference = references.get(element);
    const note = texts.get(element);
    if (reference !== undefined) this.putRun({ text: escapeText(cleanPaste(textIn(element))), note: reference });
    else if (back.has(element)) {
      if (note !== undefined) this.beginNote(note);
    } else if (note === undefined || this.#inNote === element) return false;
    else if (PARAGRAPHS.has(element.name)) {
      const outer = this.#inNote;
      this.#inNote = element;
      this.withNote(note, () => this.readElement(element));
      this.#inNote = outer;
    } else {
      this.beginNote(note);
      return false;
    }
    return true;
  }

  #readSeen(element: HtmlElement): void {
    const apart = PARAGRAPHS.has(element.name);
    if (apart) this.endParagraph();
    const inside = () => this.readAll(element.children);
    if (isGallery(element)) this.withGallery(inside);
    else if (isFigure(element)) this.put(this.#found.captioned(this.captured(inside)));
    else if (isCaption(element)) this.withCaption(inside);
    else this.#readPlain(element, inside);
    if (apart) this.endParagraph();
  }

  #readText(text: string): void {
    const clean = cleanPaste(text);
    const ends = this.#lineEnds;
    const lines = ends === "blanks" ? [clean] : clean.split(ends === "lines" ? "\n" : /\n(?:[ ]*\n)+/);
    for (const [index, line] of lines.entries()) {
      if (index > 0) this.endLine();
      this.putText(line.replace(/[ \n]+/g, " "));
    }
  }

  #readPlain(element: HtmlElement, inside: () => void): void {
    const { name } = element;
    if (name === "br") this.endLine();
    else if (name === "strong" || name === "b") this.withMarks(isLight(element) ? {} : { strong: true }, inside);
    else if (name === "em" || name === "i") this.withMarks(isLight(element) ? {} : { emphasis: true }, inside);
    else if (name === "a") this.withMarks({ link: this.#found.linkOf(element) ?? this.link }, inside);
    else if (name === "sup" || name === "sub") this.#readRaised(element, inside);
    else if (name === "img" || name === "amp-img") this.#readPicture(element);
    else if (name === "ul" || name === "ol") this.#readList(element);
    else if (name === "blockquote") this.withQuotation(inside);
    else if (name === "table") this.put(tableOf(element, (cell) => this.captured(() => this.readAll(cell.children))));
    else if (/^h[1-6]$/.test(name)) this.withLevel(Number(name[1]), inside);
    else inside();
  }

  #readRaised(element: HtmlElement, inside: () => void): void {
    const power = powerOf(element, this.end);
    if (power !== undefined) this.putText(power);
    else this.withMarks({ raised: element.name === "sup" }, inside);
  }

  #readPicture(element: HtmlElement): void {
    const emoji = emojiOf(element);
    const name = emoji === undefined ? this.#found.pictureAt(element, this.link) : undefined;
    if (emoji !== undefined) this.putText(cleanPaste(emoji));
    else if (name !== undefined) this.place(name);
    else this.#rules.unseen(element);
  }

  #readList({ name, children, attributes }: HtmlElement): void {
    const container = {};
    const start = Number.parseInt(attributes.get("start") ?? "1", 10);
    let number = start >= 0 && start < 1e6 ? start : 1;
    for (const child of children) {
      const isItem = typeof child !== "string" && !("comment" in child) && child.name === "li";
      const marker = name === "ol" ? `${number}. ` : "- ";
      if (isItem) number += 1;
      if (isItem) this.withFrame({ container, marker }, () => this.readElement(child));
      else this.readAll([child]);
    }
  }
}
