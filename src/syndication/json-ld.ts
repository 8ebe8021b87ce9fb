import type {
  AdvertiserContentArticle,
  CollectionPage,
  Comment as CommentNode,
  CorrectionComment,
  Dataset,
  Graph,
  ImageGallery,
  ImageObject,
  LiveBlogPosting,
  NewsArticle,
  OpinionNewsArticle,
  Organization,
  Person,
  ProfilePage,
  Quotation,
  WithContext,
} from "schema-dts";
import { aiNoteOf, textSourceOf } from "../domain/ai.ts";
import type { PublicArticle } from "../domain/article.ts";
import { type BlockOf, type ByKind, ofBlock, withGalleries } from "../domain/article-blocks.ts";
import { creditOf } from "../domain/attribution.ts";
import { picturesIn } from "../domain/block-pictures.ts";
import { anchorOf, type Comment } from "../domain/comment.ts";
import { lastChanged } from "../domain/date-stamp.ts";
import { schemaSourceType } from "../domain/digital-source.ts";
import type { ShownPicture } from "../domain/picture.ts";
import type { Quote } from "../domain/quote.ts";
import { largestOf } from "../domain/rendition.ts";
import { personPath, type Role, type Signature } from "../domain/signature.ts";
import type { Site } from "../domain/site.ts";
import { independenceOf } from "../domain/source-chain.ts";
import { archiveFields } from "./archive-json-ld.ts";
import { breadcrumbs } from "./breadcrumbs-json-ld.ts";
import { citedWork, originalFields } from "./cited-work.ts";
import { datasetOf } from "./dataset-json-ld.ts";
import { liveFields } from "./live-json-ld.ts";
import { addMedia, type MediaNodes } from "./media-json-ld.ts";
import { publisherId, publisherOf } from "./publisher.ts";
import { termsOf } from "./terms-json-ld.ts";

/**
 * What an article tells machines (schema.org; the fields that developers.google.com/search/docs/appearance/
 * structured-data/article and …/image-license-metadata ask for), from the same record as the page.
 *
 * @returns JSON that may stand in a script element
 */
export function articleJsonLd(site: Site, article: PublicArticle): string {
  const graph: Graph = {
    "@context": "https://schema.org",
    "@graph": [publisherOf(site), articleNode(site, article), breadcrumbs(site, article)],
  };
  return serialise(graph);
}

/** JSON for a script element: `<` would let a text end the element or open a comment. */
export function serialise(data: Graph | WithContext<Organization | ProfilePage | CollectionPage>): string {
  return JSON.stringify(data).replace(/</g, "\\u003c");
}

type NewsNode = NewsArticle | OpinionNewsArticle | AdvertiserContentArticle | LiveBlogPosting;

/** An opinion is one, and what was paid for is no news (schema.org/OpinionNewsArticle, schema.org/AdvertiserContentArticle). */
function articleNode(site: Site, article: PublicArticle): NewsNode {
  const { genre, sponsor, live } = article;
  const fields = fieldsOf(site, article);
  if (genre === "opinion") return { "@type": "OpinionNewsArticle", ...fields };
  if (live) return { "@type": "LiveBlogPosting", ...fields, ...liveFields(site, { ...article, live }) };
  if (genre !== "sponsored") return { "@type": "NewsArticle", ...fields };
  const payer: Organization | undefined = sponsor && { "@type": "Organization", name: sponsor.name, url: sponsor.url };
  return {
    "@type": "AdvertiserContentArticle",
    ...fields,
    ...(payer && { author: fields.author ?? payer, sponsor: payer }),
  };
}

function fieldsOf(site: Site, article: PublicArticle) {
  const address = site.url + article.path;
  const corrections = article.changes
    .filter(({ kind }) => kind === "correction")
    .map(
      ({ date, text, thanks }): CorrectionComment => ({
        "@type": "CorrectionComment",
        text,
        datePublished: date.iso,
        ...(thanks !== undefined && { contributor: { "@type": "Person", name: thanks } }),
      }),
    );
  const desk: Organization[] = article.desk
    ? [{ "@type": "Organization", name: article.desk, url: `${site.url}/` }]
    : [];
  const people = article.authors.map((author) => personNode(site, author));
  return {
    "@id": `${address}#article`,
    mainEntityOfPage: address,
    url: address,
    headline: article.title,
    description: article.lede,
    inLanguage: "zh-Hans",
    datePublished: article.published.iso,
    ...(article.dated && { dateCreated: article.dated.iso }),
    dateModified: lastChanged(article).iso,
    ...(desk.length + people.length > 0 && { author: [...desk, ...people] }),
    ...contributorsOf(site, article),
    publisher: { "@id": publisherId(site) },
    articleSection: article.section.name,
    isAccessibleForFree: true,
    ...(article.until && { expires: article.until.iso }),
    ...(article.tags.length > 0 && { keywords: article.tags.map(({ name }) => name) }),
    ...archiveFields(article),
    ...sourcesOf(article),
    ...madeBy(article),
    ...partsOf(site, article),
    ...(corrections.length > 0 && { correction: corrections }),
    ...(article.comments.length > 0 && {
      commentCount: article.comments.length,
      comment: article.comments.map((comment) => commentOf(comment, article.comments, address)),
    }),
  };
}

/** What a machine has had to do with the text. */
function madeBy(article: PublicArticle) {
  const [creditText, made] = [aiNoteOf(article), textSourceOf(article)];
  return { ...(creditText && { creditText }), ...(made && { digitalSourceType: schemaSourceType(made) }) };
}

