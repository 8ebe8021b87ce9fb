const WORDS = new Intl.Segmenter("zh", { granularity: "word" });
const HAN = /^\p{Script=Han}$/u;
const OPENING = /^[“‘（《〈「『【〔([]/;
/** Nothing may break behind these: opening marks, spaces, dashes, figures before their measure, and half a day: 5·20. */
const HOLDS_NEXT = /(?:[“‘（《〈「『【〔([\s\p{Pd}/&\d%‰]|\d[·・])$/u;
/** Marks that may not begin a line. */
const HELD = /^[\p{P}\p{S}\s]/u;
const ENDS_CLAUSE = /[\p{P}\p{S}\s]$/u;
const ENDS_NUMERAL = /[〇一二三四五六七八九十百千万亿两几第]$/;
/** Words of one character that always begin something: 特朗普 | 与普京. */
const CONJUNCTION = /^[与和及或在将被把]$/;
/** Words of one character that lean on what follows, unless they are part of a name or a longer word: 向, 对, 从. */
const LEANING = /^[为对向从于并是不也还要又就都再未无各每这那其由按跟给让使比至自以因如若但而第约超逾近会可能已]$/;
/** Characters that write the sounds of foreign names and begin few words of their own. */
const SOUNDS =
  "阿埃艾奥巴贝伯博戴德迪蒂杜顿恩尔法菲费芬弗福戈格哈赫亨胡霍基吉杰卡凯科克肯库拉莱赖兰朗劳勒雷里莉琳龙卢鲁伦罗洛马麦曼梅蒙米莫默穆纳娜尼涅努诺欧帕佩彭皮珀普奇契恰乔琼丘茹瑞萨塞桑森沙莎珊舍施什舒斯丝苏索塔泰坦唐滕廷托瓦威韦维沃乌锡肖逊雅扬耶伊尤扎詹兹佐泽捷茨贾娅妮玛喀彻温";
/** As many again, with which other words often begin: 希望, 达成, 约见. */
const ALSO_SOUNDS = "安比布查达丹多古加考利切图特希夏谢辛休约";
const BEGINS_SOUND = new RegExp(`^[${SOUNDS}]`);
const ALL_SOUND = new RegExp(`^[${SOUNDS}${ALSO_SOUNDS}]{2,}$`);
const ENDS_IN_SOUNDS = new RegExp(`[${SOUNDS}${ALSO_SOUNDS}]{2}$`);
const LONGEST_RUN = 4;
/** Fits on one line of the narrowest phone, at any of our sizes. */
const ONE_LINE = 9;

/**
 * Cuts a headline into stretches that stay together on a line. Browsers break Chinese between any two characters
 * (`word-break: auto-phrase` knows Japanese only), which splits words: 愿/意. ICU's dictionary finds the words; what it
 * does not know, names above all, comes out in pieces (特|朗|普, 麦克|马洪) and is held together here. The dictionary is the
 * same in ICU 76 to 78, which is Node 20.19 to 24: 72,000 lines are cut alike, so every Node makes the same page.
 */
export function lineBreaks(text: string): readonly string[] {
  if (text.length <= ONE_LINE) return [text];
  const parts: string[] = [];
  let part = "";
  let leans = false;
  for (const word of wordsOf(text)) {
    const startsClause = part === "" || ENDS_CLAUSE.test(part);
    if (part !== "" && !leans && !insideName(part, word) && mayBreak(part, word, startsClause)) {
      parts.push(part);
      part = "";
    }
    part += word;
    leans =
      ENDS_NUMERAL.test(word) || (HAN.test(word) && (startsClause || LEANING.test(word) || CONJUNCTION.test(word)));
  }
  if (part !== "") parts.push(part);
  return parts;
}

/** The dictionary's words, with runs of single characters put together. */
function wordsOf(text: string): string[] {
  const words: string[] = [];
  let run = "";
  for (const { segment } of WORDS.segment(text)) {
    const single = HAN.test(segment);
    if (run !== "" && (!single || CONJUNCTION.test(segment) || run.length >= LONGEST_RUN)) {
      words.push(run);
      run = "";
    }
    if (single) run += segment;
    else words.push(segment);
  }
  if (run !== "") words.push(run);
  return words;
}

/** 弗里|德里希, 马克|龙: pieces of one foreign name. */
function insideName(part: string, next: string): boolean {
  return ENDS_IN_SOUNDS.test(part) && (BEGINS_SOUND.test(next) || ALL_SOUND.test(next));
}

function mayBreak(part: string, next: string, startsClause: boolean): boolean {
  if (HOLDS_NEXT.test(part)) return false;
  if (OPENING.test(next)) return true;
  if (HELD.test(next)) return false;
  // One character left over belongs to the word before it: 领导|人.
  return startsClause || !HAN.test(next) || LEANING.test(next) || CONJUNCTION.test(next);
}
