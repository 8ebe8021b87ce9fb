import type { MarkdownIt, StateCore, Token } from "markdown-it";
import { isBlank } from "../../domain/seen-text.ts";

/** Stands for what was read as Markdown and leaves no text: code, a picture, a note, an escape. No file may hold it. */
export const READ = "\uFFFC";
/** Stands for a character that was written as an entity. No file may hold it either. */
export const ENTITY = "\uFFFB";
const MARKS = "[*_~`[\\]［］{}<>＜＞|｜#＃&^＊\\\\\\n]|([=:$%+!'·])\\1";
/** In a paragraph without any of these all is text, whatever comes before or behind. */
const HAS_MARKS = new RegExp(`${MARKS}|^(?:[-+]|\\.\\. |h\\d\\.)`);
/** The same of what is left in its text. */
const HAS_LEFT = new RegExp(`${MARKS}|${ENTITY}|^(?:[-+]|\\.\\. |h\\d\\.)`);
/** By far the most paragraphs with marks are this. */
const PICTURE = /^!\[\]\([\w-]+\)$/;

/** Two marks of emphasis, and what stands between them. */
export interface Emphasis {
  /** `*`, `**`, `_`, `__` or `~~`. */
  readonly mark: string;
  /** Units of the text, from 0; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

export interface TypedLink {
  readonly href: string;
  /** Of the definition that its address was taken from. */
  readonly label: string;
  /** Whether its text shows nothing. */
  readonly blank: boolean;
  readonly start: number;
  readonly end: number;
}

/**
 * What of a paragraph the parser took for text, with a line end where there was one: the marks in it are left over. Its
 * own escapes and entities are no text, so that whoever means a mark can say so.
 */
export class Typed {
  text = "";
  readonly emphases: Emphasis[] = [];
  readonly links: TypedLink[] = [];
  /** Whether any mark may be left over in the text. */
  readonly hasLeft: boolean;
  /** Where pieces of the text begin, here and in the source of the paragraph. */
  readonly #pieces: { readonly at: number; readonly from: number }[] = [];
  readonly #source: string;
  /** What readers see of it; a picture, a note, code are a letter. */
  #shown = "";
  #read = 0;

  constructor({ content, children }: Token) {
    this.#source = content;
    const open: { readonly token: Token; readonly start: number; readonly from: number }[] = [];
    for (const child of children ?? []) {
      const { type, nesting, markup } = child;
      if (nesting > 0) open.push({ token: child, start: this.text.length, from: this.#shown.length });
      const opened = nesting < 0 ? open.pop() : undefined;
      if (opened && type === "link_close")
        this.#link(opened.token, opened.start, isBlank(this.#shown.slice(opened.from)));
      else if (opened) this.#emphasis(markup, opened.start);
      else if (nesting === 0) this.#put(child, open.at(-1)?.token.markup === "autolink");
    }
    this.hasLeft = HAS_LEFT.test(this.text);
  }

  /** Where a place of the text is in the source of the paragraph. */
  offsetInSource(at: number): number {
    const piece = this.#pieces.findLast((piece) => piece.at <= at);
    return piece ? piece.from + at - piece.at : 0;
  }

  #link(opening: Token, start: number, blank: boolean): void {
    const [href, label] = [String(opening.attrGet("href")), String(opening.meta?.label ?? "")];
    this.links.push({ href, label, blank, start, end: this.text.length });
    if (opening.markup !== "autolink") this.#pass(")");
  }

  /** `****` comes as two marks, one inside the other. */
  #emphasis(mark: string, start: number): void {
    const end = this.text.length;
    const inner = this.emphases.at(-1);
    const same = inner?.start === start && inner.end === end ? this.emphases.pop() : undefined;
    this.emphases.push({ mark: mark + (same?.mark ?? ""), start, end });
  }

  #put({ type, content, markup, info }: Token, shown: boolean): void {
    this.#shown += type.startsWith("text") || type.endsWith("break") ? content : "字";
    if (type === "softbreak" || type === "hardbreak") this.#piece("\n", this.#pass("\n"));
    // A backslash before what needs none is text as well.
    else if (type === "text_special" && content !== markup)
      this.#piece(info === "entity" ? ENTITY : READ, this.#pass(markup));
    else if (type === "code_inline") {
      this.#piece(READ, this.#pass(markup));
      this.#pass(markup);
    } else if (!type.startsWith("text")) this.#piece(READ, this.#read);
    // The address that a link shows is not always what was typed.
    else this.#piece(content, shown ? this.#read : this.#pass(content));
  }

  #piece(text: string, from: number): void {
    this.#pieces.push({ at: this.text.length, from });
    this.text += text;
  }

  /** @returns where it begins in what has not been read yet */
  #pass(piece: string): number {
    const found = this.#source.indexOf(piece, this.#read);
    const at = found < 0 ? this.#read : found;
    this.#read = found < 0 ? at : at + piece.length;
    return at;
  }
}

/** Keeps with every paragraph that has marks what of it was taken for text; see `typedOf`. */
export function keepTyped(md: MarkdownIt): void {
  md.core.ruler.before("text_join", "as_typed", noteTyped);
}

/** Undefined for a token that is no running text, and where all is text. */
export function typedOf(token: Token): Typed | undefined {
  const typed = token.meta?.typed;
  return typed instanceof Typed ? typed : undefined;
}

function noteTyped({ tokens }: StateCore): void {
  for (const token of tokens) {
    const { type, content } = token;
    if (type === "inline" && HAS_MARKS.test(content) && !PICTURE.test(content))
      token.meta = { typed: new Typed(token) };
  }
}
