import { type Block, isParagraph, pictureBlock, placedPicture, removedLine } from "../../manuscripts/manuscript.ts";
import { type PictureCredit, pictureCreditIn } from "../../manuscripts/picture-credits.ts";
import { pictureName } from "../../manuscripts/picture-name.ts";
import type { ExportAttachment } from "../../wxr/item.ts";
import type { CreditFound, Moved, ReadBody } from "../model.ts";
import { type CaptionCredit, captionCreditIn } from "./caption-credits.ts";
import {
  captionAndCredit,
  hasPlainSubheads,
  isBareCaption,
  isInside,
  isLabelledCaption,
  isOfAll,
  isPlainSubhead,
  LONGEST_CAPTION,
  withoutSign,
} from "./caption-line.ts";
import { withoutPartCredit } from "./credit-in-part.ts";
import { CreditedPicture } from "./credited-picture.ts";
import { beginPicture, reachOf, readBareName } from "./heard-picture.ts";
import type { Judge } from "./judge.ts";
import { sayNumbered } from "./numbered-credits.ts";
import { PictureCodes } from "./picture-codes.ts";
import { isRunning, textOf } from "./running-text.ts";
import { hearNear, SaidOfAll, sayOfRun } from "./said-of-all.ts";
import { saysOfText, saysSource } from "./says-whose.ts";

interface Line {
  readonly block: Block;
  readonly text: string;
  readonly index: number;
}

/** Hears in a text, beside each picture, whose it is. What is surely a caption or a credit leaves the text. */
export class PictureWalk {
  readonly out: Block[] = [];
  readonly moved: Moved[] = [];
  readonly pictures = new Map<string, CreditedPicture>();
  /** Lines that speak of pictures and stay in the text. */
  readonly asked = new Set<Block>();
  /** Credits that no picture stands by. */
  readonly stray: CreditFound[] = [];
  readonly #ofAll: SaidOfAll;
  readonly #read: ReadBody;
  readonly #attachments: ReadonlyMap<number, ExportAttachment>;
  readonly #judge: Judge;
  readonly #blocks: readonly Block[];
  readonly #codes: PictureCodes;
  readonly #hasSubheads: boolean;
  /** Pictures that stand one behind the other, with no text between them. */
  #run: CreditedPicture[] = [];
  /** Whether the last of them can still be given a caption or a credit. */
  #open = false;
  /** Said above a picture, and waiting for it. */
  #above: { readonly credit: PictureCredit; readonly from: string } | undefined;

