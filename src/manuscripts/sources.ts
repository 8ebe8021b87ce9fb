import { foldName, type SourceNames, unknownSource } from "../content/source-registry.ts";
import type { Kind } from "../domain/kind.ts";
import type { SourceRecord, SourceRegistry } from "../domain/source.ts";
import { webAddress } from "../domain/text-rules.ts";
import { foldLine } from "./folded-line.ts";
import { sourceAtBeginning, sourceKey } from "./source-keys.ts";

const BETWEEN = /\s*[、,，;；/|&]\s*|\s*(?:以及|和|[与與]|及)\s*|\s+and\s+/i;
/** What is one name, whatever signs and words stand in it: an address, a title, a name said twice (`公报（The Gazette and Mail）`). */
const WHOLE = /(https?:\/\/[^\s、，；|]+|《[^《》]*》|[(（][^()（）]{2,40}[)）])/i;

/**
 * The names in a list of them, registered ones as their key. A name that holds a separator itself, as 公报与晚报 could,
 * is found when it is registered.
 */
export function namesIn(list: string, names: SourceNames): string[] {
  const whole = sourceKey(list, names);
  if (whole !== undefined) return [whole];
  const parts = partsOf(list);
  const found = parts.filter((part) => part !== "").map((part) => sourceKey(part, names) ?? part);
  return [...new Set(found)];
}

function partsOf(list: string): string[] {
  const parts = [""];
  for (const [index, piece] of list.split(WHOLE).entries()) {
    const [first = "", ...more] = index % 2 === 1 ? [piece] : piece.split(BETWEEN);
    parts.push((parts.pop() ?? "") + first, ...more);
  }
  return parts.map((part) => part.trim());
}

