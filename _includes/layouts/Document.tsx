import type { ComponentChildren } from "preact";
import { FEED_FILES } from "../../src/domain/address.ts";
import type { Article } from "../../src/domain/article.ts";
import {
  NOT_FOUND_PAGE,
  SCRIPTS,
  SIMPLIFIED_TAGS,
  TRADITIONAL_TAGS,
  traditionalAddress,
} from "../../src/domain/edition.ts";
import { OURS } from "../../src/domain/interface-terms.ts";
import type { Media } from "../../src/domain/media.ts";
import { pagePolicy } from "../../src/domain/media-policy.ts";
import { isLargeInPreviews } from "../../src/domain/share-card.ts";
import type { IndexMode } from "../../src/domain/source.ts";
import type { PageShell } from "../../src/publication/page-shell.ts";
import { BreakingNews } from "../partials/breaking-news/BreakingNews.tsx";
import { Footer } from "../partials/footer/Footer.tsx";
import { Masthead } from "../partials/masthead/Masthead.tsx";

export interface PreviewImage {
  /** Address on the site. */
  readonly path: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

/** What a layout is given: what every page has, and what is its own. */
export type PageProps<Own = object> = Readonly<Own> & { readonly shell: PageShell };

export interface DocumentProps {
  readonly shell: PageShell;
  /** Without one the page is the front page and bears the publication's name. */
  readonly title?: string;
  readonly description?: string;
  /** Address of the page on the site. */
  readonly path: string;
  /** For link previews. */
  readonly image?: PreviewImage | undefined;
  /** What an article tells about itself to previews. */
  readonly article?: Pick<Article, "published" | "section" | "tags"> & { readonly updated: Article["updated"] };
  /** Structured data, already serialised. */
  readonly jsonLd?: string;
  readonly robots?: IndexMode;
  /**
   * From when on search engines should not show the page (developers.google.com/search/docs/crawling-indexing/
   * robots-meta-tag), RFC 3339.
   */
  readonly unavailableAfter?: string;
  /** Address of the original, when search engines should prefer it to this page. */
  readonly canonical?: string | undefined;
  /** Key of the section the page belongs to. */
  readonly section?: string | undefined;
  readonly edition?: string | undefined;
  /** Address of the page beside which feeds of its own lie. */
  readonly feed?: string | undefined;
  /** Address of the feed of the page's comments. */
  readonly commentFeed?: string | undefined;
  /** Whether an article has what the styles of every article do not know. */
  readonly rich?: boolean;
  /** Whether it has anything of src/styles/rare.css. */
  readonly rare?: boolean;
  /** Whether it is a live page. */
  readonly live?: boolean;
  /** Whether title and description are a name, or an article's; otherwise the publication speaks in them. */
  readonly named?: boolean;
  /** What is played in it. */
  readonly media?: readonly Media[];
  /** Loads the script of the search page. */
  readonly search?: boolean;
  readonly children: ComponentChildren;
}

/** The frame of every page: head, skip link, masthead, main, footer. */
export function Document(props: DocumentProps) {
  const { shell, path, section, edition, children } = props;
  return (
    <html lang={SIMPLIFIED_TAGS.html}>
      <Head {...props} />
      <body>
        <a class="skip-link" href="#main">
          跳到正文
        </a>
        {shell.breaking && <BreakingNews news={shell.breaking} />}
        <Masthead shell={shell} path={path} section={section} edition={edition} front={path === "/"} />
        <main id="main">{children}</main>
        <Footer shell={shell} />
      </body>
    </html>
  );
}

/** Pictures of the size they have (developers.google.com/search/docs/crawling-indexing/robots-meta-tag). */
function indexRules(unavailableAfter: string | undefined): string {
  return `max-image-preview:large${unavailableAfter ? `, unavailable_after: ${unavailableAfter}` : ""}`;
}

function Head({ shell, title, path, article, feed, robots = "index", ...more }: DocumentProps) {
  const { site, assets } = shell;
  const summary = more.description ?? site.description;
  const address = site.url + path;
  // Readers' comments stand on articles alone.
  const policy = pagePolicy(site, more.media ?? [], article !== undefined);
  const image = more.image && isLargeInPreviews(more.image) ? more.image : (shell.card ?? more.image);
  return (
    <head {...(article || more.named ? {} : OURS)}>
      <meta charset="utf-8" />
      {policy && <meta http-equiv="Content-Security-Policy" content={policy} />}
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title ? `${title}｜${site.name}` : `${site.name}：${site.tagline}`}</title>
      <meta name="description" content={summary} />
      <meta name="robots" content={robots === "noindex" ? robots : indexRules(more.unavailableAfter)} />
      {robots === "noindex-news" && <meta name="Googlebot-News" content="noindex" />}
      {robots !== "noindex" && <link rel="canonical" href={more.canonical ?? address} />}
      {site.traditional && path !== NOT_FOUND_PAGE && <EditionLinks url={site.url} path={path} />}
      <meta property="og:title" content={title ?? site.name} />
      <meta property="og:description" content={summary} />
      <meta property="og:type" content={article ? "article" : "website"} />
      <meta property="og:url" content={address} />
      <meta property="og:site_name" content={site.name} />
      <meta property="og:locale" content={SIMPLIFIED_TAGS.locale} />
      {site.traditional && (
        <meta property="og:locale:alternate" content={TRADITIONAL_TAGS[site.traditional.region].locale} />
      )}
      {image && <ImageMeta {...image} path={site.url + image.path} />}
      <meta name="twitter:card" content={image && isLargeInPreviews(image) ? "summary_large_image" : "summary"} />
      {article && <ArticleMeta {...article} />}
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" content="#faf8f3" media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content="#1c1a18" media="(prefers-color-scheme: dark)" />
      <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
      {feed !== "/" && <link rel="alternate" type="application/rss+xml" href="/feed.xml" title={site.name} />}
      {feed && <FeedLinks page={feed} title={title ?? site.name} />}
      {more.commentFeed && (
        <link rel="alternate" type="application/rss+xml" href={more.commentFeed} title="本文的评论" />
      )}
      {/* Asked for first, on the connection that is open already. */}
      <link rel="stylesheet" href={assets.styles} />
      {/* Behind the theme colours, which it changes. */}
      <script async fetchpriority="high" src={assets.firstScript} />
      {shell.breaking && <link rel="stylesheet" href={assets.breakingStyles} />}
      {more.rich && <link rel="stylesheet" href={assets.moreStyles} />}
      {more.rare && <link rel="stylesheet" href={assets.rareStyles} />}
      {more.live && <link rel="stylesheet" href={assets.liveStyles} />}
      {!article && <link rel="stylesheet" href={assets.listStyles} />}
      {/* The last, because it says otherwise. */}
      <link rel="stylesheet" media="print" href={assets.printStyles} />
      {/* Behind the styles: nothing that it does is needed to read. */}
      <script type="module" fetchpriority="low" src={assets.script} />
      {/* A browser learns of these only out of the script itself, a whole answer later. */}
      {more.search && assets.searchList && (
        <link rel="preload" as="fetch" crossorigin="anonymous" href={assets.searchList} />
      )}
      {more.search && assets.searchParts?.map((part) => <link key={part} rel="modulepreload" href={part} />)}
      {more.search && <script type="module" src={assets.searchScript} />}
      {more.jsonLd && <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: more.jsonLd }} />}
    </head>
  );
}

