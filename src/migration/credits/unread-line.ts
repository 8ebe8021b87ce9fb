import type { SourceNames } from "../../content/source-registry.ts";
import { isOutletShaped } from "../../manuscripts/byline.ts";
import { isPlace, isTitle, isWhereAndHow } from "../../manuscripts/byline-words.ts";
import { ACCOUNT } from "../../manuscripts/credit-words.ts";
import { foldLine } from "../../manuscripts/folded-line.ts";
import type { Label } from "../../manuscripts/label-words.ts";
import { isPenName, isPersonName } from "../../manuscripts/person-name.ts";
import { registeredEnds, sourceKey } from "../../manuscripts/source-keys.ts";

/** Whom a line names that says in words nobody has foreseen whose a text is: to be asked, never taken. */
export interface Unread {
  readonly sources: readonly string[];
  readonly people: readonly string[];
  /** Who has done something besides writing it, by the word that says what. */
  readonly helpers?: readonly Label[];
}

/** What a word of such a line says of the names beside it. */
const MARKS = {
  /** An outlet stands before it, a person behind. */
  reporter: "(?:特约|特派|见习|实习|摄影|驻地)*(?:记者|通讯员|实习生|撰稿人|特派员)",
  origin:
    "(?:新闻稿|新闻|资料|图文|稿件|内容|信息|消息)*(?:来自|源自|(?<=译文)出自|转自|转载自?|载于|刊于|原载于?|首发于?|节选自|选自|摘自|译自|供稿单位|供稿|提供|来源(?!于))|with files from|files from|source",
  /** Before outlets, and before anything else that is needed. */
  material: "资料",
  person: "(?:原)?作者|撰文|撰稿|采写|编译|翻译|译者|整理|执笔|by|(?:translated|written|reported) by",
  /** What comes behind has to do with neither. */
  other: "(?:题图|图片|配图|封面)(?:来自|来源)?|摄影|(?:发表|发布|更新)?时间|id",
  behind: "(?:综合|专题|现场)?(?:报道|报导)|专电|专讯|专特稿|专稿|特稿|播报|电|讯",
} as const;
type Mark = keyof typeof MARKS;
const MARK = new RegExp(
  Object.entries(MARKS)
    .map(([name, words]) => `(?<${name}>${words})`)
    .join("|"),
  "uy",
);
/** Words that stand between the others and say nothing of anybody. */
const FILLER =
  /(?:本文|译文|原文|文章|本次|由|经|供?本[报网站刊]|授权|转载|有?改动|有?删节|连载(?:之[一二三四五六七八九十]+)?|微信|公众号|中文网|综合|发自|等)/uy;
const BETWEEN = /[,、/|;:=─()[\]《》“”"「」—–◎■]+|\s+(?:and|-)\s+|(?<![a-z.])\s+|\s+(?![a-z])/gu;
const FOUND_AT = new RegExp(`${ACCOUNT}(?=\\s*[^\\s)])`, "gu");
const LIST = /^[([]\s*[^\s/、,]+(?:\s*[/、,]\s*[^\s/、,]+)+\s*[)\]]$/u;
/** `张三/李四（公报、晚报）`: who has written it from whose reports. */
const PEOPLE_OF = /^[\p{Script=Han}a-z.·]+(?:\s*[/、]\s*[\p{Script=Han}a-z.·]+)*\s*\([^()]*[/、等][^()]*\)$/u;
const ASIDE = /^(?:[\d年月日.-]*版?|(?:\d{4}年)?(?:第?\d+[期卷号])+|(?:[\w.-]+@)?(?:[a-z0-9-]+\.)+[a-z]+)$/u;
const SENTENCE = /[了的着是在将被把让使说称们吗呢这那我你他]|会(?!$)/u;
const OURS = /^本[报网站台刊社]$/u;
/** What is said of a picture is heard beside it. */
const OF_PICTURE = /(?:图片?|照片?|[摄截][影图]?)\s*[)\]]$/u;
/** `http`, `code` and 帮助 are words rather than names. */
const NAMED = /^(?=.*[\p{Script=Han}\p{Lu}]).{3,}/u;
const SAYS_WHO: readonly Mark[] = ["reporter", "person", "behind"];
const [LONGEST, LONGEST_NAME] = [80, 16];

interface Token {
  readonly text: string;
  /** By what it is told what it is. */
  readonly before: Mark | undefined;
  readonly after: Mark | undefined;
  readonly isWhole: boolean;
  readonly isQuoted: boolean;
  readonly isKnown: boolean;
}

interface Tokens {
  readonly tokens: readonly Token[];
  readonly marks: number;
  readonly kinds: ReadonlySet<Mark>;
}

type Piece = Omit<Token, "before" | "after" | "isQuoted"> | Mark;

/**
 * The names in a short line of which nothing is left over but words about whose a text is. Undefined where anything else is in it, as
 * in every sentence.
 */
