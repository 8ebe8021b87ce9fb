import { foldLine } from "../../manuscripts/folded-line.ts";
import { DECORATION } from "../../manuscripts/label-words.ts";

/** By what captions are known that stand in a line of their own below a picture. */
export const CAPTION = {
  sign: /^[▲△▼▽↑◎■]\s*(?=\S)/,
  begins:
    /^[([]?(?:图|图片|照片|配图|题图|资料图|示意图|上图|下图|左图|右图|图\d|图[一二三四五六])\s*(?:[:为]|是.{0,10}(?:现场|资料))/u,
  longest: 120,
  /** Without any such sign. */
  longestBare: 40,
} as const;
export const SEVERAL_SENTENCES = /[。!?;].*\S/;
const SAYS_SOURCE = /^[([\s]*(?:来源|source)\s*[:|]/u;

/** Whether a credit is called what a source line is called at the head and end of a text as well. */
export function saysSource(text: string): boolean {
  return SAYS_SOURCE.test(foldLine(text.replace(DECORATION, "")));
}
