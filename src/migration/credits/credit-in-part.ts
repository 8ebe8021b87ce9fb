import type { SourceNames } from "../../content/source-registry.ts";
import { escapeText } from "../../manuscripts/escaped-text.ts";
import { foldLine } from "../../manuscripts/folded-line.ts";
import { type Block, isParagraph, placedPicture } from "../../manuscripts/manuscript.ts";
import { type CaptionCredit, captionCreditIn, SAYS_PICTURE } from "./caption-credits.ts";
import { captionAndCredit, creditBefore } from "./caption-line.ts";
import { creditAmongLabels } from "./credit-among-labels.ts";
import type { CreditedPicture } from "./credited-picture.ts";
import { sayCredit } from "./heard-picture.ts";
import type { Judge } from "./judge.ts";
import { isRunning, textOf } from "./running-text.ts";
import { withoutEnd } from "./text-end.ts";

/** A line below a picture without the credit that stood in it. */
export interface WithoutCredit {
  readonly rest: Block;
  /** The credit, as typed. */
  readonly typed: string;
  /** What is left says whose the text is. */
  readonly isAboutText: boolean;
}

/**
 * Hears a credit that is glued to the text below its picture, or stands beside who wrote the text: it leaves the line, and the rest stays.
 * Undefined where there is none, or it could be of a picture below.
 */
export function withoutPartCredit(
  block: Block,
  next: Block | undefined,
  picture: CreditedPicture,
  judge: Judge,
): WithoutCredit | undefined {
  const glued =
    creditBefore(block, judge.names) ??
    (next && placedPicture(next) !== undefined ? undefined : creditBehind(block, judge.names));
  if (glued) {
    sayCredit(picture, glued.credit, judge);
    return { rest: glued.rest, typed: glued.credit.typed, isAboutText: false };
  }
  const among = isParagraph(block) ? creditAmongLabels(textOf(block)) : undefined;
  if (!among) return undefined;
  picture.say(judge.credit(among.said, "图源", textOf(block)), among.part, "图源");
  return { rest: { ...block, escaped: escapeText(among.rest) }, typed: among.part, isAboutText: true };
}

/** `市议会昨天开会。邻居们都来了。（图片来源：公报）`: behind more than one sentence it is a paragraph of the text, and no caption. */
function creditBehind(
  block: Block,
  names: SourceNames,
): { readonly credit: CaptionCredit; readonly rest: Block } | undefined {
  const text = textOf(block);
  if (!isParagraph(block) || !isRunning(block)) return undefined;
  const credit = captionCreditIn(text, names);
  if (!credit || credit.doubtful || credit.several || credit.from === 0 || captionAndCredit(text, credit))
    return undefined;
  if (text.slice(0, credit.from) !== credit.caption) return undefined;
  const isBracketed = /^\s*[([].*[)\]][。.]?$/u.test(foldLine(text.slice(credit.from)));
  if (!isBracketed || !SAYS_PICTURE.test(foldLine(credit.typed))) return undefined;
  const parts = withoutEnd(block, text.length - text.slice(credit.from).trimStart().length);
  return parts && { credit, rest: parts.rest };
}