/** Both editions of the page, for search engines (developers.google.com/search/docs/specialty/international/localized-versions). */
function EditionLinks({ url, path }: { readonly url: string; readonly path: string }) {
  return (
    <>
      <link rel="alternate" hreflang={SCRIPTS.simplified} href={url + path} />
      <link rel="alternate" hreflang={SCRIPTS.traditional} href={url + traditionalAddress(path)} />
      <link rel="alternate" hreflang="x-default" href={url + path} />
    </>
  );
}

function FeedLinks({ page, title }: { readonly page: string; readonly title: string }) {
  return (
    <>
      <link rel="alternate" type="application/rss+xml" href={page + FEED_FILES.rss} title={title} />
      <link rel="alternate" type="application/atom+xml" href={page + FEED_FILES.atom} title={title} />
      <link rel="alternate" type="application/feed+json" href={page + FEED_FILES.json} title={title} />
    </>
  );
}

/** Open Graph's properties of an image (ogp.me/#structured): with its size it is shown at the first sharing. */
function ImageMeta({ path, width, height, alt }: PreviewImage) {
  return (
    <>
      <meta property="og:image" content={path} />
      <meta property="og:image:width" content={String(width)} />
      <meta property="og:image:height" content={String(height)} />
      <meta property="og:image:alt" content={alt} />
    </>
  );
}

/** Open Graph's article properties (ogp.me/#type_article). */
function ArticleMeta({ published, updated, section, tags }: NonNullable<DocumentProps["article"]>) {
  return (
    <>
      <meta property="article:published_time" content={published.iso} />
      {updated && <meta property="article:modified_time" content={updated.iso} />}
      <meta property="article:section" content={section.name} />
      {tags.map(({ key, name }) => (
        <meta key={key} property="article:tag" content={name} />
      ))}
    </>
  );
}
