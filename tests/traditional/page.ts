import type { Article } from "../../src/domain/article.ts";
import type { EditionSettings, Glossary } from "../../src/domain/site.ts";
import { type EditionData, TraditionalEdition } from "../../src/traditional/edition.ts";

export const URL_OF_SITE = "https://paper.example";

interface Changes {
  readonly settings?: Partial<EditionSettings>;
  readonly glossary?: Glossary;
  readonly articles?: readonly Pick<Article, "path" | "title" | "lede" | "traditional">[];
}

/** Captions of the article at `/2025/05/a/`. */
export const CAPTIONS = "/assets/media/talk-zh-0123456789ab.vtt";

/** An edition of a site of a few addresses. */
export function editionWith({ settings, glossary = {}, articles = [] }: Changes = {}): TraditionalEdition {
  const siteData: EditionData = {
    settings: { region: "taiwan", words: false, quotes: "corner", ...settings },
    url: URL_OF_SITE,
    glossary,
    articles,
    captions: new Map([[CAPTIONS, "/2025/05/a/"]]),
    addresses: [
      "/",
      "/about/",
      "/feed.xml",
      "/feed.json",
      "/2025/05/a/",
      "/2025/05/b/",
      "/2025/05/a/comments.xml",
      "/comment-sent/",
      CAPTIONS,
    ],
    files: new Map([["/assets/site.js", "/assets/site-hant.js"]]),
  };
  return new TraditionalEdition(siteData, { switch: (page) => `<a href="${page}">简</a>` });
}

/** What a piece of a page becomes; without a path it is on a page about nothing. */
export function variantOf(html: string, changes: Changes = {}, path = "/about/"): string {
  return editionWith(changes).variantOf({ path, text: html })?.text ?? "";
}
