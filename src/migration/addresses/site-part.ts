import { type OldPlaces, type Part, PLACES } from "./part.ts";

const { feed, atom, json, all } = PLACES;

/**
 * What every WordPress answers, whatever is in it (wp-includes/class-wp-rewrite.php, class-wp.php), and where that is here;
 * undefined where nothing is like it.
 */
const EVERYWHERE: readonly (readonly [
  what: string,
  from: string,
  to: string | undefined,
  asked?: readonly string[],
])[] = [
  ["订阅", "/feed/*", feed, ["/feed/", "/feed", "/feed/rss/", "/feed/rss2/", "/feed/rdf/"]],
  ["订阅", "/feed/atom/*", atom, ["/feed/atom/"]],
  ["订阅", "/feed/json/*", json, ["/feed/json/"]],
  ["订阅", "/rss/*", feed, ["/rss/"]],
  ["订阅", "/rss2/*", feed, ["/rss2/"]],
  ["订阅", "/rdf/*", feed, ["/rdf/"]],
  ["订阅", "/atom/*", atom, ["/atom/"]],
  ...["wp-rss", "wp-rss2", "wp-rdf", "wp-feed"].map((name) => ["订阅", `/${name}.php`, feed] as const),
  ["订阅", "/wp-atom.php", atom],
  ...["rss", "rss2", "rdf"].map((kind) => ["订阅", `/?feed=${kind}`, feed] as const),
  ["订阅", "/?feed=atom", atom],
  ["评论订阅", "/comments/*", undefined, ["/comments/feed/", "/comments/feed/atom/"]],
  ["评论订阅", "/wp-commentsrss2.php", undefined],
  ["评论订阅", "/?feed=comments-rss2", undefined],
  ["首页的后几页", "/page/*", all, ["/page/2/", "/page/3"]],
  ["首页的后几页", "/?paged=:page", all, ["/?paged=2"]],
  ["搜索", "/?s=:words", "/search/?q=:words", ["/?s=abc", "/?s=%E6%97%A7"]],
  ["搜索", "/search/:words/*", "/search/?q=:words", ["/search/abc/", "/search/abc/page/2/"]],
  ["手机页", "/amp/*", "/", ["/amp/"]],
  ["日期", "/?m=:month", all, ["/?m=201905"]],
  ["网站地图", "/wp-sitemap.xml", "/sitemap.xml"],
  ["网站地图", "/sitemap_index.xml", "/sitemap.xml"],
  ["网站地图", "/post-sitemap.xml", "/sitemap.xml"],
  ["网站地图", "/news-sitemap.xml", "/sitemap.xml"],
  ["上传的文件", "/wp-content/*", undefined, []],
  ...["wp-admin", "wp-includes", "wp-json"].map(
    (name) => ["后台", `/${name}/*`, undefined, [`/${name}/`, `/${name}`]] as const,
  ),
  ["后台", "/?rest_route=:route", undefined, ["/?rest_route=/"]],
  ...["wp-login", "xmlrpc", "wp-cron", "wp-comments-post", "wp-trackback", "wp-signup", "wp-activate", "wp-mail"].map(
    (name) => ["后台", `/${name}.php`, undefined] as const,
  ),
];

/** Feeds, the back room and whatever else no post, list or file of the export is. */
export function sitePart({ base }: OldPlaces): Part {
  const below = (address: string) => base + address;
  return {
    rules: EVERYWHERE.map(([, from, to]) => ({ from: below(from), ...(to !== undefined && { to }) })),
    asked: EVERYWHERE.flatMap(([what, from, , asked = [from]]) =>
      asked.map((address) => ({ what, address: below(address) })),
    ),
  };
}
