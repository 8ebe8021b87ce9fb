import type { Captions } from "./captions.ts";
import type { EditionSettings } from "./site.ts";

/** Where the Traditional edition lies: the variant of `/about/` is `/hant/about/`. */
export const TRADITIONAL_ROOT = "/hant";

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

/** The host answers with this page where there is none; it stands at any address and has no variant of its own place. */
export const NOT_FOUND_PAGE = "/404.html";

/** Address of a page's variant in the Traditional edition; the fragment goes with it. */
export function traditionalAddress(path: string): string {
  return TRADITIONAL_ROOT + path;
}

/** The language of captions as pages and feeds name it; where the Traditional edition has its own, its tag takes the place of this one. */
export function captionsTag({ language: written, isConverted }: Pick<Captions, "language" | "isConverted">): string {
  return isConverted ? SIMPLIFIED_TAGS.html : written;
}
