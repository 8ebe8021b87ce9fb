import type { ArticleRecord } from "./article-record.ts";

/**
 * Where readers and machines meet what a field says: the article's page (printed as it is shown), lists, the feeds of the
 * publication, what search finds, structured data, and the Traditional edition of its page.
 */
export const OUTPUTS = ["page", "lists", "feeds", "search", "json-ld", "traditional"] as const;
export type Output = (typeof OUTPUTS)[number];

/** How running text is read by the copy desk. */
export type CopyRole = "heading" | "prose" | "quotation";

/** Where a field of `article.json` goes. */
export interface FieldUse {
  /** Where a change of it shows. */
  readonly outputs: readonly Output[];
  /** What of it the copy desk reads; of an object by its path, with `*` for names and numbers. */
  readonly copy?: CopyRole | Readonly<Record<string, CopyRole>>;
  /**
   * How the form at `/admin/` has it: as its schema says; chosen from what `_data/` has; people chosen, or written where they
   * are not registered; by its name in a list; not at all, since commands or the program write it.
   */
  readonly form: "as in the schema" | "chosen" | "signed" | "by name" | "made by the program" | "hidden";
}

const EVERYWHERE: readonly Output[] = OUTPUTS;

/**
 * The one place that says of every field where it goes. One that is not here does not compile; what is said is held against
 * what comes out (tests/domain/article-fields.test.ts), and the copy desk and the form go by it.
 */
export const ARTICLE_FIELDS: Readonly<Record<keyof ArticleRecord, FieldUse>> = {
  $schema: { outputs: [], form: "hidden" },
  id: { outputs: ["page", "feeds", "traditional"], form: "made by the program" },
  title: { outputs: EVERYWHERE, copy: "heading", form: "as in the schema" },
  lede: { outputs: EVERYWHERE, copy: "prose", form: "as in the schema" },
  published: { outputs: EVERYWHERE, form: "as in the schema" },
  publishAt: { outputs: EVERYWHERE, form: "as in the schema" },
  order: { outputs: [], form: "hidden" },
  until: { outputs: ["page", "json-ld", "traditional"], form: "as in the schema" },
  changes: {
    outputs: ["page", "feeds", "json-ld", "traditional"],
    copy: { "*.text": "prose" },
    form: "as in the schema",
  },
  kind: { outputs: EVERYWHERE, form: "as in the schema" },
  genre: { outputs: EVERYWHERE, form: "as in the schema" },
  // Shows on a live page.
  ended: { outputs: ["page", "lists", "feeds", "json-ld", "traditional"], form: "as in the schema" },
  sponsor: { outputs: ["page", "lists", "search", "json-ld", "traditional"], form: "as in the schema" },
  desk: { outputs: EVERYWHERE, form: "as in the schema" },
  authors: { outputs: EVERYWHERE, form: "signed" },
  contributors: { outputs: EVERYWHERE, form: "signed" },
  ai: { outputs: ["page", "feeds", "json-ld", "traditional"], form: "as in the schema" },
  sources: { outputs: EVERYWHERE, copy: { "*.changed.text": "prose" }, form: "as in the schema" },
  section: { outputs: EVERYWHERE, form: "chosen" },
  // Where it stands on the front page among others.
  weight: { outputs: [], form: "as in the schema" },
  tags: { outputs: ["page", "feeds", "json-ld", "traditional"], form: "chosen" },
  pictures: {
    outputs: EVERYWHERE,
    copy: { "*.alt": "prose", "*.caption": "prose", "*.creditNote": "prose", "*.unavailable": "prose" },
    form: "by name",
  },
  charts: {
    outputs: ["page", "feeds", "search", "json-ld", "traditional"],
    copy: { "*.title": "heading", "*.note": "prose", "*.alt": "prose", "*.unavailable": "prose" },
    form: "by name",
  },
  media: {
    outputs: ["page", "feeds", "search", "json-ld", "traditional"],
    copy: {
      "*.title": "heading",
      "*.description": "prose",
      "*.transcript.*": "quotation",
      "*.creditNote": "prose",
      "*.unavailable": "prose",
    },
    form: "by name",
  },
  quotes: {
    outputs: ["page", "feeds", "search", "json-ld", "traditional"],
    copy: { "*.text": "quotation", "*.changed.text": "prose" },
    form: "by name",
  },
  aliases: { outputs: [], form: "as in the schema" },
  traditional: { outputs: ["traditional"], form: "as in the schema" },
  archive: { outputs: ["page", "feeds", "json-ld", "traditional"], form: "hidden" },
  comments: { outputs: ["page", "traditional"], form: "as in the schema" },
  status: { outputs: EVERYWHERE, form: "as in the schema" },
};
