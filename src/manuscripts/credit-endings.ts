import type { SourceNames } from "../content/source-registry.ts";
import { AGENCY, creditedPerson, isCreditName, isName } from "./credit-owners.ts";
import { foldLine } from "./folded-line.ts";
import { isPersonName } from "./person-name.ts";
import { sourceKey } from "./source-keys.ts";

/** Who is named at the end of a caption, and where that begins. */
interface Ending {
  readonly from: number;
  readonly said: string;
}

/** What a form asks of the name in it. */
type Asks = (said: string, names: SourceNames) => boolean;

interface Form {
  /** Of a whole clause, folded, without what closes it; the owner is its group `who`. */
  readonly clause: RegExp;
  readonly asks: Asks;
  /** Whether the form is one only between brackets: 食物由教会提供 is a sentence. */
  readonly bracketed?: boolean;
}

/** What a sentence has in it, and hardly any name. */
const SENTENCE = /[了的着是在将已被把向为会让使]|[说称]$|今天|昨天|正在/u;
const LONGEST_NAME = 24;

/** The words leave no doubt: whoever is named needs no name that is known. */
const anybody: Asks = (said, names) =>
  isName(said, names) || (said.length <= LONGEST_NAME && !SENTENCE.test(foldLine(said)));
/** Words that other forms begin with. */
const LABELLED = /^(?:photo|image|picture|by|credit|courtesy|via|source|图|摄|来源|©)/u;
const LATIN = /^\p{Lu}[\p{Script=Latin}0-9 .&'’@-]+$/u;

/** `CBC / Ann Lee`, `Bloomberg/Ann Lee`; 男/女 are none. */
const owners: Asks = (said, names) => {
  const [one = "", two = ""] = said.split("/").map((part) => part.trim());
  if (LABELLED.test(foldLine(said))) return false;
  if (creditedPerson(said, names) || (isCreditName(said, names) && isName(one, names) && isName(two, names)))
    return true;
  if (LATIN.test(one) && LATIN.test(two)) return isPersonName(one) || isPersonName(two);
  return [one, two].some((part) => AGENCY.test(foldLine(part))) && [one, two].some(isPersonName);
};
const handedOn: Asks = (said, names) => said.split(/\svia\s/iu).every((part) => isName(part.trim(), names));

const WHO = "(?<who>[^\\s,、:。!?;()\\[\\]|][^,:。!?;()\\[\\]|]{0,39}?)";
const YEAR = "(?:19|20)\\d{2}(?:\\s?[-–—]\\s?(?:19|20)?\\d{2})?年?";
const PLATFORM =
  "(?:ins(?:tagram)?|ig|facebook|fb|脸书|推特|twitter|x|threads|tiktok|抖音|快手|小红书|红书|新浪微博|微博|微信公众号|公众号|视频号|b站|youtube|油管|telegram|网友|博主|用户)";
/** `Image copyright`, `Rendering courtesy of`: what it is stands before whose, in one word. */
const KIND = "[a-z]{3,}\\s";
const PICTURE = "(?:图片?|照片|相片|影像|画面|视频|截图|资料图片?)";

/**
 * How captions end in whose picture it is, beyond a label with a colon before a name. Each begins where a clause does; the longest
 * that fits counts.
 */
const FORMS: readonly Form[] = [
  { clause: new RegExp(`^(?:图源|(?:图表|${PICTURE})来源|图片出处|来源|出处|source)\\s+${WHO}$`, "du"), asks: isName },
  {
    clause: new RegExp(
      `^(?:图源|${PICTURE}?(?:来源|来自|取自|转自|源自|via|自)|图)?\\s*[:/|]?\\s*(?<who>(?:${PLATFORM}\\s?)?@\\s?[\\p{L}\\p{N}._-]{2,30})$`,
      "du",
    ),
    asks: anybody,
  },
  { clause: new RegExp(`^(?:photos?\\s|images?\\s)?via\\s+${WHO}$`, "du"), asks: isName },
  { clause: /^(?:photos?:?\s)?(?<who>[^,:。!?;()[\]|]{2,40}?\s+via\s+[^,:。!?;()[\]|]{2,40}?)$/du, asks: handedOn },
  {
    clause: new RegExp(`^(?:${KIND})?(?:©|\\(c\\)|copyright)\\s*(?:${YEAR}\\s*)?${WHO}(?:\\s*,?\\s*${YEAR})?$`, "du"),
    asks: isName,
  },
  { clause: new RegExp(`^(?:${KIND})?courtesy(?:\\s+of)?\\s*:?\\s*${WHO}$`, "du"), asks: anybody },
  { clause: new RegExp(`^(?:photo(?:graph(?:ed)?)?|image|picture)s?\\s+by\\s+${WHO}$`, "du"), asks: isName },
  {
    clause: new RegExp(
      `^${PICTURE}?\\s*[:/|]?\\s*(?:翻[摄拍]自?|[撷截摘取转引录]取?自|截[图屏]自)\\s*${WHO}(?:截[图屏]|画面|网站)?$`,
      "du",
    ),
    asks: anybody,
  },
  {
    clause: new RegExp(`^${PICTURE}(?:均|皆|全)?由\\s*${WHO}\\s*(?:友情)?(?:提供|供图|授权(?:使用)?|拍摄|惠赐)$`, "du"),
    asks: anybody,
  },
  {
    clause: new RegExp(
      `^由?\\s*${WHO}\\s*(?:友情)?(?:提供(?:${PICTURE})?|供图|供稿|授权|惠赐|/?\\s*[摄拍]|拍摄|/?\\s*摄影)$`,
      "du",
    ),
    asks: anybody,
    bracketed: true,
  },
  { clause: new RegExp(`^(?:${PICTURE}\\s*[:/|]\\s*)?${WHO}\\s*/?\\s*(?:摄|摄影)$`, "du"), asks: isName },
  { clause: new RegExp(`^${WHO}\\s*(?:记者|摄影记者|摄影师)\\s*(?:摄|拍摄|摄影|供图)$`, "du"), asks: isName },
  { clause: /^(?<who>[^,:。!?;()[\]|]{2,30}?\s*(?:\/|\sfor\s)\s*[^,:。!?;()[\]|/]{2,30}?)(?:\s*摄)?$/du, asks: owners },
];

/** Where a clause may begin. */
const BEGINS = /^[\s([]*|[\s,、;|—。!?…”」』()[\]]+/gu;
/** What closes a sentence or a bracket before a credit belongs to the caption. */
const ENDS_BEFORE = /^\s*[。!?…”」』)\]]+/u;
const LONGEST = 80;
/** What stands behind a name and is no part of it. */
const BEHIND_OWNER = /\s*(?:(?:特约|摄影)?(?:记者|摄影师|特派员)|(?:视频)?截[图屏]|(?:视频)?画面)$/u;

/** The credit in which a caption ends; undefined where none of the forms is there, or names nobody who could give a picture. */
export function creditEnding(folded: string, line: string, names: SourceNames): Ending | undefined {
  const end = folded.replace(/\s*[)\]]*\s*[。.]?\s*$/u, "").length;
  for (const { 0: sign, index } of folded.slice(0, end).matchAll(BEGINS)) {
    const from = index + sign.length;
    if (end - from > LONGEST || from >= end) continue;
    const bracketed = /[([]\s*$/u.test(sign) && folded.length > end;
    for (const form of FORMS) {
      if (form.bracketed && !bracketed) continue;
      const at = form.clause.exec(folded.slice(from, end))?.indices?.groups?.who;
      const said = at && line.slice(from + at[0], from + at[1]).trim();
      if (said && form.asks(said, names)) return { from: index + (ENDS_BEFORE.exec(sign)?.[0].length ?? 0), said };
    }
  }
  return undefined;
}

/** A registered name without what stands around it: 星岛记者, 翻攝自CBC. Any other as it was typed. */
export function ownerIn(said: string, names: SourceNames): string {
  if (sourceKey(said, names) !== undefined) return said;
  const folded = foldLine(said);
  const [begin = ""] = /^(?:翻[摄拍]自?|(?:[撷截摘取转引录]取?|截图)自)\s*/u.exec(folded) ?? [];
  const rest = folded.slice(begin.length);
  const bare = rest.replace(BEHIND_OWNER, "").length;
  const owner = said.slice(begin.length, begin.length + bare).trim();
  return sourceKey(owner, names) === undefined ? said : owner;
}
