import type { SourceNames } from "../../content/source-registry.ts";
import { plain } from "../../manuscripts/escaped-text.ts";
import { foldLine } from "../../manuscripts/folded-line.ts";
import { labelOf } from "../../manuscripts/label-words.ts";
import { type Block, isParagraph, placedPicture } from "../../manuscripts/manuscript.ts";
import { type PictureCredit, pictureCreditIn } from "../../manuscripts/picture-credits.ts";
import { type CaptionCredit, captionCreditIn, SAYS_PICTURE } from "./caption-credits.ts";
import { isRunning, textOf } from "./running-text.ts";
import { saysSource } from "./says-whose.ts";

/** `图像加注文字，`: says of itself what it is. */
const CAPTION_LABEL = /^(?:图[像片](?:加注文字|加注|说明)|图说|图注)\s*[:,]\s*(?=\S)|^image caption\s+(?=\S)/u;
const CAPTION_SIGN = /^[▲△▼▽↑◎■]\s*(?=\S)/;
const CAPTION_BEGINS =
  /^[([]?(?:图|图片|照片|配图|题图|资料图|示意图|上图|下图|左图|右图|图\d|图[一二三四五六])\s*(?:[:为]|是.{0,10}(?:现场|资料))/u;
const SEVERAL_SENTENCES = /[。!?;].*\S/;
const LONGEST_BARE_CAPTION = 40;

/** No caption is longer, in characters. */
export const LONGEST_CAPTION = 120;

/** A caption without the arrow that shows which picture it is of. */
export function withoutSign(text: string): string {
  const bare = text.replace(CAPTION_SIGN, "");
  return bare.slice(CAPTION_LABEL.exec(foldLine(bare))?.[0].length ?? 0);
}

/** Whether a line says of itself that it is a caption. */
export function isLabelledCaption(text: string): boolean {
  return text.length <= LONGEST_CAPTION && CAPTION_LABEL.test(foldLine(text));
}

/** Whether a line begins as only captions do. */
export function beginsAsCaption(text: string): boolean {
  return CAPTION_SIGN.test(text) || isLabelledCaption(text) || CAPTION_BEGINS.test(foldLine(text));
}

/** Whether a line is as short as a caption that nothing marks as one. */
export function mayBeCaption(text: string): boolean {
  return text.length <= LONGEST_BARE_CAPTION && !SEVERAL_SENTENCES.test(foldLine(text));
}

/** Whether a line below a picture is a credit or a caption rather than a paragraph: one with the label of something else is neither. */
export function isShortLine(text: string): boolean {
  return text.length <= LONGEST_BARE_CAPTION && (labelOf(text)?.subject ?? "credit") === "credit";
}

/**
 * Whether a line below a picture is its caption: it begins as captions do, or has the credit of that picture below itself,
 * and is no paragraph of the text.
 * @param next what stands below the line
 */
export function isBareCaption(block: Block, next: Block | undefined, names: SourceNames): boolean {
  const text = textOf(block);
  if (text.length > LONGEST_CAPTION) return false;
  if (beginsAsCaption(text)) return true;
  const below = next && mayBeCaption(text) && !isRunning(block) ? textOf(next) : "";
  return below !== "" && !saysSource(below) && pictureCreditIn(below, names)?.from === 0;
}

/** Whether what stands before a credit is its picture's caption: then both are about that picture. */
export function captionAndCredit(text: string, { from, doubtful }: PictureCredit): boolean {
  const caption = text.slice(0, from);
  const short = mayBeCaption(caption);
  if (short || doubtful || caption.length > LONGEST_CAPTION) return short;
  return /^[\s,]*[([]/.test(foldLine(text.slice(from))) && !SEVERAL_SENTENCES.test(foldLine(caption));
}

const GLUED = /^[(（【][^()（）[\]【】\n]{2,60}[)）】]\s*(?=\S)/u;

/** `（图片来源：公报）市议会昨天……`: a credit before the text below its picture. Undefined where there is none, or only a name. */
export function creditBefore(
  block: Block,
  names: SourceNames,
): { readonly credit: CaptionCredit; readonly rest: Block } | undefined {
  const [head = ""] = isParagraph(block) ? (GLUED.exec(block.escaped) ?? []) : [];
  const rest = { ...block, escaped: block.escaped.slice(head.length) };
  if (!SAYS_PICTURE.test(foldLine(head)) || !isRunning(rest)) return undefined;
  const credit = captionCreditIn(plain(head).trim(), names);
  if (!credit || credit.doubtful || credit.caption.trim() !== "" || captionCreditIn(textOf(rest), names))
    return undefined;
  return { credit, rest };
}

const BOLD = /^\*\*[^*]+\*\*$/;
const ENDS = /[。！？!?；;，,：:…”」』.]$/u;

/** Whether a block looks like a subhead and is not set as one. */
export function isPlainSubhead(block: Block): boolean {
  const text = textOf(block);
  return isParagraph(block) && !BOLD.test(block.escaped) && text.length <= LONGEST_BARE_CAPTION && !ENDS.test(text);
}

/** Whether a text has subheads that are only short lines: then one below a picture may be another. */
export function hasPlainSubheads(blocks: readonly Block[]): boolean {
  return blocks.some((block, index) => {
    const [before, next] = [blocks[index - 1], blocks[index + 1]];
    return (
      !!before &&
      !!next &&
      placedPicture(block) === undefined &&
      isPlainSubhead(block) &&
      isRunning(before) &&
      isRunning(next)
    );
  });
}

/**
 * Whether what a line says of several pictures is said of all: 以下 and 下同 are of some of them, and so is 以上 where text goes on.
 * @param below what stands below the line
 */
export function isOfAll(text: string, below: readonly Block[]): boolean {
  const folded = foldLine(text);
  if (/以下|下列|下同|同下|本组/u.test(folded)) return false;
  return !/以上|上述/u.test(folded) || !below.some(isRunning);
}

/** Below a picture a source line is the picture's when at least so much text goes on. */
const TEXT_GOES_ON = 1;

/** Text goes on behind it, and had begun before: a source line here is no line about the whole. */
export function isInside(blocks: readonly Block[], index: number): boolean {
  const before = blocks.slice(0, index).some(isRunning);
  return before && blocks.slice(index + 1).filter(isRunning).length >= TEXT_GOES_ON;
}
