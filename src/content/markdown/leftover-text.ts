import type { Emphasis, Typed, TypedLink } from "./as-typed.ts";
import { type LeftInText, shown, type TextRule } from "./leftover.ts";
import { OTHER_MARKUP } from "./other-markup.ts";
import { WIDE_SPACE } from "./pasted-text.ts";

/** How many a paragraph is told of at most; the others show when these are mended. */
const MOST = 20;
const SPACES = `[ \\t${WIDE_SPACE}]*`;
const HAN = "\\p{sc=Han}";
/** The hundred names that most people bear, without those that are also words that text ends with. */
const SURNAMES =
  "王李张刘陈杨赵黄周吴徐孙胡朱林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范姚谭廖邹熊金陆郝孔崔康毛邱秦江史顾侯邵孟龙段雷钱汤尹黎";

/** The beginning of a tag at the end of a line: with every line end its end is one too. */
export const UNFINISHED_TAG =
  "<\\/?(?:a|br|center|div|em|figure|font|h[1-6]|iframe|img|li|ol|p|script|span|strong|style|table|td|tr|ul|video)(?=[\\s/]|$)[^<>\\n]{0,400}$";

const TEXT_RULES: readonly TextRule[] = [
  {
    code: "bad-note",
    pattern: /^[[［][\^＾][^\]］\n]{1,80}[\]］][ \t]?[:：]/gmu,
    message: (found) => `“${found}”没有成为脚注：用了全角符号，或者名称里有空格。`,
  },
  {
    code: "bad-note",
    pattern: /[[［][\^＾][^\]］\n]{1,80}[\]］]/gu,
    message: (found) => `没有写过“${found}”的注释。`,
    unless: ([found], _, misdefined) => misdefined.has(found),
  },
  {
    code: "unfinished-link",
    pattern: /[\]］][ \t]?[(（][ \t]*(?:https?[:：]|www\.|mailto:|\.{0,2}\/)[^\n]{0,60}/giu,
    message: (found) => `链接没有写成，读者点不了：“${found}”。`,
  },
  {
    code: "unfinished-link",
    pattern: /[)）][[［](?:https?[:：]|www\.|mailto:)[^\n]{0,60}/giu,
    message: (found) => `链接没有写成，读者点不了：“${found}”。`,
  },
  {
    code: "unfinished-link",
    pattern: /[!！][[［][^\]］\n]{0,80}[\]］][(（]/gu,
    message: (found) => `图片没有写成：“${found}”。`,
  },
  {
    code: "unread-mark",
    pattern: /\[[^[\]\n]{0,79}[^[\]\n\d]\]\[[\w-]{1,40}\]/gu,
    message: (found) => `没有写过这个链接的地址：“${found}”。`,
  },
  {
    code: "html-in-text",
    pattern: /<(?:!doctype\b|\?xml\b|!\[cdata\[)[^\n]{0,60}/gi,
    message: (found) => `正文里有 HTML：${found}`,
  },
  {
    // What is closed on its line is told where the text is read.
    code: "html-in-text",
    pattern: /<\/?[a-z][a-z\d-]{0,20}(?=[\s/])[^<>\n]{0,400}\n[^<>]{0,400}>/gi,
    message: (found) => `正文里有 HTML：${found}`,
  },
  {
    code: "html-in-text",
    pattern: new RegExp(UNFINISHED_TAG, "gim"),
    message: (found) => `正文里有没写完的 HTML：${found}`,
  },
  {
    code: "unread-mark",
    pattern: new RegExp(
      `^${SPACES}(?:#{2,}|#(?=[ \\t${WIDE_SPACE}])|[＃#]*＃[＃#]*)${SPACES}(?=\\S)[^\\n]{0,40}`,
      "gmu",
    ),
    message: (found) => `没有成为小标题：“${found}”。`,
    // Topics are written between two of them (`＃停火＃`).
    unless: ([found]) => /^[^#＃]*[#＃][^#＃\s]+[#＃]/u.test(found),
  },
  {
    code: "unread-mark",
    pattern: new RegExp(`^#${HAN}[^#＃\\s，。！？；]{0,30}$(?![\\s\\S])`, "gmu"),
    message: (found) => `没有成为小标题：“${found}”。`,
    unless: ({ index }) => index > 0,
  },
  {
    code: "unread-mark",
    pattern: new RegExp(`^${SPACES}[＞>][^\\n]{0,40}`, "gmu"),
    message: (found) => `没有成为引文：“${found}”。`,
  },
  {
    code: "unread-mark",
    pattern:
      /^[ \t]*(?:[|｜][^\n]{0,400}[|｜][ \t]*$|[|｜]?[ \t]*[:：]?-{2,}[:：]?[ \t]*(?:[|｜][ \t]*[:：]?-{2,}[:：]?[ \t]*){1,40}[|｜]?[ \t]*$)/gmu,
    message: (found) => `没有成为表格：“${found}”。`,
    once: true,
  },
  {
    code: "unread-mark",
    pattern: new RegExp(`^${SPACES}(?:[-+](?=[${HAN}“《（])|[-+*][ \\t${WIDE_SPACE}])[^\\n]{0,40}`, "gmu"),
    message: (found) => `没有成为列表：“${found}”。`,
    // `-完-` ends an article.
    unless: ([found]) => /^\s*-.*-\s*$/.test(found),
    once: true,
  },
  {
    code: "unread-mark",
    pattern: /(?<![*＊])(?:\*{2,3}|＊{2,3})(?![*＊])/gu,
    message: (found) => `多出来的“${found}”，没有成为强调。`,
    unless: ({ 0: found, index }, typed) => isMask(typed, index, index + found.length),
  },
  {
    code: "unread-mark",
    pattern: /(?<![`A-Za-z])`{1,3}(?![`A-Za-z])|(?<![`A-Za-z])`{1,3}(?=[A-Za-z])|(?<=[A-Za-z])`{1,3}(?![`A-Za-z])/gu,
    message: (found) => `多出来的“${found}”，没有成为代码。`,
    once: true,
  },
  {
    // What a Chinese keyboard gives in the place of a backtick.
    code: "unread-mark",
    pattern: /^·{3,}\w{0,20}[ \t]*$/gmu,
    message: (found) => `“${found}”没有成为代码。`,
    once: true,
  },
  { code: "unread-mark", pattern: /＜https?[^\n＞]{1,60}/giu, message: (found) => `没有成为链接：“${found}”。` },
  { code: "unread-mark", pattern: /\^\[[^\n]{1,40}/gu, message: (found) => `没有成为脚注：“${found}”。` },
  ...OTHER_MARKUP,
];

/**
 * What the parser left in the text of a paragraph although somebody seems to have meant it, and what it took for a mark
 * although nobody seems to have meant one.
 */
export function leftInText(typed: Typed, misdefined: ReadonlySet<string>): LeftInText[] {
  const found: (LeftInText & { readonly end: number })[] = [];
  for (const { code, pattern, message, unless, once } of typed.hasLeft ? TEXT_RULES : []) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(typed.text); match && found.length < MOST; match = pattern.exec(typed.text)) {
      const { 0: whole, index: at } = match;
      const end = at + whole.length;
      if (end === at) pattern.lastIndex += 1;
      if (found.some((other) => at < other.end && other.at < end) || unless?.(match, typed, misdefined)) continue;
      found.push({ code, at, end, message: message(shown(whole)) });
      if (once) break;
    }
  }
  return [...found, ...upToMost(typed, typed.links, ofLink), ...upToMost(typed, typed.emphases, ofEmphasis)];
}

function upToMost<T>(
  { text }: Typed,
  all: readonly T[],
  judge: (text: string, one: T) => LeftInText | undefined,
): LeftInText[] {
  const found: LeftInText[] = [];
  for (const one of all) {
    const left = judge(text, one);
    if (left) found.push(left);
    if (found.length === MOST) break;
  }
  return found;
}

function ofLink(text: string, { href, label, blank, start, end }: TypedLink): LeftInText | undefined {
  if (label.startsWith("^"))
    return { code: "bad-note", at: start, message: `“[${shown(text.slice(start, end))}]”没有成为脚注：名称里有空格。` };
  if (blank) return { code: "link-without-text", at: start, message: `链接没有文字，读者看不到：${shown(href)}` };
  // Encoded by the parser: 。 、 ， ： ；
  const ending = /(?:%E3%80%8[12]|%EF%BC%8C|%EF%BC%9[AB])$/.exec(href)?.[0];
  if (!ending) return undefined;
  const message = `链接地址的末尾多了“${decodeURIComponent(ending)}”：${shown(href)}`;
  return { code: "unfinished-link", at: start, message };
}

/** Signs of multiplication, stars in the place of a name or number: they vanish, and the words between them lean. */
function ofEmphasis(text: string, { mark, start, end }: Emphasis): LeftInText | undefined {
  const [before = "", first = "", last = "", after = ""] = [start - 1, start, end - 1, end].map((at) =>
    text.charAt(at),
  );
  const words = shown(`${before}${mark}${text.slice(start, Math.min(end, start + 60))}${mark}${after}`);
  const lost = {
    code: "lost-sign",
    at: start,
    message: `“${mark}”成了${mark.startsWith("~") ? "删除线" : "强调"}的记号，页面上没有了：“${words}”。`,
  } as const;
  const doubtful = { ...lost, code: "doubtful-emphasis" } as const;
  const calculates = (left: string, right: string) =>
    mark === "*"
      ? /[\dA-Za-z]/.test(left) && /[\dA-Za-z]/.test(right) && /\d/.test(left + right)
      : /\d\d/.test(left + right);
  if (calculates(before, first) || calculates(last, after)) return lost;
  const hides = /[，、。；：！？）》”’」』】〉,;:!?)]/u.test(first) || /[（《“‘「『【〈(]/u.test(last);
  if (hides) return SURNAMES.includes(before) && before !== "" ? lost : doubtful;
  if (mark === "__")
    return /^(?:init|main|name|file|str|repr|call|dict|all|doc|new|del|proto)$/.test(text.slice(start, end))
      ? doubtful
      : undefined;
  if (mark !== "*" || before === "" || after === "") return undefined;
  const isHan = (character: string) => /\p{sc=Han}/u.test(character);
  const names = SURNAMES.includes(before) && SURNAMES.includes(last);
  const measures = /\d/.test(first) && /\d/.test(after);
  const one = end - start === 1 && isHan(before) && isHan(first) && isHan(after);
  const terms = /[A-Za-z]/.test(before) && /[A-Za-z]/.test(first) && /[A-Za-z]/.test(last) && /[A-Za-z]/.test(after);
  return names || measures || one || terms || (before === last && isHan(before)) ? doubtful : undefined;
}

/** `135****1234`, `李**`: stars in the place of what is not told. */
function isMask({ text, emphases }: Typed, start: number, end: number): boolean {
  const [before, after] = [text.charAt(start - 1), text.charAt(end)];
  if (/\d/.test(before) || /\d/.test(after)) return true;
  // Where others became emphasis, one more is left over from a pair.
  return SURNAMES.includes(before) && before !== "" && emphases.length === 0;
}
