import type { SourceNames } from "../content/source-registry.ts";
import { bylineIn, creditedTo, isOutletShaped } from "./byline.ts";
import type { Subject } from "./credit-words.ts";
import { foldLine } from "./folded-line.ts";
import type { Label } from "./label-words.ts";
import { isPersonName } from "./person-name.ts";
import { sourceAtBeginning, sourceKey } from "./source-keys.ts";
import { namesIn, peopleIn } from "./sources.ts";

const LONGEST = 80;
const LONGEST_DESK = 12;
/** What tells one account of WeChat from all others: `（ID：shili）`. */
const ACCOUNT = /\s*[(（]\s*(?:微信)?(?:id|微信号)\s*[:：]\s*[\w-]{2,40}\s*[)）]$/iu;
const IN_BRACKETS = /^[([][^()[\]]*(?:\([^()]*\)[^()[\]]*)?[)\]]$/u;
/** Nothing but a credit begins like this; whoever is named behind it need not be known. */
const STRONG =
  "(?:本文|文章|原文)?(?:最初|最早)?(?:原载于?|首发于?|原刊于?|首刊于?|[刊登]载于|载于)|(?:本文|文章)?(?:系|由)?(?:转载自|转自|转载于|转引自)|编译自|本文编译自|译自|综合编译自|摘编自";
const WEAK =
  "来自|来源于|源自|摘自|摘录自|节选自|选自|综合自|文章来自|本文来自|本文来源于|via|from|(?:with )?files from|with reports? from";
