import { isSubject, SUBJECTS, type Subject } from "./credit-words.ts";
import { foldLine } from "./folded-line.ts";

/** Of these words those that say where somebody has read up, and those that lead to a text, say nothing of whose this one is. */
const SAYS_NOT_WHOSE = /^(?:参考|ref)|(?:链接|连接|地址|网址)$/iu;
const SAYS_WHOSE = new RegExp(
  `^(?:${[SUBJECTS.source, SUBJECTS.reprinted, SUBJECTS.translated].map(({ words }) => words).join("|")})`,
  "iu",
);

/** Whether a label says whose a text is: then the site that its line links to needs no other name. @param word folded */
export function namesOrigin(word: string): boolean {
  return SAYS_WHOSE.test(word) && !SAYS_NOT_WHOSE.test(word);
}

/** A label and what stands behind it, as typed. */
export interface Label {
  readonly subject: Subject;
  /** Folded: 编译 or 综合 makes a difference. */
  readonly word: string;
  readonly value: string;
}

const LONGEST_ADDRESS = 1100;
const MOST = 80;
/** Titles may be longer than names. */
const MOST_OF_TITLE = 200;
/** What people set before a label for decoration, in which no letter is. */
export const DECORATION = /^(?:[\s*•·▲△▼▽■□◆◇●○◎★☆※►▶→✎✐✍>#|=~～─━—–-]|(?!©)\p{Extended_Pictographic}\ufe0f?)+/u;
const FORMS = Object.entries(SUBJECTS).map(([subject, { words }]) => ({
  subject,
  form: new RegExp(
    `^[([]?\\s*(${words})\\s*[\\])]?\\s*[:/|]\\s*(\\S.{0,${subject === "original" ? MOST_OF_TITLE : MOST}}?)\\s*[)\\]]?$`,
    "du",
  ),
}));
/** An address is longer than any name, and needs no colon before it. */
const ADDRESS = new RegExp(
  `^[([]?\\s*(${[SUBJECTS.source, SUBJECTS.reprinted, SUBJECTS.translated, SUBJECTS.link].map(({ words }) => words).join("|")})` +
    "\\s*[)\\]]?\\s*[:|]?\\s*(https?://[^\\s\\p{Script=Han}\u3000-\u303f\uff00-\uffef]{1,1000}?)\\s*[)\\]]?[.]?$",
  "du",
);
const ANY = Object.values(SUBJECTS).map(({ words }) => words);
/** Signs of a sentence. A full stop ends abbreviations and stands in addresses: `cbc.ca`, `J. Smith`. */
const SENTENCE = /[。!?]|\p{Ll}{3,}\.\s/u;
/** Where a line of several labels comes apart: `2025-05-19 来源：CBC 作者：张三`, `（来源：CBC；编译：张三）`. */
const NEXT = new RegExp(
  `(?:\\s+|\\s*[;,、|/]\\s*)(?=(?:${ANY.join("|")})\\s*[:/|](?!图\\s*[:|])|\\d{4}\\s?[-/.年]\\s?\\d{1,2}\\s?[-/.月]\\s?\\d)`,
  "gu",
);
const IN_BRACKETS = /^[([]\s*([^([)\]]*?)\s*[)\]]$/u;

/** `文/图 张三`: the stroke is a part of the word, and nothing stands for a colon. */
const BOTH = /^(文\s*\/\s*[图圖]|[图圖]\s*\/\s*文)\s+(?=[^\s:：|｜/])/u;

/** Reads a line that is nothing but a label and its value. A sentence is none. */
export function labelOf(given: string): Label | undefined {
  const line = given.replace(DECORATION, "").replace(BOTH, "图文：");
  if (line.length > LONGEST_ADDRESS) return undefined;
  const folded = foldLine(line);
  const address = ADDRESS.exec(folded);
  const [begin, end] = address?.indices?.[2] ?? [];
  if (address?.[1] !== undefined) return { subject: "link", word: address[1], value: line.slice(begin, end) };
  if (line.length > MOST_OF_TITLE + 20) return undefined;
  const sentence = line.length > MOST + 20 || SENTENCE.test(folded.slice(0, -1)) || /[!?]$/.test(folded);
  for (const { subject, form } of FORMS) {
    // A headline may ask and exclaim.
    if (sentence && subject !== "original") continue;
    const match = form.exec(folded);
    const [from, to] = match?.indices?.[2] ?? [];
    if (match?.[1] === undefined || !isSubject(subject)) continue;
    const value = line.slice(from, to);
    // 公报（示例广播公司）: that bracket closes one of the value's own.
    const closed = /[(（][^)）]*$/u.test(value) ? value + line.charAt(to ?? line.length) : value;
    return { subject, word: match[1], value: closed.replace(/[。;；]$/, "") };
  }
  return undefined;
}

/** A line of labels is no longer than this. */
const MOST_OF_LINE = 5 * MOST;

/** A line's parts, each beginning with a word that could be a label; one part where no other follows. */
export function labelParts(line: string): readonly string[] | undefined {
  if (line.length > MOST_OF_LINE) return undefined;
  const bare = line.replace(DECORATION, "");
  const folded = foldLine(bare);
  const inside = IN_BRACKETS.test(folded) ? bare.slice(1, -1).trim() : bare;
  const parts: string[] = [];
  let from = 0;
  for (const { 0: gap, index } of foldLine(inside).matchAll(NEXT)) {
    parts.push(inside.slice(from, index));
    from = index + gap.length;
  }
  return [...parts, inside.slice(from)].map((part) => part.trim());
}
