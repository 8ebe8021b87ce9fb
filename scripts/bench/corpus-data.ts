import type { z } from "zod";
import type { Disclaimers, ProsePageKey, Sections, Site, Tags } from "../../src/domain/site.ts";
import type { SourceRegistry } from "../../src/domain/source.ts";

export const SECTION_KEYS = ["world", "canada", "economy", "life", "science", "culture"] as const;
export const TAG_COUNT = 60;
export const SOURCE_COUNT = 25;

export const sourceKey = (number: number) => `source-${String(number).padStart(2, "0")}`;
export const tagKey = (number: number) => `tag-${String(number).padStart(2, "0")}`;

const SECTION_NAMES: Readonly<Record<(typeof SECTION_KEYS)[number], string>> = {
  world: "国际",
  canada: "加拿大",
  economy: "经济",
  life: "生活",
  science: "科技",
  culture: "文化",
};
const NOTICE = "示例声明:本文由程序生成,没有意义,只用来测量速度。如有问题请发邮件至{contact},谢谢!";

export const SITE: z.input<typeof Site> = {
  name: "示例报",
  tagline: "只用来测量速度",
  description: "由程序生成的示例文章,没有意义,只用来测量生成网站的速度。",
  url: "https://benchmark.example",
  timeZone: "America/Vancouver",
  contact: "desk@benchmark.example",
  comments: { provider: "netlify" },
};
export const SECTIONS: z.input<typeof Sections> = Object.fromEntries(
  SECTION_KEYS.map((key) => [key, { name: SECTION_NAMES[key], description: `${SECTION_NAMES[key]}栏目的示例文章` }]),
);
export const TAGS: z.input<typeof Tags> = numbered(TAG_COUNT, tagKey, (number) => ({ name: `示例话题 ${number}` }));
export const SOURCES: z.input<typeof SourceRegistry> = numbered(SOURCE_COUNT, sourceKey, (number) => ({
  name: `示例来源 ${number}`,
  url: `https://source-${number}.example`,
  country: "示例国",
  basis: "示例来源，只用来测量速度",
}));
export const DISCLAIMERS: z.input<typeof Disclaimers> = {
  original: NOTICE,
  compilation: NOTICE,
  translation: NOTICE,
  reprint: NOTICE,
};
const PROSE = "这里的文章由程序生成,没有意义,只用来测量生成网站的速度。\n";
/** By file name in `pages/`. */
export const PAGES: Readonly<Record<`${ProsePageKey}.md`, string>> = {
  "about.md": `# 关于示例报\n\n${PROSE}`,
  "principles.md": `# 编辑准则\n\n${PROSE}`,
  "privacy.md": `# 隐私说明\n\n${PROSE}`,
  "rights.md": `# 权利人要求\n\n${PROSE}`,
};

function numbered<T>(count: number, keyOf: (number: number) => string, make: (number: string) => T): Record<string, T> {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  return Object.fromEntries(numbers.map((number) => [keyOf(number), make(String(number).padStart(2, "0"))]));
}
