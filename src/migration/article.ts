import { hash } from "node:crypto";
import type { SourceNames } from "../content/source-registry.ts";
import type { ArchiveRecord } from "../domain/archive.ts";
import type { ArticleRecord } from "../domain/article-record.ts";
import { type DateStamp, dateStampOf } from "../domain/date-stamp.ts";
import { ARTICLE_SCHEMA_PATH } from "../domain/json-schemas.ts";
import { UNKNOWN_KIND } from "../domain/kind.ts";
import type { SourceRecord } from "../domain/source.ts";
import { webAddress } from "../domain/text-rules.ts";
import { plain } from "../manuscripts/escaped-text.ts";
import type { Block } from "../manuscripts/manuscript.ts";
import { writtenBody } from "../manuscripts/written-body.ts";
import type { ExportItem, ExportSite } from "../wxr/item.ts";
import { saysWhose } from "./credits/says-whose.ts";
import { debtOf, writtenOut } from "./debt.ts";
import { identityOf } from "./identity.ts";
import { withLede } from "./lede.ts";
import type { CreditedPost, Decisions, IndexedItem, MigratedArticle, Moved, Question } from "./model.ts";
import { oneLineOf, readable } from "./one-line.ts";
import { type PlaceOf, withOwnLinks } from "./own-links.ts";
import { signatureOf } from "./signature.ts";
import type { MappedTerms } from "./terms.ts";
import { type ExportZone, momentOf } from "./zone.ts";

const LONGEST = { title: 120, id: 80, ofText: 30 };
/** Stands where nothing is left of a text that could be shown. */
const NOTHING_LEFT = "（旧站的这一篇没有可以显示的正文。）";
const FIRST_YEAR = 1900;
const LAST_YEAR = 2099;

/** What all articles of one move have in common. */
export interface MoveFacts {
  readonly site: ExportSite;
  /** Of the export's own times. */
  readonly zone: ExportZone;
  /** Of the publication, in which dates are printed. */
  readonly ownZone: string;
  readonly slugOf: (item: IndexedItem) => string | undefined;
  readonly terms: MappedTerms;
  readonly decisions: Decisions;
  readonly names: SourceNames;
  /** Addresses that lead to an article, by the key of its item. */
  readonly aliases: Pick<ReadonlyMap<string, readonly string[]>, "get">;
  /** Where links to the old site lead now. */
  readonly placeOf: PlaceOf;
  /** The latest moment at which something came out on the old site: the date of a draft that has none. */
  readonly latest: number;
  /** When it is moved, in milliseconds since 1970. */
  readonly now: number;
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
  { draft, ...found }: CreditedPost,
  facts: MoveFacts,
): ComposedPost {
  const { site, terms } = facts;
  const slug = facts.slugOf(indexed) ?? `post-${item.id}`;
  const title = titleOf(item.title, draft.body, slug);
  const linked = withOwnLinks(draft.body, facts.placeOf);
  const { lede, body, moved } = withLede(linked.body, title.text, item.excerpt, {
    isAside: ({ escaped }) => saysWhose(plain(escaped), facts.names),
    ...(found.apart !== undefined && { apart: found.apart }),
  });
  const { section, tags, questions } = terms.of(item.terms);
  const signed = signatureOf(item.login, draft, found.isOthers || draft.sources.length > 0, site, facts.decisions);
  const date = datesOf(item, facts);
  const [kind, state] = [draft.kind ?? UNKNOWN_KIND, indexed.fate.is];
  const { names } = facts;
  const aliases = facts.aliases.get(indexed.key) ?? [];
  const record: Partial<ArticleRecord> = {
    $schema: ARTICLE_SCHEMA_PATH,
    id: idOf(date.dated.day, slug, item.id),
    title: title.text,
    lede: draft.lede ?? lede,
    published: date.dated.iso,
    ...(date.due && state !== "draft" && { publishAt: date.due.iso }),
    kind,
    ...(draft.genre && { genre: draft.genre }),
    ...(signed.desk !== undefined && { desk: signed.desk }),
    ...(signed.authors.length > 0 && { authors: signed.authors }),
    ...(signed.contributors.length > 0 && { contributors: signed.contributors }),
    sources: draft.sources.map((source) => writtenOut(source, names)),
    section,
    tags: [...tags],
    ...(draft.pictures.size > 0 && { pictures: credited(draft.pictures, names) }),
    ...(draft.media.size > 0 && { media: credited(draft.media, names) }),
    ...(aliases.length > 0 && { aliases: [...aliases] }),
    ...(state === "draft" && { status: "draft" as const }),
  };
  const archive: ArchiveRecord = { ...origin(item, indexed, facts), unknown: debtOf(record, names) };
  const cut = title.whole === undefined ? [] : [{ what: "标题", text: title.whole }];
  return {
    article: {
      identity: identityOf(site.url, item),
      folder: { year: date.dated.year, month: date.dated.month, slug },
      record: { ...record, archive },
      markdown: markdownOf(draft.lede === undefined ? body : linked.body),
      files: new Map(),
    },
    title: title.text,
    moved: [...found.moved, ...cut, ...moved, ...linked.moved],
    questions: [...found.questions, ...questions, ...signed.questions],
  };
}

