import { COMMENT_FEED_FILE, CORRECTIONS_FILE, FEED_FILES, fileOf } from "../domain/address.ts";
import { picturesOf } from "../domain/article.ts";
import { captionsOf, ownFilesOf } from "../domain/block-pictures.ts";
import { FRAME_PATH, framedService } from "../domain/comment-service.ts";
import { NOT_FOUND_PAGE, traditionalAddress } from "../domain/edition.ts";
import { FORMS } from "../domain/form.ts";
import { chartFilesOf } from "../domain/placed-charts.ts";
import { PODCAST_PATH } from "../domain/podcast.ts";
import { renditionsOf } from "../domain/rendition.ts";
import { noticePath } from "../domain/withdrawal.ts";
import type { Places } from "./publication.ts";

/** Addresses of everything but the articles that a search engine should know. */
export function listAddresses(publication: Places): string[] {
  const { sectionLists, tagLists, sourceLists, personLists, topicPages, archive, prosePages, shell } = publication;
  const lists = [sectionLists, tagLists, sourceLists, personLists].flatMap((of) => of.map(({ page }) => page.path));
  const topics = topicPages.map(({ topic }) => topic.path);
  const indexes = shell.indexes.map(({ path }) => path);
  const calendar = archive.flatMap(({ path, months }) => [path, ...months.map((month) => month.path)]);
  const prose = prosePages.map(({ path }) => path);
  return [
    "/",
    ...lists,
    ...topics,
    "/sources/",
    "/tags/",
    ...indexes,
    "/archive/",
    ...calendar,
    ...prose,
    "/corrections/",
  ];
}

/** Addresses of every page, apart from the one for addresses that do not exist. */
export function pageAddresses(publication: Places): string[] {
  const { articles, withdrawnArticles } = publication;
  return [
    ...articles.map(({ path }) => path),
    ...listAddresses(publication),
    "/search/",
    ...FORMS.map(({ sent }) => sent),
    ...withdrawnArticles.map(noticePath),
  ];
}

/** A list that had another address before. */
export interface MovedList {
  /** `/tags/old/` */
  readonly from: string;
  /** `/tags/new/` */
  readonly to: string;
}

/** What of a publication lists by key. */
export type Lists = Pick<Places, "sectionLists" | "tagLists" | "sourceLists" | "personLists" | "topicPages">;

/** Where the lists of sections, tags, sources, people and topics were that go by another key today; of lists that there are. */
export function movedLists({ sectionLists, tagLists, sourceLists, personLists, topicPages }: Lists): MovedList[] {
  const lists = [
    ...sectionLists.map(({ section: { formerly }, page }) => ({ formerly, page })),
    ...tagLists.map(({ tag: { formerly }, page }) => ({ formerly, page })),
    ...sourceLists,
    ...personLists.map(({ person: { formerly }, page }) => ({ formerly, page })),
    ...topicPages.map(({ topic: { formerly, path } }) => ({ formerly, page: { front: true, path } })),
  ];
  return lists.flatMap(({ formerly = [], page: { front, path } }) =>
    front ? formerly.map((old) => ({ from: path.replace(/[^/]+\/$/, `${old}/`), to: path })) : [],
  );
}

/** Files of all pages and feeds in all editions, and of all pictures, videos and the like. */
export function publishedFiles(publication: Places): string[] {
  const { bearers, shell } = publication;
  const pages = [
    ...pageAddresses(publication),
    ...feedAddresses(publication),
    ...dataAddresses(publication),
    NOT_FOUND_PAGE,
  ];
  const variants = shell.site.traditional ? pages.map(traditionalAddress) : [];
  const shown = bearers.flatMap(picturesOf).filter((picture) => picture.shown);
  const pictures = shown.flatMap((picture) => renditionsOf(picture).map(({ path }) => path));
  const media = [...bearers.flatMap(ownFilesOf), ...bearers.flatMap(captionsOf)].map(({ path }) => path);
  // What a service of comments is shown in belongs to both editions.
  const frame = framedService(shell.site.comments) ? [FRAME_PATH] : [];
  return [...[...pages, ...variants, ...frame].map(fileOf), ...pictures, ...media];
}

/** Addresses of what both editions have in their script beside their pages: the figures behind charts, and captions. */
export function dataAddresses({ articles }: Pick<Places, "articles">): string[] {
  return articles.flatMap((article) => [
    ...chartFilesOf(article).map(({ path }) => path),
    ...captionsOf(article).flatMap(({ path, isConverted }) => (isConverted ? path : [])),
  ]);
}

/** Addresses of every feed. */
export function feedAddresses({ feeds, discussed, podcast }: Places): string[] {
  return [
    ...feeds.flatMap(({ path }) => Object.values(FEED_FILES).map((file) => path + file)),
    ...discussed.map(({ path }) => path + COMMENT_FEED_FILE),
    ...(podcast ? [PODCAST_PATH + FEED_FILES.rss] : []),
    "/corrections/feed.xml",
    CORRECTIONS_FILE,
  ];
}