/** A registered person is told by the page of theirs (developers.google.com/search/docs/appearance/structured-data/article, author.url). */
function personNode({ url }: Site, { name, key }: Signature): Person {
  return {
    "@type": "Person",
    name,
    ...(key && { "@id": `${url}${personPath(key)}#person`, url: url + personPath(key) }),
  };
}

/** The property of schema.org for each role. */
const ROLE_PROPERTIES = {
  translator: "translator",
  editor: "editor",
  "managing-editor": "editor",
  photographer: "contributor",
} as const satisfies Readonly<Record<Role, string>>;

function contributorsOf(site: Site, { contributors }: PublicArticle) {
  const nodes: Partial<Record<(typeof ROLE_PROPERTIES)[Role], Person[]>> = {};
  for (const { role, ...one } of contributors) {
    const property = ROLE_PROPERTIES[role];
    nodes[property] = [...(nodes[property] ?? []), personNode(site, one)];
  }
  return nodes;
}

/** What of its body machines are told apart from the text. */
function partsOf(site: Site, { body, path, published }: PublicArticle): Partial<Pick<NewsArticleFields, PartProperty>> {
  const image: ImageObject[] = [];
  const hasPart: (Quotation | Dataset | ImageGallery)[] = [];
  const media: MediaNodes = { video: [], audio: [], associatedMedia: [] };
  const add: ByKind<unknown> = {
    text: () => undefined,
    picture: () => undefined,
    chart: ({ chart }) => chart.shown && hasPart.push(datasetOf(chart, site.url + path)),
    media: ({ media: one }) => one.shown && addMedia(media, one, site, published.iso),
    quote: ({ quote }) => hasPart.push(quotation(quote)),
    // Told as updates (live-json-ld.ts).
    entry: () => undefined,
  };
  for (const block of body) {
    // What is called a picture has to have a file.
    for (const picture of picturesIn(block)) if (picture.shown) image.push(imageObject(picture, site));
    ofBlock(block, add);
  }
  for (const one of withGalleries(body)) if (!("kind" in one)) hasPart.push(...galleryOf(one, site));
  return {
    ...Object.fromEntries(Object.entries(media).filter(([, nodes]) => nodes.length > 0)),
    ...(image.length > 0 && { image }),
    ...(hasPart.length > 0 && { hasPart }),
  };
}

/** Its pictures are among those of the article; here they are named by their addresses. */
function galleryOf(blocks: readonly BlockOf<"picture">[], { url }: Site): ImageGallery[] {
  const image = blocks.flatMap(({ picture }) => (picture.shown ? [url + largestOf(picture).path] : []));
  return image.length > 0 ? [{ "@type": "ImageGallery", image }] : [];
}

type PartProperty = "image" | "hasPart" | keyof MediaNodes;

/** A translation has an original, a reprint or compilation is made from others' work, an original may refer to it; of an old text of an unknown kind no more is known. */
function sourcesOf({ kind, sources }: PublicArticle): Partial<Pick<NewsArticleFields, SourceProperty>> {
  if (sources.length === 0) return {};
  const works = sources.map(citedWork);
  const backstory = independenceOf(sources);
  const told = backstory === undefined ? {} : { backstory };
  if (kind === "translation") return { translationOfWork: works, ...told };
  const cites = kind === "original" || kind === "unknown";
  return cites ? { citation: works, ...told } : { isBasedOn: works, ...told };
}

type NewsArticleFields = Exclude<NewsArticle, string>;
type SourceProperty = "isBasedOn" | "translationOfWork" | "citation" | "backstory";

function imageObject(picture: ShownPicture, { url }: Site): ImageObject {
  const { path, width, height } = largestOf(picture);
  return {
    "@type": "ImageObject",
    name: picture.name,
    creditText: creditOf(picture),
    ...(picture.made && { digitalSourceType: schemaSourceType(picture.made) }),
    ...(picture.caption && { caption: picture.caption }),
    ...termsOf(picture.licence),
    contentUrl: url + path,
    width: { "@type": "QuantitativeValue", value: width, unitCode: "E37" },
    height: { "@type": "QuantitativeValue", value: height, unitCode: "E37" },
    ...(picture.until && { expires: picture.until.iso }),
  };
}

function quotation(quote: Quote): Quotation {
  const { speaker, text, original, source, url, posted } = quote;
  return {
    "@type": "Quotation",
    text,
    creator: { "@type": "Person", name: speaker },
    url,
    ...(posted && { datePublished: posted.iso }),
    ...originalFields(quote),
    ...(source && { publisher: { "@type": "Organization", name: source.name } }),
    ...(original && {
      translationOfWork: { "@type": "Quotation", text: original.text, inLanguage: original.language },
    }),
  };
}

function commentOf(comment: Comment, all: readonly Comment[], address: string): CommentNode {
  const url = `${address}#${anchorOf(comment)}`;
  const parent = all.find(({ id }) => id === comment.parent);
  return {
    "@type": "Comment",
    "@id": url,
    url,
    author: { "@type": comment.editor ? "Organization" : "Person", name: comment.name },
    dateCreated: comment.date.iso,
    text: comment.text,
    ...(parent && { parentItem: { "@type": "Comment", "@id": `${address}#${anchorOf(parent)}` } }),
  };
}
