import { foldLine } from "../../manuscripts/folded-line.ts";
import { DECORATION, labelOf } from "../../manuscripts/label-words.ts";
import type { PictureCredit } from "../../manuscripts/picture-credits.ts";

const CAPTION_SIGN = /^[▲△▼▽↑◎■]\s*(?=\S)/;
const CAPTION_BEGINS =
  /^[([]?(?:图|图片|照片|配图|题图|资料图|示意图|上图|下图|左图|右图|图\d|图[一二三四五六])\s*(?:[:为]|是.{0,10}(?:现场|资料))/u;
const SEVERAL_SENTENCES = /[。!?;].*\S/;
/** What a source line is called at the head and end of a text as well. */
const SAYS_SOURCE = /^[([\s]*(?:来源|source)\s*[:|]/u;
const LONGEST_BARE_CAPTION = 40;

/** No caption is longer, in characters. */
export const LONGEST_CAPTION = 120;

/** Whether a line calls whatever stands above it, a picture or a text, somebody's. */
export function saysSource(text: string): boolean {
  return SAYS_SOURCE.test(foldLine(text.replace(DECORATION, "")));
}

/** A caption without the arrow that shows which picture it is of. */
export function withoutSign(text: string): string {
  return text.replace(CAPTION_SIGN, "");
}

/** Whether a line begins as only captions do. */
export function beginsAsCaption(text: string): boolean {
  return CAPTION_SIGN.test(text) || CAPTION_BEGINS.test(foldLine(text));
}

/** Whether a line is as short as a caption that nothing marks as one. */
export function mayBeCaption(text: string): boolean {
  return text.length <= LONGEST_BARE_CAPTION && !SEVERAL_SENTENCES.test(foldLine(text));
}

/** Whether a line below a picture is a credit or a caption rather than a paragraph: one with the label of something else is neither. */
export function isShortLine(text: string): boolean {
  return text.length <= LONGEST_BARE_CAPTION && (labelOf(text)?.subject ?? "credit") === "credit";
}

/** Whether what stands before a credit is its picture's caption: then both are about that picture. */
export function captionAndCredit(text: string, { from, doubtful }: PictureCredit): boolean {
  const caption = text.slice(0, from);
  const short = mayBeCaption(caption);
  if (short || doubtful || caption.length > LONGEST_CAPTION) return short;
  return /^[\s,]*[([]/.test(foldLine(text.slice(from))) && !SEVERAL_SENTENCES.test(foldLine(caption));
}
