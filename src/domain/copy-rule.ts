import { z } from "zod";
import { line } from "./text-rules.ts";

/** How much a finding weighs: an error stops the build and fails the check, a warning is shown, off is not looked for. */
export const SEVERITIES = ["error", "warning", "off"] as const;
export type Severity = (typeof SEVERITIES)[number];

/**
 * What the copy desk looks for, and what to do about it. The key is stable, like that of a `Problem`; src/domain/verdict.ts
 * says how much each weighs, and `_data/copy-rules.json` may change it.
 */
export const COPY_REMEDIES = {
  "half-width-punctuation": "汉字之间用全角标点；npm run check -- --fix 会改，引号里的要自己改。",
  "full-width-punctuation": "数字和外文里用半角标点，例如 1,000、9:30。",
  "full-width-letters": "字母和数字用半角；字母 npm run check -- --fix 会改，数字要自己改。",
  "straight-quotes": "中文用弯引号“”；成对的 npm run check -- --fix 会改。",
  "unpaired-quotes": "补上或删去一个引号；引文分几段时，每段开头都用“，只在最后一段末尾用”。",
  "nested-quotes": "引号里面再用引号，里面一层用‘’。",
  "corner-quotes": "简体用弯引号“”‘’；npm run check -- --fix 会改。",
  "unpaired-title-marks": "补上或删去一个书名号；书名号里面再用，里面一层用〈〉。",
  "unpaired-brackets": "补上或删去一个括号，左右用同一种。",
  ellipsis: "省略号是六个点……；npm run check -- --fix 会改。",
  dash: "破折号是——；npm run check -- --fix 会改。",
  "repeated-punctuation": "只留一个标点；重复的逗号、顿号、句号 npm run check -- --fix 会改。",
  "repeated-words": "删去重复的字词；确实要重复的不必理会，或者在 _data/copy-rules.json 里关掉这一条。",
  "space-between-han": "删去汉字之间的空格；npm run check -- --fix 会改。",
  "one-sided-space": "外文和数字两边的空格，要么都有，要么都没有；npm run check -- --fix 会删去多出来的一个。",
  "han-latin-space": "删去汉字与外文、数字之间的空格；npm run check -- --fix 会改。",
  "name-variant": "改成译名表 _data/names.json 里的写法；npm run check -- --fix 会改，引号和书名号里的要自己改。",
  "date-form": "正文里的日期写成 5月19日、2025年5月19日。",
  "unit-form": "单位写成汉字，例如 华氏度、平方米。",
  "pasted-disclaimer": "从正文里删去；文末的声明由 _data/disclaimers.json 自动加上。",
  "pasted-form": "从正文里删去；评论表单由网站自动加上。",
  "traditional-doubt":
    "看繁体版写得对不对；不对，或者不想再提醒，就在 article.json 的 traditional 里写上整个词，别处也用就写进 _data/glossary.json。",
  "near-duplicate": "核对是不是同一篇发了两次：是就撤下一篇，用 aliases 写上旧地址；不是就不必理会。",
} as const satisfies Readonly<Record<string, string>>;

export type CopyCode = keyof typeof COPY_REMEDIES;

export function isCopyCode(code: string): code is CopyCode {
  return code in COPY_REMEDIES;
}

/** `_data/copy-rules.json`: the rules that weigh more or less than by default. */
export const CopyRules = z.partialRecord(z.enum(Object.keys(COPY_REMEDIES).filter(isCopyCode)), z.enum(SEVERITIES));
export type CopyRules = z.infer<typeof CopyRules>;

/** One name in the house's spelling. */
const PreferredName = z.strictObject({
  name: line(40).meta({ description: "本刊的写法" }),
  /** Other spellings of the same name, which the copy desk replaces. */
  variants: z.array(line(40)).min(1).max(20).meta({ description: "会被改掉的别的写法" }),
  note: line(200).optional().meta({ description: "备注，可以不写" }),
});

/** `_data/names.json`, the glossary of names (译名表). */
export const PreferredNames = z.array(PreferredName);
export type PreferredNames = z.infer<typeof PreferredNames>;
