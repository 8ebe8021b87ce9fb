import type { ComponentChildren } from "preact";
import type { SiteFrame } from "../../src/publication/site-frame.ts";
import { Footer } from "../partials/footer/Footer.tsx";
import { Masthead } from "../partials/masthead/Masthead.tsx";

interface DocumentProps {
  readonly frame: SiteFrame;
  /** Without one the page is the front page and bears the publication's name. */
  readonly title?: string;
  readonly description?: string;
  /** Address of the page on the site. */
  readonly path: string;
  readonly kind?: "website" | "article";
  /** Address on the site of a picture for link previews. */
  readonly image?: string | undefined;
  /** Key of the section the page belongs to. */
  readonly section?: string;
  readonly edition?: string | undefined;
  /** Pages that have no place in a search engine. */
  readonly unlisted?: boolean;
  /** Loads the script of the search page. */
  readonly search?: boolean;
  readonly children: ComponentChildren;
}

/** The frame of every page: head, skip link, masthead, main, footer. */
export function Document(props: DocumentProps) {
  const { frame, path, section, edition, children } = props;
  return (
    <html lang="zh-CN">
      <Head {...props} />
      <body>
        <a class="skip-link" href="#main">
          跳到正文
        </a>
        <Masthead frame={frame} section={section} edition={edition} front={path === "/"} />
        <main id="main">{children}</main>
        <Footer frame={frame} />
      </body>
    </html>
  );
}

function Head({ frame, title, description, path, kind = "website", image, unlisted, search }: DocumentProps) {
  const { site, assets } = frame;
  const summary = description ?? site.description;
  const address = site.url + path;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title ? `${title}｜${site.name}` : `${site.name}：${site.tagline}`}</title>
      <meta name="description" content={summary} />
      {unlisted ? <meta name="robots" content="noindex" /> : <link rel="canonical" href={address} />}
      <meta property="og:title" content={title ?? site.name} />
      <meta property="og:description" content={summary} />
      <meta property="og:type" content={kind} />
      <meta property="og:url" content={address} />
      <meta property="og:site_name" content={site.name} />
      <meta property="og:locale" content="zh_CN" />
      {image && <meta property="og:image" content={site.url + image} />}
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" content="#faf8f3" media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content="#1c1a18" media="(prefers-color-scheme: dark)" />
      <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
      <link rel="alternate" type="application/rss+xml" href="/feed.xml" title={site.name} />
      <link rel="stylesheet" href={assets.styles} />
      <script type="module" src={assets.script} />
      {search && <script type="module" src={assets.searchScript} />}
    </head>
  );
}
