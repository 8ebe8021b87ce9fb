import { between } from "../random.ts";
import { upToHundred } from "./facts.ts";
import { isOrdinary } from "./material.ts";
import { datesInChinese, datesInDigits, numberOf } from "./numerals.ts";
import { SCRIPTS, simplified, taiwanWord, traditional } from "./traditional.ts";
import type { Draw } from "./word-draws.ts";

const LATIN_TERM = /[\p{Script=Han}]*\d?[A-Za-z][A-Za-z0-9.-]*(?: \d+)?[\p{Script=Han}]*/gu;
const SPACED_LATIN = /[A-Za-z]+ \d+/g;
const CHINESE_DIGITS = "[〇一二三四五六七八九十]";
const DATE = new RegExp(
  `(?:\\d{4}年)?\\d{1,2}月(?:\\d{1,2}日)?|\\d{4}年|\\d{1,2}日|(?:${CHINESE_DIGITS}{4}年)?${CHINESE_DIGITS}{1,3}月(?:${CHINESE_DIGITS}{1,3}日)?|${CHINESE_DIGITS}{4}年`,
  "g",
);
const NUMBER = /\d[\d.,]*(?:%|亿元|万元|万辆|平方米|千瓦时|公里|美元|[人名家吨个起])/g;
/** Marks between two stretches of Han, with as much of both as is worth typing. */
const ACROSS = /\p{Script=Han}{2,4}[，：！？、；“”]{1,2}\p{Script=Han}{2,4}/gu;
const MARK = /[，：！？、；“”]+/u;
/** What people type in place of the right mark. */
const OTHER_MARKS = [",", ":", "!", "、", "—", "·", '"'] as const;
const COUNTED = /(?<![\d.,])[1-9]\d[人名家吨个起]/g;
const COUNTED_IN_CHINESE =
  /(?<![〇一二三四五六七八九十百千万])[二三四五六七八九]?十[一二三四五六七八九]?[人名家吨个起]/g;
/** With so many as typed nothing else is asked for. */
const FEW = 5;
const WORDING_TURNS = 8;
/** Words that are others in Taiwan; those that the corpus has are asked for. */
const WORDINGS = ["软件", "网络", "信息", "视频", "程序", "屏幕", "数据", "出租车", "服务器", "默认", "硬盘", "激光"];

/** d: a Latin word with the Han around it, or alone. */
export const mixed: Draw = (material, random, turn) => {
  const term = material.oneOf(random, material.piece(random).match(LATIN_TERM) ?? []);
  const latin = term && /[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9.])?(?: \d+)?/.exec(term);
  // A single letter is a word only with what follows it: A股, X光.
  if (!latin || (latin[0].length === 1 && turn % 2 === 1)) return undefined;
  const before = term.slice(0, latin.index).slice(-between(random, 1, 3));
  const after = term.slice(latin.index + latin[0].length, latin.index + latin[0].length + between(random, 1, 4));
  const kinds = [`${latin[0]}${after}`, `${before}${latin[0]}`, `${before}${latin[0]}${after}`, latin[0]];
  const typed = kinds[turn % kinds.length] ?? "";
  // Only every fourth is without Han; one that came out so by chance is drawn anew.
  return turn % 4 === 3 || /\p{Script=Han}/u.test(typed) ? { family: "d", typed } : undefined;
};

/** e: words and title phrases as readers in Taiwan and Hong Kong type them. */
export const traditionalInput: Draw = (material, random, turn) => {
  if (turn < WORDING_TURNS) {
    const word = material.oneOf(random, WORDINGS);
    const typed = word && taiwanWord(word);
    return typed ? { family: "e", typed, simplified: word, wording: true } : undefined;
  }
  const kinds = [
    () => material.hanWord(random, 2, 4),
    () => material.twoWords(random)?.join(""),
    () => material.cut(random, material.article(random).title, 4, 8),
  ];
  const words = kinds[turn % kinds.length]?.();
  if (!isOrdinary(words) || !/^\p{Script=Han}+$/u.test(words)) return undefined;
  const typed = traditional(words, SCRIPTS[Math.floor(turn / kinds.length) % SCRIPTS.length] ?? "t");
  return typed !== words && simplified(typed) === words ? { family: "e", typed, simplified: words } : undefined;
};

/** f: dates as they stand, in the other numerals, shortened, and numbers with their units. */
export const datesAndNumbers: Draw = (material, random, turn) => {
  const piece = material.piece(random);
  const date = material.oneOf(random, piece.match(DATE) ?? []);
  const kinds = [
    () => date,
    () => date && otherNumerals(date),
    () => date && /^.*?[年月]/.exec(date)?.[0],
    () => material.oneOf(random, piece.match(NUMBER) ?? []),
    () => date && otherNumerals(/[^年]+月.*|.+/.exec(date)?.[0] ?? date),
  ];
  const typed = kinds[turn % kinds.length]?.();
  return typed ? { family: "f", typed } : undefined;
};

/** g: other widths, marks kept, exchanged, left out or turned into spaces, spaces added or left out. */
export const punctuationAndWidth: Draw = (material, random, turn) => {
  const across = () => material.oneOf(random, material.piece(random).match(ACROSS) ?? []);
  const kinds = [
    () => fullWidth(mixed(material, random, 0)?.typed.replaceAll(" ", "")),
    () => ordinary(across()),
    () => ordinary(across())?.replace(MARK, material.oneOf(random, OTHER_MARKS) ?? ","),
    () => ordinary(across())?.replace(MARK, ""),
    () => ordinary(across())?.replace(MARK, " "),
    () => ordinary(material.twoWords(random)?.join(random() < 0.5 ? "\u3000" : " ")),
    () => material.oneOf(random, material.piece(random).match(SPACED_LATIN) ?? [])?.replace(" ", ""),
    () => fullWidth(material.oneOf(random, material.piece(random).match(DATE) ?? [])),
  ];
  const typed = kinds[turn % kinds.length]?.();
  return typed ? { family: "g", typed } : undefined;
};

/** s: a number with what it counts, in other numerals than an article has it in, and as hardly any article has it. */
export const numbersOtherwise: Draw = (material, random, turn) => {
  const found = material.oneOf(
    random,
    material.piece(random).match(turn % 2 === 0 ? COUNTED_IN_CHINESE : COUNTED) ?? [],
  );
  const [, number = "", unit = ""] = /^([^人名家吨个起]+)(.)$/.exec(found ?? "") ?? [];
  if (found === undefined || number === "") return undefined;
  const typed = turn % 2 === 0 ? `${numberOf(number)}${unit}` : `${upToHundred(Number(number))}${unit}`;
  const few = material.truths.of({ family: "a", typed }).right.size < FEW;
  return few ? { family: "s", typed, words: [found], alike: [typed] } : undefined;
};

/** Each side of a mark has to be ordinary, for the mark ends a number. */
function ordinary(text: string | undefined): string | undefined {
  return text?.split(/[^\p{L}\p{N}]+/u).every(isOrdinary) ? text : undefined;
}

function otherNumerals(date: string): string {
  return /\d/.test(date) ? datesInChinese(date) : datesInDigits(date);
}

/** Letters and digits as a Chinese input method set to full width writes them; undefined without any. */
function fullWidth(text: string | undefined): string | undefined {
  const wide = text?.replace(/[A-Za-z0-9]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
  return wide === text ? undefined : wide;
}
