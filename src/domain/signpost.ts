/** Below it lie pages that stand for old addresses, where the host would have more rules than it serves well. */
export const SIGNPOST_ROOT = "/signposts";

/** A page that is shown at an old address and leads to where it is now. */
export interface Signpost {
  /** `/signposts/asked/p/12/` */
  readonly path: string;
  /** Address of the page that there is instead. */
  readonly to: string;
}

/**
 * The page: browsers and search engines go on at once (html.spec.whatwg.org, http-equiv refresh; developers.google.com/search/docs/
 * crawling-indexing/301-redirects takes it for permanent), readers whose browser does not have the link. No style and no script, so
 * that it is the same in every build.
 *
 * @param url of the publication, without a slash at its end
 */
export function signpostPage({ to }: Pick<Signpost, "to">, url: string): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>换了地址</title>
<link rel="canonical" href="${url}${to}"><meta http-equiv="refresh" content="0; url=${to}"></head>
<body><p>这里的内容换了地址：<a href="${to}">${url}${to}</a></p></body></html>
`;
}

/** Where a page of this kind leads; undefined when it is another page. */
export function signpostTarget(html: string): string | undefined {
  return /<meta http-equiv="refresh" content="0; url=([^"]+)">/.exec(html)?.[1];
}
