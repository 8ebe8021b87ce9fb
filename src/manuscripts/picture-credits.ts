import type { SourceNames } from "../content/source-registry.ts";
import { creditEnding, ownerIn } from "./credit-endings.ts";
import { AGENCY, creditedPerson, GIVER, isCreditName, isName, namesNobody, personBehind } from "./credit-owners.ts";
import { foldLine } from "./folded-line.ts";
import { DECORATION } from "./label-words.ts";
import { sourceKey } from "./source-keys.ts";

/** Words that say whose a picture is, found in a line. */
export interface PictureCredit {
  /** Where they begin: what stands before them is the caption. */
  readonly from: number;
  /** Who is named, as typed. */
  readonly said: string;
  /** They are about more pictures than the one they stand by: 以上图片均来自, 下同. */
  readonly several: boolean;
  /** A registered name in brackets behind a caption, which could be an explanation of the caption as well. */
  readonly doubtful: boolean;
}

const LONGEST = 60;
/** Nothing but a credit begins like this. */
const STRONG = [
  "图源|图文来源|图[片像](?:来源于?|出处|提供|版权|授权|来自|源自|取自|转自|引自)|图(?:据|自|来自|源自|取自|片源)|图片?及?视频来源|影像来源|来源图片",
  "(?:图表|地图|图片?\\s?(?:\\d{1,2}|[一二三四五六七八九十])|[左中右上下]图)(?:来源于?|来自|提供|出处)|制图|绘图|插画|航拍",
  "(?:题图|配图|照片|相片|封面图?|头图|首图|插图|视频|视频截图|截图|主图|背景图|资料图片?)(?:来源于?|来自|源自|取自|提供|出处|作者)",
  "供图|摄影(?:师|者|记者)?|摄像|拍摄者?|摄|版权(?:所有)?|©|\\(c\\)",
  "(?:photo|image|picture)s?(?: ?credits?| ?source| courtesy(?: of)?| by)|photograph(?:er|y)(?: by)?|credits?|courtesy(?: of)?|photo via|image via",
].join("|");
/** These begin captions as well: 图：港口的早晨. Only a name behind them is a credit. */
const WEAK =
  "图片|图|图文|题图|配图|照片|相片|封面图?|资料图片?|资料照片?|档案图片?|档案照片?|视频截图|视频画面|截图|示意图|来源|来自|插图|视频|photos?|images?|pic(?:ture)?s?|via|source";
/** Signs between a caption and its credit. */
const BEFORE = "[\\s(\\[|,;*/—–-]*";
const LABELLED = new RegExp(
  `(?:^|(?<=[\\s()\\[\\]|,;.。!?…”」』*—–-]|(?<!文\\s?)/\\s?))(?:(${STRONG})|(${WEAK}))\\s*(?:[:|/]|(?<=图[像片]来源),)\\s*([^\\s:|(\\[][^:。!?;()\\[\\]]{0,${LONGEST}}(?:\\([^()]{1,20}\\))?)\\s*[)\\]]*[。.]?$`,
  "u",
);
/** `图源CBC`, `（图片来自公报）`: without a colon only where a clause begins. */
const UNMARKED =
  /(?:^|[([]|(?<=[\s,;|。.!?…”」』]))\s*(图源|图自|图据|图片来源|图片来自|照片来自|图来自|配图来自|题图来自|封面图?来自|插图来自|头图来自|图片源自|图片取自|图片转自|视频截图自|截图自|视频来自|(?:图片?|照片)由|photos? by|photograph(?:ed)? by|photos? courtesy of|courtesy of|image via|photo via|(?<=^)via(?= )|©|\(c\))\s*([^\s:([][^:。!?;()[\]]{0,60}?)(?:提供|授权|供图)?\s*[)\]]?[。.]?$/u;
/** `公报图片`, `张三 摄`, `受访者供图`: what stands behind a name, at the end of a line or a bracket. */
const BEHIND =
  /(?:\s*[|/]\s*)?(供图|摄影|摄制|拍摄|摄|图片|图像|视频截图|视频画面|视频截屏|截图|截屏|资料图片|资料图|资料照片|资料照|资料画面|档案图片|档案图|档案照片|档案照|图|照片|提供|发布|发|photos?|file photo|screenshot|screengrab)\s*[)\]]?[。.]?$/u;
