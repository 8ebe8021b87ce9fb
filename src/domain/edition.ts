import { z } from "zod";

/** Where the Traditional edition lies: the twin of `/about/` is `/hant/about/`. */
export const TRADITIONAL_ROOT = "/hant";

/**
 * `traditional` of `_data/site.json`: whose characters and marks the Traditional edition is written in. Without it there
 * is no such edition.
 */
export const EditionSettings = z.strictObject({
  /** OpenCC's forms of characters: 裏 and 着 in Hong Kong, 裡 and 著 in Taiwan. */
  region: z.enum(["hongkong", "taiwan"]),
  /** Whether words of the mainland give way to the region's (软件 → 軟體), in what others are quoted as saying too. */
  words: z.boolean().default(false),
  /** 「」 or “”. */
  quotes: z.enum(["corner", "curly"]).default("corner"),
});
export type EditionSettings = z.infer<typeof EditionSettings>;

interface LanguageTags {
  /** Of the page (BCP 47). */
  readonly html: string;
  /** Of feeds; RSS readers know the region, not the script. */
  readonly feed: string;
  /** Of Open Graph (ogp.me). */
  readonly locale: string;
}

export const SIMPLIFIED_TAGS: LanguageTags = { html: "zh-CN", feed: "zh-CN", locale: "zh_CN" };
export const TRADITIONAL_TAGS: Readonly<Record<EditionSettings["region"], LanguageTags>> = {
  hongkong: { html: "zh-Hant-HK", feed: "zh-HK", locale: "zh_HK" },
  taiwan: { html: "zh-Hant-TW", feed: "zh-TW", locale: "zh_TW" },
};

/** The two editions as `hreflang` names them. */
export const SCRIPTS = { simplified: "zh-Hans", traditional: "zh-Hant" } as const;

/** The host answers with this page where there is none; it stands at any address and has no twin of its own place. */
export const NOT_FOUND_PAGE = "/404.html";

/** Address of a page's twin in the Traditional edition; the fragment goes with it. */
export function traditionalAddress(path: string): string {
  return TRADITIONAL_ROOT + path;
}
