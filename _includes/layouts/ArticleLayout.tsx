import { COMMENT_FEED_FILE } from "../../src/domain/address.ts";
import { leadPictureOf, type PublicArticle } from "../../src/domain/article.ts";
import { mediaOf } from "../../src/domain/block-pictures.ts";
import { serviceOf } from "../../src/domain/comment-service.ts";
import type { FormTarget } from "../../src/domain/form.ts";
import { labelledTitle } from "../../src/domain/genre.ts";
import { cardOf } from "../../src/domain/rendition.ts";
import type { ArticleEntry, ArticleSummary, Neighbour } from "../../src/publication/article-summary.ts";
import type { Writer } from "../../src/publication/people.ts";
import type { StorySoFar } from "../../src/publication/topics.ts";
import { ArticleBody } from "../partials/article-body/ArticleBody.tsx";
import { Breadcrumb } from "../partials/breadcrumb/Breadcrumb.tsx";
import { Byline } from "../partials/byline/Byline.tsx";
import { Changes } from "../partials/changes/Changes.tsx";
import { Comments } from "../partials/comments/Comments.tsx";
import { Contents } from "../partials/contents/Contents.tsx";
import { Disclaimer } from "../partials/disclaimer/Disclaimer.tsx";
import { ErrorReportForm } from "../partials/error-report/ErrorReportForm.tsx";
import { GenreNote } from "../partials/genre/GenreNote.tsx";
import { Writers } from "../partials/genre/Writers.tsx";
import { Headline } from "../partials/headline/Headline.tsx";
import { LiveBody } from "../partials/live/LiveBody.tsx";
import { Pager } from "../partials/pager/Pager.tsx";
import { InSection } from "../partials/related/InSection.tsx";
import { Related } from "../partials/related/Related.tsx";
import { setText } from "../partials/running-text/running-text.ts";
import { Share } from "../partials/share/Share.tsx";
import { SourceAttribution } from "../partials/source-attribution/SourceAttribution.tsx";
import { SourceBadge } from "../partials/source-badge/SourceBadge.tsx";
import { Tags } from "../partials/tags/Tags.tsx";
import { StoriesSoFar } from "../partials/topic/StoriesSoFar.tsx";
import { Document, type PageProps, type PreviewImage } from "./Document.tsx";

interface ArticleLayoutProps extends PageProps {
  readonly article: PublicArticle;
  readonly newer?: Neighbour | undefined;
  readonly older?: Neighbour | undefined;
  readonly stories: readonly StorySoFar[];
  readonly related: readonly ArticleEntry[];
  /** Others of its section. */
  readonly inSection: readonly ArticleSummary[];
  /** Of an opinion: whose it is. */
  readonly writers: readonly Writer[];
  /** At its head, where it is no news, with `{sponsor}` still in it. */
  readonly note?: string;
  /** With `{contact}` still in it. */
  readonly disclaimer: string;
  readonly sourceLine: string;
  readonly commentForm: FormTarget;
  /** For mistakes in it. */
  readonly reportForm: FormTarget;
  /** Structured data as JSON, safe to stand in a script element. */
  readonly jsonLd: string;
}

/** An article, from the headline to the comments. What search may find of it is made in src/search/document.ts. */
export function ArticleLayout(props: ArticleLayoutProps) {
  const { shell, article, newer, older, stories, related, inSection, writers } = props;
  const { note, disclaimer, sourceLine, commentForm, reportForm, jsonLd } = props;
  const service = serviceOf(shell.site.comments);
  const { section, path, title, lede, published, updated, policy, tags, genre } = article;
  const leadsOn = related.length + inSection.length > 0 || [newer, older].some((other) => other?.picture);
  return (
    <Document
      shell={shell}
      title={labelledTitle(article)}
      description={lede}
      path={path}
      image={firstPicture(article)}
      section={section.key}
      robots={policy.robots}
      {...(article.until && { unavailableAfter: article.until.iso })}
      canonical={policy.canonical}
      article={{ published, updated, section, tags }}
      rich={isRich(article) || leadsOn}
      rare={genre !== undefined || stories.length > 0 || article.body.some(isRare)}
      commentFeed={article.comments.length > 0 ? path + COMMENT_FEED_FILE : undefined}
      jsonLd={jsonLd}
      media={mediaOf(article)}
      live={article.live !== undefined}
    >
      <article class={article.long ? "article article-long" : "article"}>
        <div class="article-top">
          <Breadcrumb crumbs={[{ name: section.name, path: `/sections/${section.key}/` }]} />
          {/* Room for 本文发表于两年前, which depends on when it is read; the script says it, and nothing moves. */}
          <age-notice class="age-notice" datetime={published.day} />
        </div>
        <div class="article-text">
          <header class="article-header">
            <h1 class="headline">
              <Headline text={title} genre={genre} />
            </h1>
            {lede !== title && <p class="article-lede">{setText(lede)}</p>}
            <Writers writers={writers} />
            <GenreNote text={note} sponsor={article.sponsor} />
          </header>
          <div class="article-rail">
            <SourceBadge article={article} />
            <Byline article={article} />
            <Contents subheads={article.contents} />
          </div>
          {stories.length === 0 && !article.live ? (
            <ArticleBody article={article} media={shell.site.media} />
          ) : (
            <div>
              {stories.length > 0 && <StoriesSoFar stories={stories} />}
              {article.live ? (
                <LiveBody article={article} live={article.live} media={shell.site.media} />
              ) : (
                <ArticleBody article={article} media={shell.site.media} />
              )}
            </div>
          )}
        </div>
        <footer class="article-end">
          <SourceAttribution article={article} sourceLine={sourceLine} />
          <Changes article={article} />
          <Disclaimer article={article} text={disclaimer} contact={shell.site.contact} />
          <ErrorReportForm target={reportForm} />
          <Tags tags={article.tags} />
          <Share article={article} address={shell.site.url + path} />
          <Pager newer={newer} older={older} />
          <Related articles={related} year={article.published.year} />
          <InSection section={section} articles={inSection} year={article.published.year} />
          <Comments article={article} form={commentForm} service={service} />
        </footer>
      </article>
    </Document>
  );
}

/** What Markdown makes besides paragraphs, headings, links and strong words: rich-text.css. */
const RICH = /<(?:ul|ol|blockquote|hr|pre|code|em|table|sup)\b/;

/** Whether it has anything of src/styles/more.css. */
function isRich(article: PublicArticle): boolean {
  const { comments, changes, body } = article;
  const isBlockRich = (block: PublicArticle["body"][number]) =>
    block.kind === "quote" || block.kind === "media" || (block.kind === "text" && RICH.test(block.html));
  return comments.length + changes.length > 0 || leadPictureOf(article) !== undefined || body.some(isBlockRich);
}

/** Whether it is of src/styles/rare.css. */
function isRare(block: PublicArticle["body"][number]): boolean {
  return block.kind === "picture" ? block.gallery !== undefined : block.kind === "chart" || block.kind === "media";
}

function firstPicture(article: PublicArticle): PreviewImage | undefined {
  const picture = leadPictureOf(article);
  return picture && { ...cardOf(picture), alt: picture.alt };
}