const FROM = new RegExp(
  `^(?:(${STRONG})|(${WEAK}))\\s*([《"“「]?)([^:。!?;]{1,40}?)[》"”」]?(?:(?:副刊|第?[a-z]?\\d+版))?$`,
  "u",
);
/** `（据CBC、路透社综合报道）` */
const ACCORDING = /^(?:综合|根?据)\s*(.{1,60}?)(?:等)?(?:多家)?(?:外?媒体?)?(?:综合)?(报道|报导|消息|讯|新闻)?$/u;
/** `明报授权转载`, `本文由“明报”授权转载` */
const LICENSED =
  /^(?:本文|文章)?(?:系|由|经|已获|获|已经)*\s*[《"“「]?([^《》"“”「」:。!?;,]{2,20}?)[》"”」]?\s*(?:独家)?授权(?:本报|本站|本网|本刊)?(?:转载|刊载|刊登|发布|转发)$/u;
/** `列治文中华会供稿` */
const GIVEN = /^[《"“「]?(.{2,16}?)[》"”」]?\s*(?:供稿|来稿|投稿)$/u;
/** `综合公报、先驱报报道` */
const COMPILED =
  /^(?:本报|本站|本网)?综合(.{1,60}?)(?:等)?(?:多家)?(?:外?媒体?|网站)?(?:综合)?(?:报道|报导|消息|新闻|整理|编译)$/u;
/** `综合外媒报道`: made from several, and none of them is named. */
const FROM_MANY =
  /^综合(?:海外|当地|本地|国内|境外|加拿大|美国|英国|中外|多家|各大|各方|西方|主流)*(?:媒体|外媒|外电|网络|网站)(?:综合)?(?:报道|报导|消息|新闻|整理)$/u;
/** `公报综合报道`, `张三编译` */
const WORKED = /^(.{1,30}?)(综合编译|编译|综合|翻译|整理|译)(?:整理|报道|报导)?$/u;
const ROLE: Readonly<Record<string, Subject>> = {
  ...{
    责编: "managing-editor",
    责任编辑: "managing-editor",
    编辑: "editor",
    校对: "others",
    审核: "others",
    实习生: "author",
  },
  ...{ 作者: "author", 撰文: "author", 撰稿: "author", 采写: "author", 供稿: "author", 文: "author", 文字: "author" },
  ...{
    记者: "author",
    本报记者: "author",
    本网记者: "author",
    本台记者: "author",
    见习记者: "author",
    实习记者: "author",
  },
  ...{
    原作者: "author",
    原文作者: "author",
    特约记者: "author",
    通讯员: "author",
    文图: "author",
    图文: "author",
    "文/图": "author",
    "图/文": "author",
  },
  ...{
    编译: "compiled",
    翻译: "translator",
    译: "translator",
    摄影: "credit",
    摄: "credit",
    图: "credit",
    图片: "credit",
  },
};
/** One character is a word for what somebody does only before a space or a stroke: 文 张三, not 文天祥. */
const ROLE_WORD = new RegExp(
  `(?:^|[\\s;,、|/]+)(${Object.keys(ROLE)
    .filter((word) => word.length > 1)
    .toSorted((a, b) => b.length - a.length)
    .join("|")}|[文图摄译](?=[\\s/:]))\\s*[:/]?\\s*`,
  "gu",
);
/** 文 needs a space before it: 王小文 is a name. */
const ROLE_LAST = /^(.{2,30}?)(?:\s*(编辑|撰文|撰稿|采写|供稿)|\s+(文))$/u;

/**
 * What a line says of where a text is from without a colon: `转自公报`, `（综合公报、先驱报报道）`, `【公报综合报道】`, `（记者 张三）`,
 * `（张三编译）`. Undefined for whatever could be a sentence or a subhead.
 */
export function unlabelledIn(given: string, names: SourceNames): readonly Label[] | undefined {
  const trimmed = given
    .trim()
    .replace(/^[—–-]+\s*/u, "")
    .replace(/[。.]$/u, "")
    .replace(ACCOUNT, "");
  if (trimmed.length > LONGEST) return undefined;
  const inBrackets = IN_BRACKETS.test(foldLine(trimmed));
  const line = inBrackets ? trimmed.slice(1, -1).trim() : trimmed;
  const folded = foldLine(line);
  if (line === "" || /[。!?;:]/u.test(folded)) return undefined;
  const one =
    fromSomewhere(line, folded, names) ??
    compiled(line, folded, inBrackets, names) ??
    licensed(line, folded, names) ??
    according(line, folded, inBrackets, names);
  if (one) return [one];
  const several = reported(line, inBrackets, names) ?? creditedTo(line, names) ?? roles(line, folded);
  if (several) return several;
  const last =
    givenBy(line, folded, inBrackets, names) ??
    roleBehind(line, folded, names) ??
    worked(line, folded, inBrackets, names);
  return last && [last];
}

function fromSomewhere(line: string, folded: string, names: SourceNames): Label | undefined {
  const [, strong, weak = "", quote = "", value = ""] = FROM.exec(folded) ?? [];
  if (value === "") return undefined;
  const at = folded.indexOf(value, (strong ?? weak).length);
  const named = line.slice(at, at + value.length).trim();
  const known = namesIn(named, names).every((name) => names.resolve(name) !== undefined);
  // 摘自《…》 speaks of a work, and 来自星星 of anything.
  if (strong === undefined && !known && (quote === "" || !/^[摘节选]/u.test(weak))) return undefined;
  // 转自 begins sentences as well; a name has no verb and is short.
  if (!known && (named.length > 16 || /[的了是在,]/u.test(named))) return undefined;
  const subject = /译/u.test(strong ?? "") ? "translated" : /转/u.test(strong ?? "") ? "reprinted" : "source";
  return { subject, word: strong ?? weak, value: named };
}

function compiled(line: string, folded: string, inBrackets: boolean, names: SourceNames): Label | undefined {
  if (FROM_MANY.test(folded)) return { subject: "source", word: "综合", value: line };
  const [, list = ""] = COMPILED.exec(folded) ?? [];
  if (list === "") return undefined;
  const at = folded.indexOf(list, folded.indexOf("综合") + 2);
  const named = line.slice(at, at + list.length);
  const all = namesIn(named, names);
  const known = all.filter((name) => names.resolve(name)).length;
  // Where nobody is registered yet, a list in brackets is one of outlets if nothing in it is a word of a sentence.
  if (
    inBrackets &&
    known === 0 &&
    all.every((name) => name.length <= LONGEST_DESK && !/[的了是在和与及就对,\d]/u.test(foldLine(name)))
  )
    return { subject: "source", word: "综合", value: line };
  return known > 0 && all.every((name) => name.length <= 16)
    ? { subject: "source", word: "综合", value: line }
    : undefined;
}

function according(line: string, folded: string, inBrackets: boolean, names: SourceNames): Label | undefined {
  const [, list = "", word] = ACCORDING.exec(folded) ?? [];
  if (list === "" || (word === undefined && !inBrackets && !folded.startsWith("综合"))) return undefined;
  const at = folded.indexOf(list);
  const named = line.slice(at, at + list.length);
  const all = namesIn(named, names);
  const known = all.filter((name) => names.resolve(name)).length;
  const isList = known === all.length || (inBrackets && known > 0 && all.every((name) => name.length <= LONGEST_DESK));
  return isList ? { subject: "source", word: "据", value: named } : undefined;
}

function licensed(line: string, folded: string, names: SourceNames): Label | undefined {
  const [, name = ""] = LICENSED.exec(folded) ?? [];
  if (name === "" || /未|不|请|须|需|经$|[的了]/u.test(name)) return undefined;
  const at = folded.indexOf(name);
  const named = line.slice(at, at + name.length).trim();
  const quoted = /[《"“「]/u.test(line.charAt(at - 1));
  if (!quoted && sourceKey(named, names) === undefined && !isOutletShaped(named)) return undefined;
  return { subject: "reprinted", word: "授权转载", value: named };
}

/** `列治文中华会供稿`: a body that sent it in is where it is from. People are left to `roleBehind`. */
function givenBy(line: string, folded: string, inBrackets: boolean, names: SourceNames): Label | undefined {
  const [, name = ""] = GIVEN.exec(folded) ?? [];
  if (name === "" || /[的了:,\s]/u.test(name)) return undefined;
  const at = folded.indexOf(name);
  const named = line.slice(at, at + name.length).trim();
  const known = sourceKey(named, names) !== undefined;
  if (isPersonName(named)) return { subject: "author", word: "供稿", value: named };
  return known || inBrackets || isOutletShaped(named) ? { subject: "source", word: "供稿", value: named } : undefined;
}

/** `明报记者 张三／温哥华报道` says two things: whose report it is, and who wrote it. */
function reported(line: string, inBrackets: boolean, names: SourceNames): readonly Label[] | undefined {
  const byline = bylineIn(line, inBrackets, names);
  if (!byline) return undefined;
  const { outlet, people, said } = byline;
  return [
    ...(outlet === undefined ? [] : [{ subject: "source", word: "记者", value: outlet } as const]),
    { subject: "author", word: "记者", value: people.length > 0 ? people.join("、") : said },
  ];
}

/** `记者 张三 通讯员 李四 摄影 王五`, `责编 张三`: words for what people do, each with their names behind it. */
function roles(line: string, folded: string): readonly Label[] | undefined {
  const found = [...folded.matchAll(ROLE_WORD)];
  if (found[0]?.index !== 0) return undefined;
  const labels = found.map(({ 0: whole, 1: word = "", index }, at): Label | undefined => {
    const value = line.slice(index + whole.length, found[at + 1]?.index).trim();
    const subject = ROLE[word];
    // 作者简介 is a heading: what is glued to the word and is a word itself is nobody's name.
    const apart = !whole.endsWith(word);
    const isTheirs = (name: string) => isPersonName(name) && (apart || !isOneWord(name));
    return subject && peopleIn(value)?.every(isTheirs) ? { subject, word, value } : undefined;
  });
  return labels.every((label) => label !== undefined) ? labels : undefined;
}

const WORDS = new Intl.Segmenter("zh", { granularity: "word" });

function isOneWord(text: string): boolean {
  return [...WORDS.segment(text)].length === 1;
}

function roleBehind(line: string, folded: string, names: SourceNames): Label | undefined {
  const [, named = "", verb, noun = ""] = ROLE_LAST.exec(folded) ?? [];
  const word = verb ?? noun;
  const [subject, value] = [ROLE[word], line.slice(0, named.length).trim()];
  const isTheirs = (name: string) => isPersonName(name) && sourceKey(name, names) === undefined;
  return subject && peopleIn(value)?.every(isTheirs) ? { subject, word, value } : undefined;
}

function worked(line: string, folded: string, inBrackets: boolean, names: SourceNames): Label | undefined {
  const [, agency] = (inBrackets && /^(.{2,20}?)(?:专讯|特讯|讯|专电|电|消息|报[道导])$/u.exec(folded)) || [];
  const from = agency === undefined ? "" : line.slice(0, agency.length).trim();
  if (from !== "" && sourceKey(from, names) !== undefined) return { subject: "source", word: "讯", value: from };
  const [, by = "", work = ""] = WORKED.exec(folded) ?? [];
  if (by === "") return undefined;
  const maker = line.slice(0, by.length).trim();
  const known = namesIn(maker, names).every((name) => names.resolve(name) !== undefined);
  if (known) return { subject: "source", word: work, value: line };
  const people = peopleIn(maker)?.every(isPersonName) === true;
  if (people) return { subject: /译/u.test(work) ? "compiled" : "editor", word: work, value: maker };
  const isDesk =
    inBrackets &&
    by.length <= LONGEST_DESK &&
    /^[\p{L}\p{N}]+$/u.test(by) &&
    sourceAtBeginning(maker, names) === undefined;
  return isDesk && work !== "译" && work !== "整理" ? { subject: "source", word: work, value: line } : undefined;
}