/** Whether a value is names of people and nothing else: `张三、李四`, `Ann Lee`. */
export function peopleIn(value: string): string[] | undefined {
  const people = value.split(/\s*[、,，;；/|]\s*|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/u).map((name) => name.trim());
  const named = people.every((name) =>
    /^(?:[\p{Script=Han}·]{2,12}|[\p{Script=Latin}.'’ -]{2,40}|[\p{Script=Han}\p{Script=Latin}]{2,8})$/u.test(name),
  );
  return named ? people : undefined;
}

/** What a line such as `来源：加西周末综合` or `编译：张三` says of where an article comes from. */
export interface Origin {
  readonly kind?: Kind;
  readonly desk?: string;
  readonly authors?: readonly string[];
  /** Keys of the registry, or names as given where the registry does not know them. */
  readonly sources: readonly string[];
  /** The line names nobody, as `来源：网络`. */
  readonly nobody?: boolean;
}

const WORK = /^(.*?)(综合编译|编译|翻译|综合|转载)(?:整理|报道|报导|消息|新闻)?$/;
/** `CBC，由本报编译`: whose it is, and behind it who has made what readers see. */
const BY_US = /\s*[,;]\s*由?本[报站网台刊社][^,;]{0,6}$/;
const FROM_SEVERAL =
  /^(?:本报|本站|本网)?(?:综合|编译自?|综合自|转载自?)\s*:?\s*(.+?)(?:等)?(?:媒体|网站|外媒|多家媒体)?(?:综合)?(?:报道|报导|消息|新闻|整理)?$/d;
/** Not a source: these say that nobody was asked. */
const NOBODY =
  /^(?:来?自?网[络路]|互联网|综合网[络路]|网上|网络(?:整理|综合|图片|转载|资料|公开信息)?|网络公开资料|未知|不详|综合|整理)$/;
/** Nor these: they say that there were several. */
const SOMEBODY =
  /^(?:(?:海外|当地|本地|国内|境外|加拿大|美国|英国|中外|多家|各大|各方|多方|各地|西方|主流)*(?:媒体|外媒|外电|传媒|网站|消息|新闻|网络|网路|互联网))$/;
const KIND_OF: Readonly<Record<string, Kind>> = {
  综合编译: "compilation",
  综合: "compilation",
  编译: "translation",
  翻译: "translation",
  转载: "reprint",
};

/**
 * Reads the source line in the words of Chinese newsrooms: `加西周末综合` is a desk that compiled, `综合CBC、BBC报道` names
 * whose reports it compiled, `CBC` alone is whose text this is. It is the reverse of `sourceLineOf`.
 */
export function readSourceLine(value: string, names: SourceNames): Origin {
  const folded = foldLine(value);
  if (NOBODY.test(folded)) return { nobody: true, sources: [] };
  const several = FROM_SEVERAL.exec(folded)?.indices?.[1];
  if (several && SOMEBODY.test(folded.slice(...several)))
    return { nobody: true, kind: kindOfWork(folded), sources: [] };
  // 央视新闻 is a name, and 新闻 no word behind the list.
  const whole = several ? namesIn(value.slice(several[0]), names) : [];
  if (several && whole.every((name) => names.resolve(name))) return { kind: kindOfWork(folded), sources: whole };
  if (several) return { kind: kindOfWork(folded), sources: namesIn(value.slice(...several), names) };
  const [, madeBy = "", work = ""] = WORK.exec(folded) ?? [];
  const maker = value.slice(0, madeBy.length);
  const owners = /[,;]/.test(madeBy) ? value.slice(0, madeBy.replace(BY_US, "").length) : "";
  if (owners !== "") return { kind: KIND_OF[work] ?? "compilation", sources: namesIn(owners, names) };
  if (maker !== "") {
    const known = namesIn(maker, names);
    const registered = known.every((name) => names.resolve(name));
    return {
      kind: KIND_OF[work] ?? "compilation",
      ...(registered ? { sources: known } : { desk: maker.trim(), sources: [] }),
    };
  }
  const sources = namesIn(value, names);
  // One text has one origin; made from two, it is nobody's own words any more.
  return { kind: sources.length > 1 ? "compilation" : "reprint", sources };
}

function kindOfWork(value: string): Kind {
  if (value.includes("综合")) return "compilation";
  return value.includes("转载") ? "reprint" : "translation";
}

/** `据CBC、BBC周一报道：`, at the beginning of a text. */
const DATELINE =
  /^[([]?(?:据|来自|综合)?\s*([^,。;!?\n]{1,40}?)(?:记者.{0,10}?)?(?:当地时间)?(?:\d{1,2}月\d{1,2}日|\d{1,2}日|周[一二三四五六日]|星期[一二三四五六日]|今日|日前)?(?:综合)?(?:消息|报道|报导|讯|电)(?:[\])]\s*[:,]?|\s*[:,])/d;

/** 据公报引述警方消息 is somebody else's news. */
const HANDS_ON = /[引援转]述|引用|援引|指控|询问/u;
const LONGEST_DATELINE = 120;

/** The registered sources that a lede names before its first word, in their order. */
export function sourcesOfLede(lede: string, names: SourceNames): readonly string[] {
  const named = DATELINE.exec(foldLine(lede.slice(0, LONGEST_DATELINE)))?.indices?.[1];
  return named === undefined
    ? []
    : namesIn(lede.slice(...named), names).flatMap((name) => {
        const found = sourceAtBeginning(name, names);
        return found && !HANDS_ON.test(foldLine(found.rest)) ? [found.key] : [];
      });
}

/** What an author meant by what was typed: one source, one of several, or none that is known. */
export type Choice =
  | { readonly source: SourceRecord }
  /** Keys of the registry. */
  | { readonly among: readonly string[] }
  /** A Chinese sentence. */
  | { readonly unknown: string };

const WITH_ADDRESS = /^(\S.*?)[\s=＝]+(https?:\/\/\S*)$/i;

/**
 * Completes a source against the registry, by any part of its key, name or aliases: 广播, cbc, ＣＢＣ. With an address
 * behind it a registered source keeps the address, and one that is not registered can be named.
 */
export function chooseSource(typed: string, registry: SourceRegistry, names: SourceNames): Choice {
  const [, name = typed.trim(), url] = WITH_ADDRESS.exec(typed.trim()) ?? [];
  if (url !== undefined && !webAddress.safeParse(url).success) return { unknown: `“${url}”不是完整的网址。` };
  const exact = names.resolve(name)?.key;
  const keys = exact === undefined ? holding(name, registry) : [exact];
  const [key] = keys;
  if (keys.length === 1 && key !== undefined) return { source: url === undefined ? key : { source: key, url } };
  if (url !== undefined) return { source: { name, url } };
  return keys.length > 1 ? { among: keys } : { unknown: unknownSource(name, names) };
}

/** A source as a list shows it: `cbc  CBC（加拿大广播公司）`. */
export function describeSource(key: string, registry: SourceRegistry): string {
  const { name = key, aliases = [] } = registry[key] ?? {};
  return `${key}  ${name}${aliases.length > 0 ? `（${aliases.join("、")}）` : ""}`;
}

function holding(part: string, registry: SourceRegistry): string[] {
  const wanted = foldName(part);
  if (wanted === "") return [];
  return Object.entries(registry).flatMap(([key, { name, aliases }]) =>
    [key, name, ...aliases].some((known) => foldName(known).includes(wanted)) ? key : [],
  );
}
