import { between, pick, type Random } from "../../scripts/bench/random.ts";

const WORDS = [
  ...(["城市", "港口", "预算", "学校", "桥梁", "天气", "列车", "图书馆", "森林", "议会", "公园", "电力"] as const),
  ...(["发展", "软件", "头发", "里程", "市长", "台风"] as const),
] as const;

export function sentence(random: Random): string {
  return Array.from({ length: between(random, 3, 9) }, () => pick(random, [...WORDS])).join("");
}

export function paragraphs(random: Random): string[] {
  const one = () => `${sentence(random)}，${random() < 0.2 ? `“${sentence(random)}”` : sentence(random)}。`;
  return Array.from({ length: between(random, 2, 4) }, one);
}
