import { cleanPaste } from "./clean-paste.ts";
import { type EscapedText, mark } from "./escaped-text.ts";

/** A paragraph, heading, list or picture of a manuscript, in its order. */
export interface Block {
  readonly marked: EscapedText;
  /** Line of the pasted text, from 1; absent for HTML, where lines mean nothing to an author. */
  readonly line?: number;
}

/** A picture that stood in HTML; its block is `![](name)`. */
export interface HtmlPicture {
  /** As the address had it; empty when it was written into the page itself. */
  readonly address: string;
  readonly alt: string;
  readonly caption: string;
}

/** What was pasted, cut into blocks and not yet understood. */
export interface Manuscript {
  readonly blocks: readonly Block[];
  /** Pictures of HTML by the name under which a block places them. */
  readonly pictures: ReadonlyMap<string, HtmlPicture>;
  /** What the page called itself, when no block says so. */
  readonly pageTitle?: string;
  /** Videos, sounds and frames that have no place in an article. */
  readonly embeds: number;
  /** Menus, side columns and feet of a page that were left out. */
  readonly surroundings: number;
}

/** Plain text as a manuscript. Every line that is not empty is a paragraph: that is how Word and WeChat paste. */
export function textManuscript(text: string): Manuscript {
  const blocks = cleanPaste(text)
    .split("\n")
    .map((line, index) => ({ marked: mark(line.trim()), line: index + 1 }))
    .filter(({ marked }) => marked !== "");
  return { blocks, pictures: new Map(), embeds: 0, surroundings: 0 };
}

/** The block that places a picture. */
export function pictureBlock(name: string): EscapedText {
  return `![](${name})`;
}

/** The picture that a block places; undefined for any other block. */
export function placedPicture({ marked }: Block): string | undefined {
  return /^!\[\]\(([a-z0-9-]+)\)$/.exec(marked)?.[1];
}
