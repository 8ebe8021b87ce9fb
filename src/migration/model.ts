import type { ArticleRecord } from "../domain/article-record.ts";
import type { RightsDecision } from "../domain/migration.ts";
import type { SourceRecord } from "../domain/source.ts";
import type { Draft, Manuscript } from "../manuscripts/manuscript.ts";
import type { ExportAttachment, ExportItem, ExportSite } from "../wxr/item.ts";

/**
 * What the steps of a move hand to each other. Each step is a function of what it is given and writes nothing:
 * read (src/wxr) → body → credits → pictures, addresses → article files; only the last one writes.
 */

/** What has to be known of a whole export before one of its posts can be read: kept in memory, so without any body. */
export interface ExportIndex {
  readonly site: ExportSite;
  readonly attachments: ReadonlyMap<number, ExportAttachment>;
  /** Of every item: what leads to it, and what has become of it. */
  readonly items: readonly IndexedItem[];
}

export type IndexedItem = Pick<
  ExportItem,
  | "id"
  | "type"
  | "status"
  | "slug"
  | "link"
  | "guid"
  | "parent"
  | "date"
  | "dateUtc"
  | "login"
  | "title"
  | "terms"
  | "sticky"
  | "file"
  | "line"
> & {
  /** The same in every export of the site: its id, or what else there is. */
  readonly key: string;
  /** `_wp_old_slug` */
  readonly oldSlugs: readonly string[];
  /** `_wp_old_date`, `2019-05-03` */
  readonly oldDates?: readonly string[];
  /** Files of the media library that it shows, by their number. */
  readonly shows?: readonly number[];
  readonly fate: Fate;
};

/** What becomes of an item. `draft` and `scheduled` are articles that nobody sees yet. */
export type Fate =
  | { readonly is: "public" | "scheduled" | "draft" }
  | { readonly is: "attachment" }
  /** Not taken in, and why, in Chinese. */
  | { readonly is: "set-aside"; readonly reason: string };

/** Something that left the text or stayed behind: every Han and Latin character of a body is in the article, here, or in both. */
export interface Moved {
  /** What it was, in Chinese: 图源, 短代码, 表单. */
  readonly what: string;
  readonly text: string;
}

/** A body as the manuscript reader has it. Pictures of the media library know their number. */
export interface ReadBody {
  readonly manuscript: Manuscript;
  /** By the name under which a block places it: the id of its attachment, where the body tells. */
  readonly attachments: ReadonlyMap<string, number>;
  readonly moved: readonly Moved[];
  /** Sentences for whoever looks the article through. */
  readonly remarks: readonly string[];
}

/** A question that one decision answers for all posts: `图源：CTV` 412 times is asked once. */
export interface Question {
  readonly about: "section" | "tag" | "author" | "source" | "credit" | "zone" | "picture-rights";
  /** What the decision is kept under: folded, so that 圖源:ctv and 图源：CTV are one. */
  readonly key: string;
  /** As the export has it. */
  readonly shown: string;
  /** What is done as long as nobody has answered, in Chinese. */
  readonly unanswered: string;
  /** Answers that seem likely: keys of the registry, names. */
  readonly proposals: readonly string[];
  /** The line from which the question comes, as the export has it; absent where there is none. */
  readonly line?: string;
  /** What was decided about other articles of the same; an answer comes behind it. */
  readonly earlier?: readonly RightsDecision[];
}

/**
 * What the publication has decided, from `_data/migration.json`: by what is asked about and its key, a key of the registry, a
 * name, a source with its particulars, or whose pictures are; null for leaving it out.
 */
export type Decisions = Readonly<Record<Exclude<Question["about"], "picture-rights">, Answers<SourceRecord>>> & {
  /** The first that is about an article counts; null is about every one. */
  readonly "picture-rights": ReadonlyMap<string, readonly (RightsDecision | null)[]>;
};
type Answers<T> = ReadonlyMap<string, T | null>;
/** An answer to any question; null for leaving it out. */
export type Decided = SourceRecord | RightsDecision | readonly (RightsDecision | null)[] | null;

/** A post whose credits were looked for. */
export interface CreditedPost {
  readonly draft: Draft;
  /** Whether the text says that it came from somewhere, be it a name that nobody has registered. */
  readonly isOthers: boolean;
  readonly moved: readonly Moved[];
  readonly questions: readonly Question[];
  /** How each credit and source came to be: for the report. */
  readonly credits: readonly CreditFound[];
  /** What stands before the first word, is recorded and is no part of the text: `【星島綜合報道】`. */
  readonly apart?: string;
}

export interface CreditFound {
  /** Of a picture, by its name, or of the text. */
  readonly of: { readonly picture: string } | "text";
  readonly certainty: "certain" | "asked" | "unknown";
  /** What it was read from; empty when nothing said anything. */
  readonly from: string;
}

/** An article as it will lie in its folder. */
export interface MigratedArticle {
  /** `https://old.example|123`: of the site and the post, the same in each run. */
  readonly identity: string;
  readonly folder: { readonly year: string; readonly month: string; readonly slug: string };
  readonly record: Partial<ArticleRecord>;
  readonly markdown: string;
  /** Of pictures and other files, by the name that they get: where they lie. */
  readonly files: ReadonlyMap<string, string>;
}