/** WordPress lets a post go without a title; its first words stand for it then. */
function titleOf(html: string, body: readonly Block[], slug: string) {
  const title = oneLineOf(html, LONGEST.title);
  if (title.text !== "") return title;
  const words = body.map(({ escaped }) => plain(escaped)).find((text) => text !== "");
  return { text: oneLineOf(words ?? "", LONGEST.ofText).text || slug };
}

/** The day that an article bears, and when it comes out if that lies ahead: nobody can have moved what was not there yet. */
interface Dates {
  readonly dated: DateStamp;
  readonly due?: DateStamp;
}

/** When a post came out, or was written; in years that an address can have. */
function datesOf(item: ExportItem, { zone: { zone }, ownZone, latest, now }: MoveFacts): Dates {
  const told = momentOf(item.date, item.dateUtc, zone) ?? momentOf(item.modified, item.modifiedUtc, zone) ?? latest;
  const stamp = dateStampOf(told, ownZone);
  const year = Number(stamp.year);
  if (year < FIRST_YEAR || year > LAST_YEAR) return { dated: dateStampOf(latest, ownZone) };
  if (told < now && item.status !== "future") return { dated: stamp };
  return { dated: dateStampOf(Math.min(told, latest), ownZone), ...(told >= now && { due: stamp }) };
}

/** Where it was on the old site. One without a number has a number all the same, high above those of any site. */
function origin(
  item: ExportItem,
  { key }: IndexedItem,
  { site, now, ownZone }: MoveFacts,
): Omit<ArchiveRecord, "unknown"> {
  const post = item.id > 0 ? item.id : Number.parseInt(hash("sha256", key, "hex").slice(0, 12), 16);
  const known = [item.link, item.guid].find((one) => webAddress.safeParse(one).success);
  const address = webAddress.safeParse(known ?? `${site.url}/?p=${post}`).data ?? site.url;
  return { site: site.url, address, post, moved: dateStampOf(now - (now % 1000), ownZone).iso };
}

function credited<R extends { readonly credit: SourceRecord | null }>(
  records: ReadonlyMap<string, R>,
  names: SourceNames,
): Record<string, R> {
  return Object.fromEntries(
    [...records].map(([name, record]) => {
      const credit = record.credit === null ? null : writtenOut(record.credit, names);
      return [name, { ...record, credit }];
    }),
  );
}

/** Of two slugs that are cut alike the numbers differ. */
function idOf(day: string, slug: string, post: number): string {
  const id = `${day.replaceAll("-", "")}-${slug}`;
  if (id.length <= LONGEST.id) return id;
  const end = `-${post}`;
  return `${id.slice(0, LONGEST.id - end.length).replace(/-+$/, "")}${end}`;
}

function markdownOf(body: readonly Block[]): string {
  return (
    writtenBody(body.map((block) => ({ ...block, escaped: readable(block.escaped) }))).markdown || `${NOTHING_LEFT}\n`
  );
}