  constructor(
    read: ReadBody,
    blocks: readonly Block[],
    attachments: ReadonlyMap<number, ExportAttachment>,
    judge: Judge,
  ) {
    [this.#read, this.#blocks, this.#attachments, this.#judge] = [read, blocks, attachments, judge];
    this.#ofAll = new SaidOfAll(blocks, judge);
    this.#codes = new PictureCodes(blocks);
    this.#hasSubheads = hasPlainSubheads(blocks);
    for (const [index, block] of blocks.entries()) this.#take({ block, text: textOf(block), index });
  }

  /** What was said once for all pictures, at the end of a text or in a line of several labels. */
  sayOfAll(said: string, from: string, reach: "全文图源" | "文末图源"): void {
    this.#ofAll.add({ said, from, reach });
  }

  /** What is said of all pictures is said of these; where there are none it would vanish. */
  get hasUncredited(): boolean {
    return [...this.pictures.values()].some(({ mayBeCredited }) => !mayBeCredited);
  }

  /** The pictures, when all has been heard. @param signed who has written the text, and is known beside a picture as well */
  creditedBeside(signed: readonly string[]): readonly CreditedPicture[] {
    const pictures = [...this.pictures.values()];
    for (const picture of pictures) picture.settleClues(this.#judge);
    this.#ofAll.settle(pictures);
    for (const picture of pictures) picture.settleSigned(signed, this.#judge);
    return pictures;
  }

  #take(line: Line): void {
    const name = placedPicture(line.block);
    const html = name === undefined ? undefined : this.#read.manuscript.pictures.get(name);
    if (name !== undefined && !html) this.#text(line);
    else if (name !== undefined) {
      const attachment = this.#attachments.get(this.#read.attachments.get(name) ?? Number.NaN);
      const picture = beginPicture(name, html, attachment, this.#judge, this.moved);
      const above = this.out.at(-1);
      if (above && above === this.#blocks[line.index - 1]) hearNear(above, picture, this.#judge, this.out);
      this.#begin(picture, line.block);
    } else if (this.#isCode(line)) this.#takeCode(line);
    else if (!this.#takeCredit(line)) this.#text(line);
  }

  #text({ block }: Pick<Line, "block">): void {
    this.out.push(block);
    [this.#run, this.#open, this.#above] = [[], false, undefined];
  }

  #begin(picture: CreditedPicture, block: Block): void {
    this.#run = this.#open ? [...this.#run, picture] : [picture];
    this.#open = true;
    this.pictures.set(picture.name, picture);
    this.out.push(block);
    for (const escaped of picture.below.splice(0)) this.out.push({ escaped });
    if (this.#above && !picture.isCredited) {
      const { credit, from } = this.#above;
      const verdict = this.#judge.credit(credit.said, "图上方的图源", from);
      if (verdict.is === "certain") picture.say(verdict, from, "图上方的图源");
    }
    this.#above = undefined;
  }

  #isCode({ text, index }: Line): boolean {
    const next = this.#blocks[index + 1];
    return this.#codes.has(text, () => !!next && pictureCreditIn(textOf(next), this.#judge.names)?.from === 0);
  }

  #takeCode({ block, text }: Line): void {
    this.moved.push(removedLine(block, "图片编号"));
    if (this.#open && this.#run.some(({ name }) => name.startsWith(text))) return;
    const isTaken = (name: string) => this.pictures.has(name) || this.#read.manuscript.pictures.has(name);
    const name = pictureName(text, { has: isTaken });
    this.#begin(new CreditedPicture(name, "", true), { escaped: pictureBlock(name) });
  }

  /** @returns whether the line has left the text */
  #takeCredit(line: Line): boolean {
    const { text, index } = line;
    if (this.#takePart(line) || this.#takeNumbered(line)) return true;
    if (!isParagraph(line.block) || text.length > (this.#open ? 2 : 1) * LONGEST_CAPTION) return false;
    const credit = captionCreditIn(text, this.#judge.names);
    const last = this.#run.at(-1);
    if (credit?.several && this.pictures.size + this.#read.manuscript.pictures.size > 0)
      return this.#takeForAll(line, credit, isOfAll(text, this.#blocks.slice(index + 1)) ? "全文图源" : "文末图源");
    if (last && !credit && isLabelledCaption(text) && this.#run.length === 1 && !last.hasCaption) {
      last.caption(withoutSign(text));
      return this.#move(line, "图片说明");
    }
    if (this.#open && last) {
      if (credit?.caption.trim() === "") return this.#takeLine(line, credit, last);
      if (credit) return this.#takeCaption(line, credit, last);
      if (this.#run.length === 1 && !last.isCredited && readBareName(last, text, this.#judge))
        return this.#move(line, "图源");
      if (last.hasCaption || !isBareCaption(line.block, this.#blocks[index + 1], this.#judge.names)) {
        for (const picture of this.#run) hearNear(line.block, picture, this.#judge, this.out);
        // What a short line is of that stands below a picture, the picture or the text, nobody can tell: no subhead is made of it.
        if (isPlainSubhead(line.block) && !this.#hasSubheads) this.asked.add(line.block);
        return false;
      }
      for (const picture of this.#run) picture.hint(text, this.#judge);
      last.caption(withoutSign(text));
      return this.#move(line, "图片说明");
    }
    if (credit?.caption.trim() !== "" || credit.doubtful || saysSource(text) || saysOfText(text)) return false;
    const next = this.#blocks[index + 1];
    if (next && placedPicture(next) !== undefined && this.#read.manuscript.pictures.has(placedPicture(next) ?? "")) {
      this.#above = { credit, from: text };
      [this.#run, this.#open] = [[], false];
      // It stays in the text as long as nobody has decided that it is that picture's.
      if (this.#judge.credit(credit.said, "图上方的图源").is === "certain") return this.#move(line, "图源");
      this.out.push(line.block);
      this.asked.add(line.block);
      return true;
    }
    if (this.hasUncredited && !this.#blocks.slice(index + 1).some(isRunning))
      return this.#takeForAll(line, credit, "文末图源");
    // Its picture is gone: whoever answers at all has seen it, and it can go.
    this.stray.push({ of: "text", certainty: "asked", from: text });
    this.asked.add(line.block);
    return this.#judge.isDecided("credit", "没有图的图源", credit.said) && this.#move(line, "图源");
  }

  /** A line of nothing but a credit, behind one picture or several. */
  #takeLine(line: Line, { said, doubtful }: PictureCredit, last: CreditedPicture): boolean {
    if (saysSource(line.text) && !isInside(this.#blocks, line.index)) {
      for (const picture of this.#run) picture.suspect(line.text);
      return false;
    }
    this.#open = false;
    if (this.#run.every(({ isCredited }) => isCredited)) {
      // Said once more, or said otherwise: then nobody knows, and readers see both.
      last.say(this.#judge.credit(said, "图源"), line.text, "图源");
      return last.record.found.certainty === "certain" ? this.#move(line, "图源") : false;
    }
    sayOfRun(this.#run, { said, doubtful, from: line.text }, this.#judge);
    return this.#move(line, "图源");
  }

  /** A line that says of each of several pictures, in their order, what it shows and whose it is. */
  #takeNumbered(line: Line): boolean {
    const isAll = this.pictures.size === this.#read.manuscript.pictures.size;
    const pictures = this.#open && this.#run.length > 1 ? this.#run : isAll ? [...this.pictures.values()] : [];
    if (!isParagraph(line.block) || !sayNumbered(line.text, pictures, this.#judge)) return false;
    this.#open = false;
    return this.#move(line, "图片说明");
  }

  #takePart({ block, index, ...line }: Line): boolean {
    const [last, ...more] = this.#open ? this.#run.toReversed() : [];
    if (!last || more.length > 0 || last.isCredited) return false;
    const part = withoutPartCredit(block, this.#blocks[index + 1], last, this.#judge);
    if (!part) return false;
    this.moved.push({ what: "图源", text: part.typed });
    this.#text({ ...line, block: part.rest });
    if (part.isAboutText) this.asked.add(part.rest);
    return true;
  }

  /** A caption with its credit, in a line of its own below a picture. */
  #takeCaption(line: Line, credit: CaptionCredit, last: CreditedPicture): boolean {
    if (
      !captionAndCredit(line.text, credit) ||
      this.#run.length > 1 ||
      last.hasCaption ||
      (last.isCredited && !last.hasSaid(credit.typed))
    ) {
      this.stray.push({ of: "text", certainty: "asked", from: credit.typed });
      for (const picture of this.#run) picture.suspect(credit.typed);
      this.asked.add(line.block);
      return false;
    }
    last.caption(withoutSign(credit.caption));
    const reach = reachOf(credit, this.#judge);
    last.say(this.#judge.credit(credit.said, reach, line.text), credit.typed, reach);
    this.#open = false;
    return this.#move(line, "图片说明");
  }

  #takeForAll(line: Line, { said }: PictureCredit, reach: "全文图源" | "文末图源"): true {
    this.sayOfAll(said, line.text, reach);
    this.#open = false;
    return this.#move(line, "图源");
  }

  #move({ block }: Line, what: string): true {
    this.moved.push(removedLine(block, what));
    this.#ofAll.leaveOut(block);
    return true;
  }
}
