import {
  type Article,
  type Block,
  leadPictureOf,
  type PublicArticle,
  type PublicBlock,
  type Section,
  type ShownPicture,
} from "../domain/article.ts";
import type { ListPage } from "./list-page.ts";

/** Where the page of an article leads from its end. */
export type Neighbour = Pick<Article, "path" | "title">;

/** What a page says of another article in a line: so much, and no more, is in its value and can change it. */
export interface ArticleSummary
  extends Pick<Article, "id" | "path" | "title" | "published" | "kind" | "desk" | "authors"> {
  readonly section: Pick<Section, "key" | "name">;
  readonly sources: readonly { readonly name: string }[];
  readonly comments: { readonly length: number };
}

/** The same with the lede and the picture that stands for the article. */
export interface ArticleEntry extends ArticleSummary {
  readonly lede: string;
  readonly picture?: ShownPicture;
}

export function neighbourOf({ path, title }: Article): Neighbour {
  return { path, title };
}

export function articleSummaryOf(article: Article): ArticleSummary {
  const { id, path, title, published, kind, desk, authors, comments } = article;
  const section = { key: article.section.key, name: article.section.name };
  const sources = article.sources.map(({ name }) => ({ name }));
  const { length } = comments;
  return { id, path, title, section, published, kind, sources, ...(desk && { desk }), authors, comments: { length } };
}

export function articleEntryOf(article: Article): ArticleEntry {
  const picture = leadPictureOf(article);
  return { ...articleSummaryOf(article), lede: article.lede, ...(picture && { picture }) };
}

/** An article as its page and the feeds show it. */
export function publicArticleOf(article: Article): PublicArticle {
  const { folder, slug, order, aliases, traditional, body, ...shown } = article;
  return { ...shown, body: body.map(publicBlockOf) };
}

function publicBlockOf(block: Block): PublicBlock {
  if (block.kind !== "text") return block;
  return { kind: "text", html: block.html, links: block.links.map(({ address }) => ({ address })) };
}

/** A page of a list as readers see it. */
export function entriesOf(page: ListPage): ListPage<ArticleEntry> {
  return { ...page, articles: page.articles.map(articleEntryOf) };
}
