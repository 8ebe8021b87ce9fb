import { z } from "zod";
import { isPortableFileName } from "./file-name.ts";
import { language } from "./text-rules.ts";

/** Captions beside the article, in one language. */
export const CaptionsRecord = z.strictObject({
  file: z.string().refine(isPortableFileName, "bad-file-name").meta({ description: "字幕文件：文章文件夹里的 .vtt" }),
  language: language.meta({
    description: "语言：字幕是哪种文字，如 zh、en；繁体版的读者得到 zh 字幕的繁体，自己另有繁体的写 zh-Hant",
  }),
});
export type CaptionsRecord = z.infer<typeof CaptionsRecord>;

/** Captions as the page offers them. */
export interface Captions {
  /** Address on the site; the name changes with what is in them. */
  readonly path: string;
  readonly language: string;
  /** What is in the file: WebVTT. */
  readonly text: string;
  /** Whether the Traditional edition has them in its own script, written by the build. */
  readonly isConverted: boolean;
}

const SIMPLIFIED = /^zh(?:-(?:Hans|CN|SG|MY))?$/i;
const TRADITIONAL = /^zh-(?:Hant|TW|HK|MO)$/i;

/**
 * Whether captions are written in the other script as well: those in simplified characters, unless somebody has written others in
 * traditional ones, which know better.
 *
 * @param all languages of the captions of the same work
 */
export function isConvertedScript(one: string, all: readonly string[]): boolean {
  return SIMPLIFIED.test(one) && !all.some((other) => TRADITIONAL.test(other));
}

/** What players call captions of which there are two, each in the script of its edition. */
export const CAPTIONS_LABELS = { simplified: "简体中文", traditional: "繁體中文" } as const;
