import type { ArticleRecord } from "../domain/article-record.ts";
import { type DateStamp, dateStampOf } from "../domain/date-stamp.ts";
import { ARTICLE_SCHEMA_PATH } from "../domain/json-schemas.ts";
import { plain, toMarkdown } from "../manuscripts/escaped-text.ts";
import type { Block } from "../manuscripts/manuscript.ts";
import type { ExportItem, ExportSite } from "../wxr/item.ts";
import { identityOf } from "./identity.ts";
import { withLede } from "./lede.ts";
import type { CreditedPost, Decisions, IndexedItem, MigratedArticle, Moved, Question } from "./model.ts";
import { oneLineOf } from "./one-line.ts";
import { signatureOf } from "./signature.ts";
import type { MappedTerms } from "./terms.ts";
import { momentOf } from "./zone.ts";

const LONGEST = { title: 120, id: 80, ofText: 30 };
/** Stands where nothing is left of a text that could be shown. */
const NOTHING_LEFT = "（旧站的这一篇没有可以显示的正文。）";
const FIRST_YEAR = 1900;
const LAST_YEAR = 2099;

/** What all articles of one move have in common. */
export interface MoveFacts {
  readonly site: ExportSite;
  /** Of the export's own times. */
  readonly zone: string;
  /** Of the publication, in which dates are printed. */
  readonly ownZone: string;
  readonly slugs: ReadonlyMap<string, string>;
  readonly terms: MappedTerms;
  readonly decisions: Decisions;
  /** The latest moment that the export tells of: the date of a draft that has none. */
  readonly latest: number;
}

/** A post as it will lie in its folder, and what is told of it. */
export interface ComposedPost {
  readonly article: MigratedArticle;
  readonly title: string;
  readonly moved: readonly Moved[];
  readonly questions: readonly Question[];
}

/** Puts one article together from its post and what was found in its text. */
export function composePost(
  item: ExportItem,
  indexed: IndexedItem,
  { draft, ...credited }: CreditedPost,
  facts: MoveFacts,
): ComposedPost {
  const { site, slugs, terms } = facts;
  const slug = slugs.get(indexed.key) ?? `post-${item.id}`;
  const title = titleOf(item.title, draft.body, slug);
  const { lede, body, moved } = withLede(draft.body, title.text, item.excerpt);
  const { section, tags, questions } = terms.of(item.terms);
  const signed = signatureOf(item.login, draft, site, facts.decisions);
  const date = dateOf(item, facts);
  const state = indexed.fate.is;
  const record: Partial<ArticleRecord> = {
    $schema: ARTICLE_SCHEMA_PATH,
    id: idOf(date.day, slug, item.id),
    title: title.text,
    lede: draft.lede ?? lede,
    published: date.iso,
    ...(state === "scheduled" && { publishAt: date.iso }),
    kind: draft.kind ?? "original",
    ...(draft.genre && { genre: draft.genre }),
    ...(signed.desk !== undefined && { desk: signed.desk }),
    ...(signed.authors.length > 0 && { authors: signed.authors }),
    ...(signed.contributors.length > 0 && { contributors: signed.contributors }),
    sources: [...draft.sources],
    section,
    tags: [...tags],
    ...(draft.pictures.size > 0 && { pictures: Object.fromEntries(draft.pictures) }),
    ...(draft.media.size > 0 && { media: Object.fromEntries(draft.media) }),
    ...(state === "draft" && { status: "draft" as const }),
  };
  const cut = title.whole === undefined ? [] : [{ what: "标题", text: title.whole }];
  return {
    article: {
      identity: identityOf(site.url, item),
      folder: { year: date.year, month: date.month, slug },
      record,
      markdown: markdownOf(draft.lede === undefined ? body : draft.body),
      files: new Map(),
    },
    title: title.text,
    moved: [...credited.moved, ...cut, ...moved],
    questions: [...credited.questions, ...questions, ...signed.questions],
  };
}

/** WordPress lets a post go without a title; its first words stand for it then. */
function titleOf(html: string, body: readonly Block[], slug: string) {
  const title = oneLineOf(html, LONGEST.title);
  if (title.text !== "") return title;
  const words = body.map(({ escaped }) => plain(escaped)).find((text) => text !== "");
  return { text: oneLineOf(words ?? "", LONGEST.ofText).text || slug };
}

/** When a post came out, or was written; in years that an address can have. */
function dateOf(item: ExportItem, { zone, ownZone, latest }: MoveFacts): DateStamp {
  const told = momentOf(item.date, item.dateUtc, zone) ?? momentOf(item.modified, item.modifiedUtc, zone) ?? latest;
  const stamp = dateStampOf(told, ownZone);
  const year = Number(stamp.year);
  return year >= FIRST_YEAR && year <= LAST_YEAR ? stamp : dateStampOf(latest, ownZone);
}

/** Of two slugs that are cut alike the numbers differ. */
function idOf(day: string, slug: string, post: number): string {
  const id = `${day.replaceAll("-", "")}-${slug}`;
  if (id.length <= LONGEST.id) return id;
  const end = `-${post}`;
  return `${id.slice(0, LONGEST.id - end.length).replace(/-+$/, "")}${end}`;
}

function markdownOf(body: readonly Block[]): string {
  const parts = body.map(({ escaped }) => toMarkdown(escaped)).filter((part) => part.trim() !== "");
  return `${(parts.length > 0 ? parts : [NOTHING_LEFT]).join("\n\n")}\n`;
}
