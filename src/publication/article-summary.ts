import {
  type Article,
  type Block,
  leadPictureOf,
  type PublicArticle,
  type PublicBlock,
  type Section,
} from "../domain/article.ts";
import type { ShownPicture } from "../domain/picture.ts";
import { signersOf } from "../domain/signature.ts";
import { digestOf, digestOfRecord, knownDigest, recordDigestedOnce, rememberDigest } from "../kept/digest.ts";
import type { ListPage } from "./list-page.ts";

/** Where the page of an article leads from its end. */
export interface Neighbour extends Pick<Article, "path" | "title" | "genre"> {
  readonly picture?: ShownPicture;
}

/** What a page says of another article in a line: so much, and no more, is in its value and can change it. */
export interface ArticleSummary
  extends Pick<Article, "id" | "path" | "title" | "published" | "kind" | "genre" | "live"> {
  /** Who answers for it. */
  readonly signers: readonly string[];
  readonly section: Pick<Section, "key" | "name">;
  readonly sources: readonly { readonly name: string }[];
  readonly comments: { readonly length: number };
}

/** The same with the lede and the picture that stands for the article. */
export interface ArticleEntry extends ArticleSummary {
  /** Empty where it says the title again, as those of old articles may. */
  readonly lede: string;
  readonly picture?: ShownPicture;
}

/** The same object every time: it stands on several pages, whose digests ask for its own. So with all that follow. */
export const neighbourOf = oncePerArticle((article): Neighbour => {
  const { path, title, genre } = article;
  const picture = leadPictureOf(article);
  return { path, title, ...(genre && { genre }), ...(picture && { picture }) };
});

export const articleSummaryOf = oncePerArticle((article): ArticleSummary => {
  const { id, path, title, published, kind, genre, live, comments } = article;
  const signers = signersOf(article);
  const section = { key: article.section.key, name: article.section.name };
  const sources = article.sources.map(({ name }) => ({ name }));
  const { length } = comments;
  const made = { id, path, title, section, published, kind, sources, signers, comments: { length } };
  return { ...made, ...(genre && { genre }), ...(live && { live }) };
});

/** The lede of an article, where it says more than the title. */
export function ownLedeOf({ title, lede }: Pick<Article, "title" | "lede">): string {
  return lede === title ? "" : lede;
}

export const articleEntryOf = oncePerArticle((article): ArticleEntry => {
  const picture = leadPictureOf(article);
  return { ...articleSummaryOf(article), lede: ownLedeOf(article), ...(picture && { picture }) };
});

/**
 * An article as its page and the feeds show it. Where its digest follows from what is known, the text is put there when it is
 * asked for: most pages are found, and nobody asks.
 */
export const publicArticleOf = oncePerArticle((article): PublicArticle => {
  const { body } = article;
  const shown = outerOf(article);
  const digest = knownDigest(body);
  if (digest === undefined) return { ...shown, body: body.map(publicBlockOf) };
  const outer = digestOfRecord(shown);
  const late = Object.defineProperty(shown, "body", LATE_BODY);
  if (!hasBody(late)) throw new Error(`${article.path} has lost its body`);
  bodies.set(late, body);
  return rememberDigest(late, digestOf(["public", digest, outer]));
});

/** Bodies, and what was made of them when somebody asked. */
const bodies = new WeakMap<object, readonly Block[]>();
const madeBodies = new WeakMap<object, readonly PublicBlock[]>();

/** One getter for all: an object with a getter of its own is a table of names for the engine, several times as large. */
const LATE_BODY = {
  enumerable: true,
  get(this: object): readonly PublicBlock[] {
    const made = madeBodies.get(this) ?? bodies.get(this)?.map(publicBlockOf) ?? [];
    madeBodies.set(this, made);
    return made;
  },
};

function hasBody(article: Omit<PublicArticle, "body">): article is PublicArticle {
  return "body" in article;
}

/** The same with pictures and quotations, and without what stands between them: most of it, and what changes most. */
export const articleWithoutTextOf = oncePerArticle((article): PublicArticle => {
  return { ...outerOf(article), body: article.body.filter(({ kind }) => kind !== "text").map(publicBlockOf) };
});

/** What readers see of an article, but for its blocks. */
function outerOf(article: Article): Omit<PublicArticle, "body"> {
  const { folder, slug, order, weight, aliases, traditional, body, ...shown } = article;
  return shown;
}

function publicBlockOf(block: Block): PublicBlock {
  if (block.kind !== "text") return block;
  return { kind: "text", html: block.html, links: block.links.map(({ address }) => ({ address })) };
}

/** A page of a list as readers see it. */
export function entriesOf(page: ListPage): ListPage<ArticleEntry> {
  return { ...page, articles: page.articles.map(articleEntryOf) };
}

/** Articles do not change while a publication is made of them. */
function oncePerArticle<Made extends object>(make: (article: Article) => Made): (article: Article) => Made {
  const known = new WeakMap<Article, Made>();
  return (article) => {
    const before = known.get(article);
    if (before) return before;
    const made = recordDigestedOnce(make(article));
    known.set(article, made);
    return made;
  };
}
