/** The ways in which readers ask; each is measured by itself. */
export const FAMILIES = {
  a: "二字词",
  b: "三四字名称",
  c: "标题片段",
  d: "中西混排",
  e: "繁体输入",
  f: "日期数字",
  g: "标点全半角",
  h: "单字",
  i: "未打完的词",
  j: "任意截取",
  k: "连写的词",
  l: "标题任意处",
  m: "拼音",
  n: "日期找当天",
  o: "作者",
  p: "译名",
  q: "同音字",
  r: "曾找不到的",
  s: "数字另写",
} as const;
export type Family = keyof typeof FAMILIES;
export const FAMILY_KEYS = [
  "a",
  "b",
  "c",
  "d",
  "e",
  "f",
  "g",
  "h",
  "i",
  "j",
  "k",
  "l",
  "m",
  "n",
  "o",
  "p",
  "q",
  "r",
  "s",
] as const satisfies readonly Family[];

/** Families of which what is listed as related counts as well: nothing has these as they are typed. */
export const MEANT: readonly Family[] = ["k", "m", "p", "q", "r", "s"];

/** Families whose words stand in the articles as they are typed; the figures of all are theirs. */
export const EXACT: readonly Family[] = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];

export interface SearchQuery {
  readonly family: Family;
  /** What the reader types. */
  readonly typed: string;
  /** Address of the article a title was taken from (c). */
  readonly known?: string;
  /** The simplified words it was made from (e). */
  readonly simplified?: string;
  /** The traditional word is another than the simplified one, as 軟體 for 软件 (e). */
  readonly wording?: boolean;
  /** Words that an article has all of, wherever they stand, when it is right (k, m, p, q, r, s). */
  readonly words?: readonly string[];
  /** Other words of titles that are written with the same letters (m); the number as it was typed (s). */
  readonly alike?: readonly string[];
  /** The day on which what is right was published (n). */
  readonly day?: string;
}
