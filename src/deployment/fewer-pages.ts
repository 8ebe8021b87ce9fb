// Whether a site is about to lose what nobody meant to take away (docs/decisions/0024). Build and upload both ask.

/** So much of the articles may go at once without a word. */
const MOST_GONE = 1 / 5;
const MOST_NAMED = 10;
/** The option by which a person says that it is meant. */
export const ALLOW_FEWER = "allow-fewer-pages";

/** An address of an article, in any edition: `/2025/05/slug/`, `/hant/2025/05/slug/`. */
const ARTICLE = /^((?:\/(?!withdrawn\/)[a-z]+)?\/\d{4}\/\d{2}\/[^/]+\/)index\.html$/;
const NOTICE = /^(\/[a-z]+)?\/withdrawn(\/\d{4}\/\d{2}\/[^/]+\/)index\.html$/;
const MOVED = /^(\/\d{4}\/\d{2}\/[^/\s:*]+)(?:\/\*?)?\s+\S+\s+301!?$/gm;

/** What a site has of its articles. */
export interface Shown {
  /** Addresses that have a page. */
  readonly articles: readonly string[];
  /** Those that say why there is none any more. */
  readonly withdrawn: readonly string[];
  /** Old ones that lead on. */
  readonly moved: readonly string[];
}

/**
 * @param paths of all files of a site
 * @param redirects its `_redirects`, or nothing
 */
export function shownIn(paths: readonly string[], redirects = ""): Shown {
  return {
    articles: paths.flatMap((path) => ARTICLE.exec(path)?.[1] ?? []),
    withdrawn: paths.flatMap((path) => {
      const [, edition = "", address] = NOTICE.exec(path) ?? [];
      return address === undefined ? [] : [edition + address];
    }),
    moved: [...redirects.matchAll(MOVED)].map(([, address]) => `${address}/`),
  };
}

/**
 * What stops a site that has lost too much against the one that readers have: more than a fifth of its articles, or all.
 * What is withdrawn, or leads on to a new address, was meant and does not count.
 *
 * @param before addresses of the articles that readers have
 * @returns a Chinese sentence with what is missing and how to go on; undefined when nothing stops it
 */
export function lossOf(before: readonly string[], next: Shown): string | undefined {
  const there = new Set([...next.articles, ...next.withdrawn]);
  const moved = new Set(next.moved);
  const gone = before.filter((path) => !there.has(path) && !moved.has(path.replace(/^\/[a-z]+/, "")));
  const tooMany = gone.length > before.length * MOST_GONE || (next.articles.length === 0 && gone.length > 0);
  if (!tooMany) return undefined;
  const named = gone.slice(0, MOST_NAMED).map((path) => `\n    ${path}`);
  const more = gone.length > MOST_NAMED ? `\n    还有 ${gone.length - MOST_NAMED} 页` : "";
  return `已经公开的 ${before.length} 页文章里有 ${gone.length} 页会不见，没有撤下的记录，也没有转到新的地址：${named.join("")}${more}
  不是有意的，就看看文章文件夹对不对、文章是不是误删了。有意的，就用 npm run withdraw 记下撤下，
  或者在文章的新地址那里用 aliases 写上旧地址；都不合适，再加 --${ALLOW_FEWER}（自动发布：Run workflow 时勾选它）。`;
}
