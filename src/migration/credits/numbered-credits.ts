import { foldLine } from "../../manuscripts/folded-line.ts";
import { sourceKey } from "../../manuscripts/source-keys.ts";
import type { CreditedPicture } from "./credited-picture.ts";
import { readCaption } from "./heard-picture.ts";
import type { Judge } from "./judge.ts";

const WHICH = /(?:^|[\s,;、。(])(?:图片?\s?(\d|[一二三四五六七八九])|([左右上下])图)\s*[:/]\s*/gu;
const DIGITS = "一二三四五六七八九";
const PLACES: Readonly<Record<string, number>> = { 左: 1, 上: 1, 右: 2, 下: 2 };

/**
 * Says of each of several pictures, in their order, what a line says it shows and whose it is: of a registered name alone that is
 * certain. @returns whether the line is one of that kind
 */
export function sayNumbered(line: string, pictures: readonly CreditedPicture[], judge: Judge): boolean {
  const each = numberedCredits(line, pictures.length);
  if (!each || pictures.some(({ isCredited }) => isCredited)) return false;
  for (const [index, picture] of pictures.entries()) {
    const said = each[index] ?? "";
    if (sourceKey(said, judge.names) === undefined) readCaption(picture, said, judge);
    else picture.say(judge.credit(said, "图源"), line, "图源");
  }
  return true;
}

/**
 * `图1：公报　图2：先驱报`, `左图：公报；右图：先驱报`: who is named for each of several pictures, in their order. Undefined where a line is
 * none of that, or does not name somebody for each, from the first on.
 * @param length how many pictures there are
 */
function numberedCredits(line: string, length: number): readonly string[] | undefined {
  const folded = foldLine(line);
  const found = [...folded.matchAll(WHICH)];
  if (length < 2 || found.length !== length || found[0]?.index !== 0) return undefined;
  const said = found.map(({ 0: label, 1: number, 2: place, index }, at) => {
    const which = place === undefined ? DIGITS.indexOf(number ?? "") + 1 || Number(number) : PLACES[place];
    const part = line.slice(index + label.length, found[at + 1]?.index).replace(/[\s,;，；、。]+$/u, "");
    return which !== at + 1 ? "" : part.replace(/^([^(（]*)[)）]$/u, "$1");
  });
  return said.includes("") ? undefined : said;
}
