import type { SourceNames } from "../../content/source-registry.ts";
import { AGENCY, isName } from "../../manuscripts/credit-owners.ts";
import { foldLine } from "../../manuscripts/folded-line.ts";
import { isPersonName } from "../../manuscripts/person-name.ts";
import { holdsRegistered } from "../../manuscripts/source-keys.ts";

/** Nothing but Han, numbers and what parts a sentence: whatever else stands in a caption, a name may stand behind it. */
const SENTENCES = /^[\p{Script=Han}\d,、。!?…“”‘’「」『』《》()]+$/u;
/** Of these words captions are credits; they stand in a few others as well. */
const OF_PICTURES =
  /[图摄供绘藏馆惠©]|照片|相片|剧照|影像|漫画|插画|传真|翻[拍印]|制作|制表|授权|版权|来源|来自|[取转源引摘]自|记者|通讯员|网友|读者|资料|档案|截屏|视频|本[报台刊站]|作者|文字/u;
const OTHER_WORDS =
  /图书馆(?!$)|地图|企图|试图|意图|版图|蓝图|摄氏|摄影展|记者会|供应|供不应求|提供者?|恩惠|优惠|实惠/gu;
/** In brackets stand as well which of several one is, and when it was. */
const PLACE =
  /\((?:[前后中左右上下里外起站坐排第一二三四五六七八九十图者着衣男女]{1,6}|(?:19|20)\d{2}年?|\d{1,3}岁)\)/gu;
const CLAUSE_ENDS = /[,、。!?…“”‘’「」『』《》()]+/u;
const LONG_NUMBER = /\d{5}/;
/** A caption no longer is all name; so is what stands behind a sentence and is none itself. */
const [SHORTEST, SHORTEST_BEHIND] = [4, 9];
/** What stands beside a name, and is no sentence, has no more characters. */
const MOST_BESIDE = 2;
const LONGEST_AGENCY = 17;

/**
 * Whether nothing in a text beside a picture can be a name: only then it says surely nothing of whose the picture is. What it takes for
 * that is asked of the text, not what a credit looks like, for nobody knows all of those.
 */
export function isPlainCaption(text: string, names: SourceNames): boolean {
  if (isLatinSentence(text) && !holdsRegistered(text, names)) return true;
  const folded = foldLine(text.trim()).replace(PLACE, "").replace(/^图为/u, "");
  if (text.trim().length < SHORTEST || !SENTENCES.test(folded) || folded.includes("(") || LONG_NUMBER.test(folded))
    return false;
  if (OF_PICTURES.test(folded.replace(OTHER_WORDS, ""))) return false;
  const sentences = folded.split(/[。!?…]+/u).filter((one) => one !== "");
  const isOpen = !/[。!?…]$/u.test(folded);
  if (isOpen && sentences.length > 1 && (sentences.at(-1)?.length ?? 0) < SHORTEST_BEHIND) return false;
  return (
    !holdsRegistered(folded, names) &&
    !folded.split(CLAUSE_ENDS).some((clause) => clause !== "" && mayName(clause, names))
  );
}

const FEWEST_WORDS = 5;

/** Words in Latin letters that tell something: those of names begin with capitals, most of a sentence do not. */
export function isLatinSentence(text: string): boolean {
  const words = text.trim().split(/\s+/u);
  if (/\p{Script=Han}/u.test(text) || words.length < FEWEST_WORDS) return false;
  return words.filter((word) => /^\P{L}*(?:\p{Lu}|\d)/u.test(word)).length * 2 < words.length;
}

/** A clause that is a name, or one with so few characters beside it that they are no sentence, whatever they mean. */
function mayName(clause: string, names: SourceNames): boolean {
  if (isName(clause, names)) return true;
  if (clause.length > LONGEST_AGENCY) return false;
  for (let beside = 1; beside <= MOST_BESIDE; beside += 1) {
    const [before, behind] = [clause.slice(0, -beside), clause.slice(beside)];
    if (isPersonName(before) || isPersonName(behind) || AGENCY.test(before)) return true;
  }
  return false;
}

/** Where a line says of itself that it is about pictures: a label, what they come from, what somebody has done. */
const PICTURE =
  "(?:图|照片|相片|题图|封面|摄影?|拍摄|供图|漫画|插[图画]|绘[图画]?|制[图表]|航拍|图文|文图|配图|photos?|images?|pictures?|credits?|illustration|cartoon|©|ⓒ)";
const ABOUT_PICTURES = new RegExp(
  `${PICTURE}\\s?[\\d一二三四五六]?片?(?:提供|作者|设计)?\\s*[:/|]|[/|、]\\s*${PICTURE}|${PICTURE}片?(?:[\\p{Script=Han},\\s]{0,8})(?:[均都皆全由]|来[自源]|[取源转引]自|提供|by|via)|${PICTURE}片?[)\\]】]?[。.]?$|[©ⓒ]|(?:提供|授权|传真)[)\\]】][。.]?$`,
  "u",
);
const LAST_PART = /(?:[(【[][^()[\]【】]{2,80}[)】\]]|(?<=[。!?…”」])[^。!?…”」]{2,80})[。.]?$/u;
const LONGEST_LINE = 100;

/**
 * The part of a paragraph that may say of all pictures of its text whose they are: a line of its own, or what stands behind the last
 * sentence.
 * @param isRunning whether it is a paragraph of the text itself
 */
export function saysOfPictures(text: string, isRunning: boolean): string | undefined {
  const folded = foldLine(text);
  const part = isRunning ? LAST_PART.exec(folded)?.[0] : folded;
  if (part === undefined || part.length > LONGEST_LINE || !ABOUT_PICTURES.test(part.trim())) return undefined;
  return text.slice(text.length - part.length).trim();
}
