import { between, pick, type Random } from "../random.ts";

/** Letters and digits as they stand in Chinese news. Product names are invented. */
const LATIN = [
  "5G网络",
  "A股",
  "iPhone 17",
  "GDP",
  "AI",
  "B超",
  "X光",
  "T恤",
  "4K电视",
  "USB接口",
  "PM2.5",
  "Wi-Fi",
  "LED灯",
  "CEO",
  "K线",
  "DNA检测",
  "VR眼镜",
  "Lumora",
  "Tarnix",
  "Vexel 3",
  "Quorvo X2",
  "ZM-7型",
  "Orbeka系列",
  "e-Dorna",
  "App",
  "J.D.",
  "R.T.",
] as const;
const UNITS = ["人", "名", "家", "亿元", "万元", "吨", "公里", "个", "起", "万辆", "平方米", "千瓦时", "美元"] as const;
const DIGITS = "〇一二三四五六七八九";
const FIRST_YEAR = 2019;
const LAST_YEAR = 2026;

export function latin(random: Random): string {
  return pick(random, LATIN);
}

/** `19日`, `5月19日`, `2025年5月19日`, `2025年5月`; now and then in Chinese numerals. */
export function date(random: Random): string {
  const year = between(random, FIRST_YEAR, LAST_YEAR);
  const month = between(random, 1, 12);
  const day = between(random, 1, 28);
  const chance = random();
  if (chance < 0.35) return `${month}月${day}日`;
  if (chance < 0.5) return `${day}日`;
  if (chance < 0.65) return `${year}年${month}月${day}日`;
  if (chance < 0.78) return `${year}年${month}月`;
  if (chance < 0.86) return `${upToHundred(month)}月${upToHundred(day)}日`;
  if (chance < 0.94) return `${upToHundred(month)}月`;
  return `${yearInChinese(year)}年${upToHundred(month)}月`;
}

export function year(random: Random): string {
  const year = between(random, FIRST_YEAR - 20, LAST_YEAR);
  return `${random() < 0.9 ? year : yearInChinese(year)}年`;
}

export function amount(random: Random): string {
  const unit = pick(random, UNITS);
  const chance = random();
  if (chance < 0.3) return `${between(random, 2, 98)}${unit}`;
  if (chance < 0.5) return `${between(random, 100, 9800)}${unit}`;
  if (chance < 0.65) return `${between(random, 1, 89)}.${between(random, 1, 9)}${unit}`;
  if (chance < 0.8) return `${between(random, 1, 48)},${between(random, 100, 999)}${unit}`;
  return `${upToHundred(between(random, 2, 60))}${unit}`;
}

export function share(random: Random): string {
  return random() < 0.6 ? `${between(random, 1, 88)}.${between(random, 1, 9)}%` : `${between(random, 1, 99)}%`;
}

/** `二十三`: as people write numbers up to 99. */
export function upToHundred(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const head = tens === 0 ? "" : `${tens === 1 ? "" : DIGITS.charAt(tens)}十`;
  return `${head}${ones === 0 ? "" : DIGITS.charAt(ones)}`;
}

/** `二〇二五`: digit by digit, as people write years. */
export function yearInChinese(year: number): string {
  return [...String(year)].map((digit) => DIGITS.charAt(Number(digit))).join("");
}
