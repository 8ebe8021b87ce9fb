import { plain } from "../../manuscripts/escaped-text.ts";
import { blocksOf } from "../../manuscripts/html-blocks.ts";
import { CONTROLS } from "../../manuscripts/html-elements.ts";
import { attributeOf, type HtmlElement, hasClass, textIn } from "../../manuscripts/html-nodes.ts";
import type { Piece } from "../../manuscripts/html-pieces.ts";
import { bareText } from "../../manuscripts/html-pieces.ts";
import { HtmlReader, type LineEnds } from "../../manuscripts/html-reader.ts";
import type { ExportAttachment, ExportItem } from "../../wxr/item.ts";
import type { ReadBody } from "../model.ts";
import { readBlock } from "./block-meanings.ts";
import { BodyFindings } from "./body-findings.ts";
import { BodyNotes } from "./body-notes.ts";
import { readEmbed } from "./embeds.ts";
import { withShortParagraphs } from "./long-paragraphs.ts";
import { BLOCK_NAME, PostTree, SECTION_NAME, SHORTCODE } from "./post-tree.ts";
import { readShortcode } from "./shortcode-meanings.ts";

/** A body, and what helps to understand it. */
export type BodyItem = Pick<ExportItem, "id" | "content"> & Partial<Pick<ExportItem, "link" | "meta">>;

/**
 * The body of a post as a manuscript: WordPress's paragraphs, shortcodes and blocks read as WordPress means them.
 *
 * @param item whose body it is; by its address others of its site are told in full
 * @param attachments of the media library, by their id
 */
export function readBody(item: BodyItem, attachments: ReadonlyMap<number, ExportAttachment>): ReadBody {
  const body = new BodyReader(item, attachments);
  const blocks = blocksOf(withShortParagraphs(body.read()));
  const { pictures, media, attachments: ids, cutLinks, remarks } = body.found;
  const moved = [...body.found.moved, ...cutLinks];
  return { manuscript: { blocks, pictures, media, embeds: [], leftOut: [] }, attachments: ids, moved, remarks };
}

class BodyReader {
  readonly found: BodyFindings;
  readonly #tree: PostTree;
  readonly #item: BodyItem;
  readonly #notes: BodyNotes;
  #pages = 1;

  constructor(item: BodyItem, attachments: ReadonlyMap<number, ExportAttachment>) {
    this.#item = item;
    this.found = new BodyFindings(attachments, item.link);
    this.#tree = new PostTree(item.content);
    this.#notes = new BodyNotes(this.found, item.meta?.get("footnotes")?.at(-1) ?? "");
  }

  read(): Piece[] {
    const root = this.#tree.read();
    const reader = new HtmlReader(this.found, {
      lineEnds: "lines",
      lineEndsIn,
      special: (element, reader) => this.#readSpecial(element, reader),
      unseen: (element) => this.#tellUnseen(element),
    });
    const pieces = [...reader.read(root), ...reader.captured(() => this.#notes.readRest(reader))].flatMap((piece) =>
      this.#withAddress(piece),
    );
    // Those in other languages are marks of programs.
    for (const comment of this.#tree.comments) if (HAN.test(comment)) this.found.move("注释", comment);
    if (this.#pages > 1) this.found.remark(`原文分成 ${this.#pages} 页，现在是一页`);
    return pieces;
  }

  #tellUnseen(element: HtmlElement): void {
    const what = PROGRAMS[element.name];
    if (what === undefined) this.found.move("隐藏的内容", textIn(element));
    else this.found.remark(`正文里的${what}没有带过来`);
  }

  #readSpecial(element: HtmlElement, reader: HtmlReader): boolean {
    const { name } = element;
    if (this.#notes.readNote(element, reader)) return true;
    if (name.startsWith(SHORTCODE)) this.#readShortcode(element, reader);
    else if (name.startsWith(BLOCK_NAME)) return readBlock(element, reader, this.found);
    else if (name.startsWith(SECTION_NAME)) this.#readSection(element, reader);
    else if (readEmbed(element, reader, this.found)) return true;
    else if (CONTROLS.has(name)) this.found.move("表单", textIn(element));
    else return false;
    return true;
  }

  #readShortcode(element: HtmlElement, reader: HtmlReader): void {
    const shortcode = this.#tree.meant.get(element);
    const { found } = this;
    if (!shortcode || readShortcode({ element, shortcode, reader, found, post: this.#item.id })) return;
    const { name, attributes, values, raw, is } = shortcode;
    const placed = found.placedIn(attributes, values);
    reader.putGallery(placed.map((name) => ({ kind: "placed", name })));
    found.move("短代码", is === "beginning" ? `${raw} [/${name}]` : raw);
    found.remark(`短代码 [${name}] 不认识，没有带过来${is === "beginning" ? "，它里面的文字留着" : ""}`);
    reader.readAll(element.children);
  }

  /** `<!--more-->` and `<!--nextpage-->`: where a list or a page of the old site ended. */
  #readSection(element: HtmlElement, reader: HtmlReader): void {
    reader.endParagraph();
    if (element.name === `${SECTION_NAME}nextpage`) this.#pages += 1;
    this.found.move("“阅读全文”的文字", attributeOf(element, "text"));
  }

  /** An address alone in a paragraph is a video or a sound that plays there, or a page that is linked to. */
  #withAddress(piece: Piece): Piece[] {
    if (piece.kind !== "text" || piece.runs.some(({ link, note }) => link !== undefined || note !== undefined))
      return [piece];
    if (!/^https?/i.test(piece.runs[0]?.text ?? "")) return [piece];
    const address = plain(bareText(piece.runs));
    if (address.length > LONGEST_ADDRESS || !/^https?:\/\/\S+$/i.test(address)) return [piece];
    const placed = this.found.placedAt(address);
    if (placed) return [{ kind: "placed", name: placed }];
    return [{ ...piece, runs: piece.runs.map((run) => ({ ...run, link: this.found.linkTo(address) })) }];
  }
}

const LONGEST_ADDRESS = 2000;
const HAN = /\p{Script=Han}/u;
const PROGRAMS: Readonly<Record<string, string>> = { script: "脚本", style: "样式" };

/** In blocks paragraphs have tags; elsewhere WordPress makes line ends of line ends, but Word wraps its own lines. */
function lineEndsIn(element: HtmlElement): LineEnds | undefined {
  const { name } = element;
  if (name.startsWith(BLOCK_NAME)) return /^wp:core\/(?:freeform|shortcode)$/.test(name) ? "lines" : "blanks";
  return name === "p" && hasClass(element, /^Mso/) ? "blanks" : undefined;
}
