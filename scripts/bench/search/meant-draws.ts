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

/** What people typed and did not find before this was written, and the words that they meant. */
const ONCE_UNFOUND: readonly (readonly [typed: string, ...words: string[]])[] = [
  ["伊朗停火", "伊朗", "停火"],
  ["乌克兰无人机", "乌克兰", "无人机"],
  ["火箭回收", "火箭", "回收"],
  ["日本强震", "日本", "强震"],
  ["人工智能大会", "人工智能", "大会"],
  ["航天员返回", "航天员", "返回"],
  ["俄罗斯袭击", "俄罗斯", "袭击"],
  ["以色列空袭医院", "以色列", "空袭", "医院"],
  ["欧盟对俄制裁", "欧盟", "制裁"],
  ["加沙人道主义物资", "加沙", "人道主义", "物资"],
  ["台风登陆", "台风", "登陆"],
  ["山火消防员", "山火", "消防员"],
  ["美军基地", "美军", "基地"],
  ["烏克蘭無人機", "乌克兰", "无人机"],
  ["俄羅斯導彈", "俄罗斯", "导弹"],
  ["日本核污水", "日本", "核污"],
  ["神州飞船", "神舟"],
  ["xijinping", "习近平"],
  ["xjp", "习近平"],
  ["zelianskiji", "泽连斯基"],
  ["shenzhou", "神舟"],
  ["ouzhoulianmeng", "欧盟"],
];
const AUTHORS_LEAST = 2;
const HAN = /^\p{Script=Han}+$/u;

/** n: a day on which something was published, as people write it. */
export const daysOfNews: Draw = (material, random, turn) => {
  const { day } = material.article(random);
  if (!day) return undefined;
  const [year, month, date] = day.split("-").map(Number);
  const typed = turn % 2 === 0 ? `${year}年${month}月${date}日` : day;
  return { family: "n", typed, day };
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
  const [typed, ...words] = ONCE_UNFOUND[turn] ?? [];
  return typed === undefined ? undefined : { family: "r", typed, words };
};
