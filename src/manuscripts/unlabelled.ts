import type { SourceNames } from "../content/source-registry.ts";
import { foldLine } from "./folded-line.ts";
import type { Label, Subject } from "./label-words.ts";
import { isPersonName } from "./person-name.ts";
import { sourceAtBeginning, sourceKey } from "./source-keys.ts";
import { namesIn, peopleIn } from "./sources.ts";

const LONGEST = 80;
const LONGEST_DESK = 12;
const IN_BRACKETS = /^[([][^()[\]]*(?:\([^()]*\)[^()[\]]*)?[)\]]$/u;
/** Nothing but a credit begins like this; whoever is named behind it need not be known. */
const STRONG = "本文转载自|本文转自|文章转载自|文章转自|转载自|转自|编译自|本文编译自|译自|综合编译自|摘编自";
const WEAK = "来自|来源于|源自|摘自|选自|综合自|原载于?|首发于|原刊于?|文章来自|本文来自|本文来源于|via|from";
const FROM = new RegExp(`^(?:(${STRONG})|(${WEAK}))\\s*[《"“「]?([^:。!?;]{1,40}?)[》"”」]?$`, "u");
/** `综合公报、先驱报报道` */
const COMPILED =
  /^(?:本报|本站|本网)?综合(.{1,60}?)(?:等)?(?:多家)?(?:外?媒体?|网站)?(?:综合)?(?:报道|报导|消息|新闻|整理|编译)$/u;
/** `公报综合报道`, `张三编译` */
const WORKED = /^(.{1,30}?)(综合编译|编译|综合|翻译|整理|译)(?:整理|报道|报导)?$/u;
const REPORTER =
  /^(.{0,12}?)(?:特约|见习|实习)?(?:驻.{1,6}?)?(?:记者|通讯员|特派员)\s*([^\s:].{1,40}?)(?:\s*(?:综合报道|综合报导|报道|报导|采写|文|撰文|摄影报道|.{2,6}报道))?$/u;
const ROLE: Readonly<Record<string, Subject>> = {
  ...{
    责编: "managing-editor",
    责任编辑: "managing-editor",
    编辑: "editor",
    作者: "author",
    撰文: "author",
    撰稿: "author",
  },
  ...{
    采写: "author",
    文: "author",
    编译: "compiled",
    翻译: "translator",
    译: "translator",
    校对: "others",
    审核: "others",
  },
};
const ROLES = Object.keys(ROLE).join("|");
const ROLE_FIRST = new RegExp(`^(${ROLES})(\\s*)(.{2,40})$`, "u");
const ROLE_LAST = /^(.{2,30}?)\s*(编辑|撰文|撰稿|采写|供稿|文)$/u;

/**
 * What a line says of where a text is from without a colon: `转自公报`, `（综合公报、先驱报报道）`, `【公报综合报道】`, `（记者 张三）`,
 * `（张三编译）`. Undefined for whatever could be a sentence or a subhead.
 */
export function unlabelledIn(given: string, names: SourceNames): Label | undefined {
  const trimmed = given.trim().replace(/[。.]$/u, "");
  if (trimmed.length > LONGEST) return undefined;
  const inBrackets = IN_BRACKETS.test(foldLine(trimmed));
  const line = inBrackets ? trimmed.slice(1, -1).trim() : trimmed;
  const folded = foldLine(line);
  if (line === "" || /[。!?;:]/u.test(folded)) return undefined;
  return (
    fromSomewhere(line, folded, names) ??
    compiled(line, folded, names) ??
    reported(line, folded, names) ??
    role(line, folded, names) ??
    worked(line, folded, inBrackets, names)
  );
}

function fromSomewhere(line: string, folded: string, names: SourceNames): Label | undefined {
  const [, strong, weak = "", value = ""] = FROM.exec(folded) ?? [];
  if (value === "") return undefined;
  const at = folded.indexOf(value, (strong ?? weak).length);
  const named = line.slice(at, at + value.length).trim();
  const known = namesIn(named, names).every((name) => names.resolve(name) !== undefined);
  if (strong === undefined && !known) return undefined;
  // 转自 begins sentences as well; a name has no verb and is short.
  if (!known && (named.length > 16 || /[的了是在,]/u.test(named))) return undefined;
  const subject = /译/u.test(strong ?? "")
    ? "translated"
    : /^(?:本文|文章)?转/u.test(strong ?? "")
      ? "reprinted"
      : "source";
  return { subject, word: strong ?? weak, value: named };
}

function compiled(line: string, folded: string, names: SourceNames): Label | undefined {
  const [, list = ""] = COMPILED.exec(folded) ?? [];
  if (list === "") return undefined;
  const at = folded.indexOf(list, folded.indexOf("综合") + 2);
  const named = line.slice(at, at + list.length);
  const all = namesIn(named, names);
  const known = all.filter((name) => names.resolve(name)).length;
  return known > 0 && all.every((name) => name.length <= 16)
    ? { subject: "source", word: "综合", value: line }
    : undefined;
}

function reported(line: string, folded: string, names: SourceNames): Label | undefined {
  const [, before = "", list = ""] = REPORTER.exec(folded) ?? [];
  if (list === "") return undefined;
  const named = line.slice(folded.lastIndexOf(list), folded.lastIndexOf(list) + list.length);
  const people = peopleIn(named.trim());
  if (!people?.every(isPersonName)) return undefined;
  const paper =
    before === "" ||
    /^(?:本报|本网|本站|本台|本刊|特约)$/u.test(before) ||
    sourceKey(line.slice(0, before.length), names) !== undefined;
  return paper ? { subject: "author", word: "记者", value: named.trim() } : undefined;
}

function role(line: string, folded: string, names: SourceNames): Label | undefined {
  const [, first = "", gap = "", rest = ""] = ROLE_FIRST.exec(folded) ?? [];
  const [, named = "", last = ""] = ROLE_LAST.exec(folded) ?? [];
  for (const [word, value] of [
    [first, line.slice(first.length + gap.length, first.length + gap.length + rest.length)],
    [last, line.slice(0, named.length)],
  ] as const) {
    const subject = ROLE[word];
    const people = subject === undefined ? undefined : peopleIn(value.trim());
    if (subject && people?.every((name) => isPersonName(name) && sourceKey(name, names) === undefined))
      return { subject, word, value: value.trim() };
  }
  return undefined;
}

function worked(line: string, folded: string, inBrackets: boolean, names: SourceNames): Label | undefined {
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
