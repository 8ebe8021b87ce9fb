import { pinyin } from "pinyin-pro";
import type { Draw } from "./word-draws.ts";

/** Names as other papers write them, and as most do; a corpus has few of them, or none. */
const NAMES = [
  ["特朗普", "川普", "特郎普"],
  ["普京", "普丁"],
  ["泽连斯基", "泽伦斯基"],
  ["马克龙", "马克宏"],
  ["鲁比奥", "卢比奥", "卢比欧"],
] as const;

/**
 * What was typed and was answered with too little before search knew what was meant: the words that were meant, and of how
 * many right articles of a publication of 296 how many were shown then, exact ones and others.
 */
interface Unfound {
  readonly typed: string;
  readonly words: readonly string[];
  readonly shown: number;
  readonly right: number;
}

/** Named by whoever complained. */
const COMPLAINED: readonly Unfound[] = [
  { typed: "伊朗停火", words: ["伊朗", "停火"], shown: 1, right: 4 },
  { typed: "乌克兰无人机", words: ["乌克兰", "无人机"], shown: 5, right: 28 },
  { typed: "烏克蘭無人機", words: ["乌克兰", "无人机"], shown: 5, right: 28 },
  { typed: "火箭回收", words: ["火箭", "回收"], shown: 2, right: 3 },
  { typed: "xijinping", words: ["习近平"], shown: 0, right: 73 },
  { typed: "xjp", words: ["习近平"], shown: 0, right: 73 },
  { typed: "普丁", words: ["普京"], shown: 0, right: 9 },
];
/** Our own. */
const OURS: readonly Unfound[] = [
  { typed: "乌克兰袭击", words: ["乌克兰", "袭击"], shown: 3, right: 20 },
  { typed: "俄罗斯袭击", words: ["俄罗斯", "袭击"], shown: 10, right: 22 },
  { typed: "俄羅斯導彈", words: ["俄罗斯", "导弹"], shown: 10, right: 23 },
  { typed: "乌军无人机", words: ["乌军", "无人机"], shown: 11, right: 28 },
  { typed: "烏軍導彈", words: ["乌军", "导弹"], shown: 2, right: 23 },
  { typed: "以军袭击", words: ["以军", "袭击"], shown: 7, right: 20 },
  { typed: "俄军弹药库", words: ["俄军", "弹药库"], shown: 5, right: 12 },
  { typed: "红海袭击", words: ["红海", "袭击"], shown: 1, right: 3 },
  { typed: "美军基地", words: ["美军", "基地"], shown: 1, right: 3 },
  { typed: "火箭发射", words: ["火箭", "发射"], shown: 0, right: 24 },
  { typed: "地震救援", words: ["地震", "救援"], shown: 1, right: 2 },
  { typed: "小麦丰收", words: ["小麦", "丰收"], shown: 1, right: 3 },
  { typed: "文物保护", words: ["文物", "保护"], shown: 4, right: 7 },
  { typed: "黄河保护", words: ["黄河", "保护"], shown: 1, right: 6 },
  { typed: "人工智能大会", words: ["人工智能", "大会"], shown: 0, right: 1 },
  { typed: "加沙人道主义物资", words: ["加沙", "人道主义", "物资"], shown: 0, right: 3 },
  { typed: "神州飞船", words: ["神舟"], shown: 0, right: 14 },
  { typed: "shenzhou", words: ["神舟"], shown: 0, right: 14 },
  { typed: "zelianskiji", words: ["泽连斯基"], shown: 0, right: 3 },
  { typed: "ouzhoulianmeng", words: ["欧盟"], shown: 0, right: 3 },
  { typed: "人工智慧", words: ["人工智能"], shown: 0, right: 8 },
];
/** Our own, of what is typed in other numerals, in letters, in other words, or with more than an article has. */
const OTHERWISE: readonly Unfound[] = [
  { typed: "神舟18号", words: ["神舟十八号"], shown: 0, right: 3 },
  { typed: "神舟18", words: ["神舟十八"], shown: 2, right: 3 },
  { typed: "神州17号", words: ["神舟十七号"], shown: 0, right: 4 },
  { typed: "第十九届亚运会", words: ["第19届亚运会"], shown: 6, right: 15 },
  { typed: "20大", words: ["二十大"], shown: 2, right: 18 },
  { typed: "百分之五十", words: ["50%"], shown: 0, right: 4 },
  { typed: "两万", words: ["2万"], shown: 0, right: 5 },
  { typed: "xí jìn píng", words: ["习近平"], shown: 0, right: 74 },
  { typed: "xi2 jin4 ping2", words: ["习近平"], shown: 0, right: 74 },
  { typed: "神舟feichuan", words: ["神舟", "飞船"], shown: 0, right: 12 },
  { typed: "jia沙", words: ["加沙"], shown: 0, right: 38 },
  { typed: "哈马si", words: ["哈马斯"], shown: 2, right: 30 },
  { typed: "科比kobe", words: ["科比"], shown: 0, right: 2 },
  { typed: "弗拉基米尔·普京", words: ["普京"], shown: 0, right: 9 },
  { typed: "弗拉基米尔普京", words: ["普京"], shown: 0, right: 9 },
  { typed: "川普普京通话", words: ["普京"], shown: 0, right: 9 },
  { typed: "emilychan", words: ["Emily Chan"], shown: 0, right: 18 },
  { typed: "飛彈", words: ["导弹"], shown: 0, right: 33 },
  { typed: "南韓", words: ["韩国"], shown: 0, right: 3 },
  { typed: "南韩", words: ["韩国"], shown: 0, right: 3 },
  { typed: "太空站", words: ["空间站"], shown: 9, right: 13 },
  { typed: "俄乌战争什么时候结束", words: ["俄乌"], shown: 0, right: 5 },
  { typed: "乌俄战争", words: ["战争"], shown: 0, right: 7 },
];
const ONCE_UNFOUND = [...COMPLAINED, ...OURS, ...OTHERWISE];
const AUTHORS_LEAST = 2;
const HAN = /^\p{Script=Han}+$/u;