export function namesUnread(line: string, names: SourceNames): Unread | undefined {
  // What stands behind where somebody can be found is a name again.
  const folded = foldLine(line).replace(FOUND_AT, (account) => "|".repeat(account.length));
  if (line.length > LONGEST || /[。!?]./u.test(folded.trim()) || OF_PICTURE.test(folded)) return undefined;
  const { tokens, marks, kinds } = tokensIn(line, folded.replace(/[。.]$/u, " "), names);
  const inBrackets = /^[([]/u.test(folded);
  // （彭博 / 路透）: beside an outlet stand others, where nothing but a stroke or a comma parts them.
  const isList = inBrackets && marks === 0 && tokens.some(({ isKnown }) => isKnown) && LIST.test(folded.trim());
  const [sources, people]: [string[], string[]] = [[], []];
  const isSigned = tokens.some(({ isKnown }) => isKnown) && PEOPLE_OF.test(folded.trim());
  let surely = marks;
  for (const token of tokens) {
    const said = foldLine(token.text);
    if (/\d\s*版$|^版$/u.test(said)) surely += 1;
    if (token.before === "other" || ASIDE.test(said) || isPlace(said) || isTitle(said) || isWhereAndHow(said)) continue;
    if (OURS.test(said)) continue;
    const outlet = outletIn(token, said);
    if (outlet !== undefined || isList) sources.push(outlet ?? token.text);
    else if (isPerson(token, said)) people.push(token.text);
    else if (isSigned && token.isWhole && isPenName(token.text)) people.push(token.text);
    else if (token.isWhole && isPenName(token.text) && sources.length > 0) {
      (token.before === undefined && /[/、]/u.test(folded) ? sources : people).push(token.text);
    } else return undefined;
    const isBeside = inBrackets || tokens.length > 1;
    if (isBeside && (token.isKnown || (inBrackets && outlet !== undefined))) surely += 1;
  }
  // By Ann Lee could as well be what a text ends with, and 李明来自北京 is a sentence.
  const isSaid = marks > (/^by\b/u.test(folded) ? 1 : 0) && SAYS_WHO.some((kind) => kinds.has(kind));
  if (sources.length === 0 && !isSaid) return undefined;
  return surely > 0 && sources.length + people.length > 0 ? { sources, people } : undefined;
}

function outletIn({ text, before, after, isKnown, isQuoted }: Token, said: string): string | undefined {
  if (isKnown || isOutletShaped(text) || (before === "material" && /^\p{Lu}{2,8}$/u.test(text))) return text;
  const isFree = text.length <= LONGEST_NAME && (isQuoted || (NAMED.test(text) && !SENTENCE.test(said)));
  if (isFree && (before === "origin" || (after === "reporter" && said.length <= 6))) return text;
  for (let length = 3; length < text.length && after === "behind"; length += 1) {
    const place = said.slice(length).replace(/[\d月日]+$/u, "");
    if (isOutletShaped(text.slice(0, length)) && isPlace(place)) return text.slice(0, length);
  }
  return undefined;
}

/** Whoever stands behind a word for people may have the place glued on that nobody knows: whoever is asked sees it. */
function isPerson({ text, before, isWhole }: Token, said: string): boolean {
  if (isPersonName(text)) return true;
  if (before !== "person" && before !== "reporter") return false;
  const isGlued = said.length <= 7 && isPersonName(text.slice(0, 2)) && !SENTENCE.test(said);
  const isBeforePlace = [2, 3].some((length) => isPenName(text.slice(0, length)) && isPlace(said.slice(length)));
  return isGlued || isBeforePlace || (isWhole && isPenName(text));
}

function tokensIn(line: string, folded: string, names: SourceNames): Tokens {
  const found: (Omit<Token, "before" | "after"> | Mark | undefined)[] = [];
  let from = 0;
  const chunk = (end: number) => {
    const isQuoted = /[《“"「]\s*$/u.test(folded.slice(0, from));
    const parts = partsOf(line.slice(from, end), folded.slice(from, end), names);
    found.push(...parts.map((one) => (typeof one === "string" ? one : { ...one, isQuoted })), undefined);
  };
  for (const { 0: sign, index } of folded.matchAll(BETWEEN)) {
    chunk(index);
    from = index + sign.length;
  }
  chunk(line.length);
  const markAt = (at: number) => {
    const one = found[at];
    return typeof one === "string" ? one : undefined;
  };
  const tokens: Token[] = [];
  let last: Mark | undefined;
  for (const [at, one] of found.entries()) {
    if (one === undefined) continue;
    // 公报提供 says nothing of what comes behind.
    if (typeof one === "string") last = one === "origin" && typeof found[at - 1] === "object" ? undefined : one;
    else tokens.push({ ...one, before: last, after: markAt(at + 1) });
  }
  const all = found.filter((one) => typeof one === "string");
  return { tokens, marks: all.filter((one) => one !== "other").length, kinds: new Set(all) };
}

/** Registered names, words of these lines, and whatever stands between them. */
function partsOf(typed: string, folded: string, names: SourceNames): Piece[] {
  const found: Piece[] = [];
  let [from, at] = [0, 0];
  const stray = (end: number) => {
    const text = typed.slice(from, end).trim();
    if (text !== "") found.push({ text, isWhole: text === typed.trim(), isKnown: false });
  };
  const begins = matches(MARK, folded, 0) ?? matches(FILLER, folded, 0);
  if (!begins && typed.trim().length > 2 && isOutletShaped(typed) && sourceKey(typed, names) === undefined)
    at = typed.length;
  while (at < typed.length) {
    const [end] = registeredEnds(typed, at, names);
    const mark = matches(MARK, folded, at);
    // Inside a name they are parts of it.
    const length = (mark ?? (from === at ? matches(FILLER, folded, at) : undefined))?.[0].length;
    if (end === undefined && length === undefined) {
      at += 1;
      continue;
    }
    stray(at);
    if (end !== undefined) found.push({ text: typed.slice(at, end), isWhole: false, isKnown: true });
    else if (mark) found.push(...markOf(mark));
    at = end ?? at + (length ?? 1);
    from = at;
  }
  stray(typed.length);
  return found;
}

function matches(pattern: RegExp, folded: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(folded) ?? undefined;
}

function markOf({ groups = {} }: RegExpExecArray): readonly Mark[] {
  const all: readonly Mark[] = ["reporter", "origin", "material", "person", "other", "behind"];
  return all.filter((name) => groups[name] !== undefined);
}
