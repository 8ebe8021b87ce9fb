/** Pages in the publication's own words that every publication owes its readers, in the order of the footer. */
export const PROSE_PAGE_KEYS = ["about", "principles", "privacy", "rights"] as const;
export type ProsePageKey = (typeof PROSE_PAGE_KEYS)[number];

/** One file of `_data/pages/`: its first line is the title, the rest the text. */
export interface ProsePage {
  readonly key: ProsePageKey;
  /** Address on the site. */
  readonly path: string;
  readonly title: string;
  /** The first paragraph as plain text, for search engines and link previews; absent when there is none. */
  readonly summary?: string;
  /** The text below the title, rendered by our own Markdown parser, which lets no HTML through. */
  readonly html: string;
}
