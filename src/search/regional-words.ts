/**
 * What papers of Taiwan and Hong Kong call otherwise and OpenCC's tables do not know: their word, in either script, and what the
 * mainland says, in traditional characters. Names of people belong to the publication (`_data/names.json`).
 */
const WORDS = [
  ["南韓", "韓國"],
  ["南韩", "韓國"],
  ["北韓", "朝鮮"],
  ["北韩", "朝鮮"],
  ["纽西兰", "新西蘭"],
  ["喬治亞", "格魯吉亞"],
  ["乔治亚", "格魯吉亞"],
  ["波士尼亞", "波斯尼亞"],
  ["波士尼亚", "波斯尼亞"],
  ["杜拜", "迪拜"],
  ["蒙特婁", "蒙特利爾"],
  ["蒙特娄", "蒙特利爾"],
  ["飛彈", "導彈"],
  ["飞弹", "導彈"],
  ["核子武器", "核武器"],
  ["太空站", "空間站"],
  ["太空人", "航天員"],
  ["太空船", "飛船"],
  ["捷運", "地鐵"],
  ["捷运", "地鐵"],
  ["志工", "志願者"],
  ["影展", "電影節"],
  ["坎城影展", "戛納電影節"],
  ["全球暖化", "全球變暖"],
  ["土石流", "泥石流"],
  ["桌球", "乒乓球"],
  ["羽球", "羽毛球"],
  ["金氏世界紀錄", "吉尼斯世界紀錄"],
  ["金氏世界纪录", "吉尼斯世界紀錄"],
  ["帕運", "殘奧"],
  ["帕运", "殘奧"],
] as const;

/** As OpenCC writes its own: `from to|from to|…`. */
export const REGIONAL_WORDS = WORDS.map((pair) => pair.join(" ")).join("|");