/** n: a day on which something was published, as people write it. */
export const daysOfNews: Draw = (material, random, turn) => {
  const { day } = material.article(random);
  if (!day) return undefined;
  const [year, month, date] = day.split("-").map(Number);
  const kinds = [`${year}年${month}月${date}日`, day, day.replaceAll("-", ""), `${year}.${month}.${date}`];
  return { family: "n", typed: kinds[turn % kinds.length] ?? day, day };
};

/** o: whoever has written an article. */
export const byLines: Draw = (material, random) => {
  const { authors = [] } = material.article(random);
  const typed = material.oneOf(random, authors);
  return typed !== undefined && typed.length >= AUTHORS_LEAST ? { family: "o", typed } : undefined;
};

/** p: a name as another paper writes it. */
export const otherNames: Draw = (material, random) => {
  const [name = "", ...others] = material.oneOf(random, NAMES) ?? [];
  const typed = material.oneOf(random, others);
  return typed === undefined ? undefined : { family: "p", typed, words: [name] };
};

/** q: a word of several titles in characters that sound the same and that no article has. */
export const sameSound: Draw = (material, random) => {
  const word = material.titleWord(random) ?? "";
  const sounds = pinyin(word, { toneType: "none", type: "array" });
  const others = material.charactersBySound();
  const at = Math.floor(random() * word.length);
  const other = material.oneOf(
    random,
    [...(others.get(sounds[at] ?? "") ?? [])].filter((one) => one !== word[at]),
  );
  if (other === undefined || !HAN.test(word)) return undefined;
  const typed = word.slice(0, at) + other + word.slice(at + 1);
  const known = material.truths.of({ family: "a", typed }).right.size > 0;
  return known ? undefined : { family: "q", typed, words: [word] };
};

/** r: each of a list in its turn, where the corpus has what was meant. */
export const onceUnfound: Draw = (_material, _random, turn) => {
  const one = ONCE_UNFOUND[turn];
  return one && { family: "r", typed: one.typed, words: one.words };
};
