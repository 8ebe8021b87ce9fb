import type { SourceNames } from "../content/source-registry.ts";
import { isPlace, isTitle, isWhereAndHow, titleLength } from "./byline-words.ts";
import { foldLine } from "./folded-line.ts";
import type { Label } from "./label-words.ts";
import { isPersonName } from "./person-name.ts";
import { sourceKey } from "./source-keys.ts";

/** Who reports, as a line says it: `明报记者 张三／温哥华报道`. */
export interface Byline {
  /** As typed; undefined where none is named, or only 本报. */
  readonly outlet?: string;
  /** As typed. Empty where the names are not surely names: then `said` has to be asked about. */
  readonly people: readonly string[];
  /** What stands where the names do. */
  readonly said: string;
}

const OWN = /^(?:本报|本网|本站|本台|本刊|本社|特约)(?:讯|消息)?$/u;
/** What an outlet is called by that nobody has registered. */
const OUTLET =
  /^[\p{Script=Han}a-z0-9 ]{1,12}(?:社|报|网|台|周刊|杂志|新闻|在线|传媒|频道|电视|广播|客户端|公众号|版|news|post|times|press|star|sun)$/u;
const REPORTER =
  /^(.{0,16}?)\s*(?:(?:特约|见习|实习|首席|资深|高级|本报)|驻\p{Script=Han}{2,6}?)*(?:记者|通讯员|特派员|撰稿人|评论员)(\s*[:]?\s*)(\S.*)$/u;
/** A name goes on in the next word of Latin letters: `John Lee`. */
const BETWEEN = /\s*[、,;/|&]\s*|\s+(?:and|和|与|及)\s+|(?<=\p{Script=Han}|\d)\s+|\s+(?=\p{Script=Han})/gu;
const ANOTHER_ROLE = /^(?:(?:特约|见习|实习|本报)*(?:记者|通讯员|特派员))\s*/u;
/** A sentence has words like these, a list of names has not. */
const NO_NAMES = /[的了是在着过们吗呢很把被就也都说问节会]|昨天|今天|\d{3}/u;
const LONGEST_SAID = 24;

/** Whether a name is an outlet's by its shape: 星岛日报, Global News; whoever it is has to be registered. */
export function isOutletShaped(name: string): boolean {
  return OUTLET.test(foldLine(name.trim())) && !isPersonName(name);
}

/**
 * The names in a list that may have what people are and from where they report between them: `张三、李四温哥华报道`, `卑诗省 张三`,
 * `张三博士`. A word that can be parted in two ways is not parted.
 *
 * @returns undefined where anything else is in it
 */
export function namedPeople(list: string, isName: (word: string) => boolean = isPersonName): string[] | undefined {
  const people: string[] = [];
  for (const word of wordsOf(list)) {
    const bare = word.slice(ANOTHER_ROLE.exec(foldLine(word))?.[0].length ?? 0).trim();
    const folded = foldLine(bare);
    if (bare === "" || isTitle(folded) || isPlace(folded)) continue;
    if (people.length > 0 && isWhereAndHow(folded)) continue;
    const name = nameOf(bare, folded, isName);
    if (name === undefined) return undefined;
    people.push(name);
  }
  return people.length > 0 ? people : undefined;
}

function wordsOf(list: string): string[] {
  const words: string[] = [];
  let from = 0;
  for (const { 0: sign, index } of foldLine(list).matchAll(BETWEEN)) {
    words.push(list.slice(from, index));
    from = index + sign.length;
  }
  return [...words, list.slice(from)];
}

/** The name at the beginning of a word, of which nothing is left but a title, or where and how: 张三 of 张三博士. */
function nameOf(word: string, folded: string, isName: (word: string) => boolean): string | undefined {
  const ways = [2, 3, 4].filter(
    (length) =>
      length < word.length &&
      isPersonName(word.slice(0, length)) &&
      (isWhereAndHow(folded.slice(length)) || isTitle(folded.slice(length))),
  );
  const [only, ...more] = ways;
  if (isName(word) && titleLength(folded) === 0)
    // 张小文 is a name, 张三报道 is none.
    return only === undefined || folded.slice(only) === "文" || !isWhereAndHow(folded.slice(only)) ? word : undefined;
  return only !== undefined && more.length === 0 ? word.slice(0, only) : undefined;
}

/**
 * Reads a line of nothing but who reports, for whom and from where. Undefined for a sentence about reporters.
 *
 * @param inBrackets whether it stood in brackets, as no sentence does
 */
export function bylineIn(line: string, inBrackets: boolean, names: SourceNames): Byline | undefined {
  const folded = foldLine(line);
  const match = REPORTER.exec(folded);
  const [, before = "", between = "", list = ""] = match ?? [];
  if (match === null || list === "") return undefined;
  const outlet = line.slice(0, before.length).trim();
  const own = outlet === "" || OWN.test(before.trim());
  const said = line.slice(line.length - list.length).trim();
  const people = namedPeople(said);
  // 大纪元记者张三温哥华报道 has the shape of no sentence, whatever stands before 记者.
  const isWhole = people !== undefined && (inBrackets || said !== people.join("、"));
  const isOutlet =
    isOutletShaped(outlet) || (isWhole && /^\p{Script=Han}{2,6}$/u.test(outlet) && !NO_NAMES.test(before));
  if (!own && sourceKey(outlet, names) === undefined && !isOutlet) return undefined;
  const named = own ? {} : { outlet };
  if (people) return { ...named, people, said };
  const asks = (inBrackets || !own || between !== "") && said.length <= LONGEST_SAID && !NO_NAMES.test(foldLine(said));
  return asks && (inBrackets || between !== "") ? { ...named, people: [], said } : undefined;
}

/** `By Ann Lee, CBC News` */
const BY =
  /^by\s+([\p{Script=Latin}][\p{Script=Latin} .'’-]{2,40}?)\s*[,|/–—-]\s*([\p{L}\p{N}][\p{L}\p{N} .&'’-]{1,40})$/u;

/** Reads the byline of a paper in English, which names the writer and whose report it is. */
export function creditedTo(line: string, names: SourceNames): readonly Label[] | undefined {
  const folded = foldLine(line);
  const [, person = "", outlet = ""] = BY.exec(folded) ?? [];
  const at = folded.indexOf(person, 2);
  const name = line.slice(at, at + person.length).trim();
  if (person === "" || !isPersonName(name)) return undefined;
  const from = line.slice(line.length - outlet.length).trim();
  if (sourceKey(from, names) === undefined && !/^\p{Lu}/u.test(from)) return undefined;
  return [
    { subject: "source", word: "by", value: from },
    { subject: "author", word: "by", value: name },
  ];
}