/** Where a name before it may begin. */
const CLAUSE = /^[\s([]*|[\s([,;、。!?…”」』]\s*/gu;
/** Behind the last sentence of a caption. */
const AFTER_SENTENCE = /[。!?…”」』]\s*([^\s。!?;:()[\],]{2,30})[。.]?$/u;
const COPYRIGHT = /(?:^|[([\s])(?:©|\(c\)|copyright\s*©?)\s*(?:\d{4}\s*)?([^:。!?;()[\]]{1,60}?)\s*[)\]]?[。.]?$/u;
/** Alone in brackets behind a full stop. */
const BRACKETED = /(?:^|(?<=[。!?.…”」』"]))\s*[([]\s*([^()[\]:]{2,60}?)\s*[)\]][。.]?$/u;
const IN_BRACKETS = /[([]\s*([^()[\]:]{2,60}?)\s*[)\]][。.]?$/u;
/** `祖孙三代 法新社` */
const LAST_WORD = /(?<=\p{Script=Han})\s+([^\s,。!?;:()[\]]{2,30})$/u;
const OUTLET = /^(?!.*(?:旅行|合作|出版|报)社$)\p{Script=Han}{1,6}(?:社|图库|影像|日报|晚报|时报|早报|新闻网|电视台)$/u;
/** `图片由市政府提供` */
const PROVIDED =
  /^(?:图片?|照片|视频)(?:均)?由\s*([^\s,。!?;:()]{1,16}?)\s*(?:提供|授权|拍摄|授权使用|生成|绘制|制作)$/u;
/** `本文图片均来自公报` */
const ALL =
  /^[([]?\s*(?:(?:本文|文中|文内|以上|以下|上述|下列|全文|本组|所有|全部|未注明|未标注)的?(?:所有|全部|其他|其它|来源的?)?(?:图片|照片|配图|图|视频截图)(?:如无特殊说明,?|除注明外,?|除特别注明外,?)?(?:均|都|全部|皆|全)?(?:为)?(?:来自|来源于?|源自|取自|由|来源|图源)|(?:图片|照片|配图|图)(?:均|都|全部|皆)(?:来自|来源于?|源自|取自|由|为))\s*:?\s*([^。!?;()[\]]{1,60}?)(?:提供|拍摄|所摄|摄|供图)?\s*[)\]]?[。.]?$/u;
const SAME_BELOW = /[\s,、;(]*(?:下同|以下同|同下|全部|以上)[)]?$/u;
/** `图片来自网络，侵删` */
const DAY_BEHIND = /\s*(?:(?:\d{2,4}年)?\d{1,2}月\d{1,2}日|[,\s](?:19|20)\d{2}年?)[。.]?$/u;
/** What is said of a picture behind whose it is: `（图文无关）`, and that nobody knows who took it. */
const ASIDE =
  /\s*(?:\((?:图文无关|图片?与(?:本文|内容|文章)无关|与(?:本文|内容|文章)无关|仅供?示意)\)|[|,]\s*(?:摄影者?|作者)不详)(?=[)\]]?[。.]?$)/u;
/** `CC BY-SA 4.0 via Wikimedia`: a licence stands between who took a picture and where it is kept. */
const LICENCE =
  /[\s,.。;|(]*(?:cc0|cc[ -]by(?:[ -](?:sa|nc|nd))*(?:\s?\d\.\d)?|public domain|gfdl|ogdl|licen[cs]e)(?:\s?[\d.]+)?(?:\s*[.。](?=\s*via\s))?(?=\s*via\s|\s*[|)\].。]|$)/u;
const ADDRESS = new RegExp(
  `^[([]?\\s*(?:${"(?:图片?|照片|配图|题图)(?:来源|来自|源自|出处)|图源|photo|image|credit|source"})\\s*:\\s*(https?:[^\\s)\\]]+?)[)\\]]?[。.]?$`,
  "u",
);
const ON_REQUEST = /[\s,;。(]*(?:如有?|若有?)?侵(?:权)?(?:请|必|立|即|联系)?.{0,8}删(?:除|图|文)?[)。!]*$/u;
/**
 * The credit at the end of a caption, or that a line is. Undefined where nothing surely speaks of whose the picture is: 图：港口的早晨 is a
 * caption.
 * @param line a caption, or a line beside a picture
 */
export function pictureCreditIn(given: string, names: SourceNames): PictureCredit | undefined {
  const begun = given.replace(DECORATION, "");
  const line = withoutLicence(begun);
  const kept = foldLine(line).replace(ON_REQUEST, "").replace(DAY_BEHIND, "").length;
  const credit = creditIn(kept > 0 ? line.slice(0, kept) : line, names);
  if (!credit || credit.from === 0) return credit;
  return { ...credit, from: credit.from + given.length - begun.length };
}

/** A line without asides and a licence: who is named stays as it was typed. */
function withoutLicence(line: string): string {
  let kept = line;
  for (const pattern of [ASIDE, LICENCE]) {
    const { 0: cut = "", index = 0 } = pattern.exec(foldLine(kept)) ?? {};
    if (cut !== "") kept = `${kept.slice(0, index)} ${kept.slice(index + cut.length)}`.replace(/[\s.。]+$/u, "");
  }
  return kept;
}

function creditIn(line: string, names: SourceNames): PictureCredit | undefined {
  const folded = foldLine(line);
  const address = matched(ADDRESS, folded, line, 1);
  if (address) return { ...address, from: 0, several: false, doubtful: false };
  const all = matched(ALL, folded, line, 1);
  if (all) return { ...all, from: 0, several: true, doubtful: false };
  const found = labelled(folded, line, names) ?? creditEnding(folded, line, names) ?? unlabelled(folded, line, names);
  if (!found) return bracketed(folded, line, names);
  const said = found.said.slice(0, foldLine(found.said).replace(SAME_BELOW, "").length).trim();
  if (said === "") return undefined;
  const before = folded.slice(0, found.from);
  return {
    said: ownerIn(said, names),
    from: before.replace(TRAILING, "").length,
    several: said.length < found.said.trim().length,
    doubtful: LABEL_BEFORE.test(before),
  };
}

/** `Photo: 张三 (甲). via 公报`: the label has another name behind it. */
const LABEL_BEFORE = /(?:photos?|images?|credits?|图源?|摄影?|来源)\s*:[^。!?]*$/u;
const TRAILING = new RegExp(`${BEFORE}$`, "u");

type Found = Pick<PictureCredit, "from" | "said">;

/** @param group of the pattern: who is named */
function matched(pattern: RegExp, folded: string, line: string, group: number): Found | undefined {
  const found = pattern.exec(folded);
  const value = found?.[group];
  if (found === null || value === undefined) return undefined;
  const at = found[0].lastIndexOf(value) + found.index;
  return { from: found.index, said: line.slice(at, at + value.length).trim() };
}

function labelled(folded: string, line: string, names: SourceNames): Found | undefined {
  const match = LABELLED.exec(folded);
  const found = matched(LABELLED, folded, line, 3);
  if (!match || !found) return undefined;
  const [whole, strong] = match;
  // `AP Photo/Ann Lee`: the word is a part of the name before it.
  if (/^[a-z\s]+\//u.test(whole) && /[a-z]\s+$/u.test(folded.slice(0, found.from))) return undefined;
  const alone = found.from === 0;
  if (strong !== undefined && (alone || found.said.length <= LONGEST / 2)) return found;
  const named = isName(found.said, names);
  return named ? found : undefined;
}

function unlabelled(folded: string, line: string, names: SourceNames): Found | undefined {
  const provided = matched(
    PROVIDED,
    folded.replace(/^[([]|[)\]]$/gu, " ").trim(),
    line.replace(/^[（(【[]|[)）】\]]$/gu, " ").trim(),
    1,
  );
  if (provided) return provided;
  for (const unmarked of [matched(UNMARKED, folded, line, 2), matched(COPYRIGHT, folded, line, 1)])
    if (unmarked && isName(unmarked.said, names)) return unmarked;
  const given = nameBefore(folded, line, names);
  if (given) return given;
  // `Ann Lee/Gazette` alone is how agencies write it.
  const alone = line.replace(/^[（(【[]\s*|\s*[）)】\]]?[。.]?$/gu, "");
  if (alone.includes("/") && creditedPerson(alone, names) !== undefined) return { from: 0, said: alone };
  if (namesNobody(folded.replace(/^[([]\s*|\s*[)\]]?[。.]?$/gu, "")))
    return { from: 0, said: line.replace(/^[（(【[]\s*|\s*[）)】\]]?[。.]?$/gu, "") };
  const nobody = /[([]\s*([^()[\]]{2,8})\s*[)\]][。.]?$/u;
  const inBrackets = matched(nobody, folded, line, 1);
  if (inBrackets && namesNobody(inBrackets.said)) return inBrackets;
  const behind = matched(BRACKETED, folded, line, 1) ?? matched(AFTER_SENTENCE, folded, line, 1);
  if (!behind) return undefined;
  return isCreditName(behind.said, names) ? behind : undefined;
}

/** `港口（路透社）`, without a full stop; never `加拿大广播公司（CBC）`, which is one name twice. */
function bracketed(folded: string, line: string, names: SourceNames): PictureCredit | undefined {
  const last = matched(LAST_WORD, folded, line, 1);
  if (last && (sourceKey(last.said, names) !== undefined || OUTLET.test(foldLine(last.said))))
    return { ...last, several: false, doubtful: true };
  const found = matched(IN_BRACKETS, folded, line, 1);
  const alone = found?.from === 0 && isName(found.said, names);
  if (!found || (!alone && !isCreditName(found.said, names))) return undefined;
  const [key, before] = [sourceKey(found.said, names), line.slice(0, found.from).trimEnd()];
  for (let length = 2; key !== undefined && length <= Math.min(before.length, 30); length += 1)
    if (sourceKey(before.slice(-length), names) === key) return undefined;
  return { ...found, several: false, doubtful: true };
}

/** The longest name before a word like 摄 that can have given a picture. */
function nameBefore(folded: string, line: string, names: SourceNames): Found | undefined {
  const behind = BEHIND.exec(folded);
  if (!behind || behind.index === 0) return undefined;
  const begins = [...folded.slice(0, behind.index).matchAll(CLAUSE)];
  // `模特候场 法新社图`: a registered name alone, and nothing of the words before it.
  for (const { 0: sign, index } of begins.slice(1)) {
    const said = line.slice(index + sign.length, behind.index).trim();
    if (/^\s+$/u.test(sign) && sourceKey(said, names) !== undefined) return { from: index + 1, said };
  }
  for (const { 0: sign, index } of begins) {
    const from = index + sign.length;
    const said = line.slice(from, behind.index).trim();
    if (said.length > LONGEST_GIVER || said === "" || /[:,。!?;()[\]]/u.test(foldLine(said))) continue;
    const clause = index === 0 || !/^[\s,、;]/u.test(sign);
    if (givesPictures(said, behind[1] ?? "", clause, names)) return { from: index === 0 ? 0 : index + 1, said };
  }
  return undefined;
}

const LONGEST_GIVER = 41;

/** @param clause whether a line, a bracket or a sentence begins with it: behind a comma only what surely takes pictures counts */
function givesPictures(said: string, word: string, clause: boolean, names: SourceNames): boolean {
  const folded = foldLine(said);
  const takes = /^(?:供图|摄影|摄制|拍摄|摄)$/u.test(word);
  if (sourceKey(said, names) !== undefined) return clause || takes;
  const photographer = personBehind(said, names);
  if (photographer !== undefined) return takes || (clause && /^(?:图|图片|提供)$/u.test(word));
  if (GIVER.test(folded)) return takes || (clause && /^(?:提供|图|图片)$/u.test(word));
  // An agency that is not registered: 视觉中国供图, CTV截图. A sentence is longer, or has a verb before 图.
  const agency = AGENCY.test(folded) || /^[a-z][a-z0-9 .&'-]{1,24}$/u.test(folded);
  return clause && agency && !/^(?:照片|提供|发布|发|photos?)$/u.test(word);
}
