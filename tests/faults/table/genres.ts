import type { Fault } from "../fault.ts";

/** What is no news, and what was paid for. */
export const GENRE_FAULTS: readonly Fault[] = [
  {
    name: "a headline among the newest does not say that it is an opinion",
    file: "_includes/partials/front/Stream.tsx",
    from: "<Headline text={title} genre={genre} />",
    to: "<Headline text={title} genre={path === title ? genre : undefined} />",
    tests: ["tests/publication/genres.test.ts"],
  },
  {
    name: "feeds tell what was paid for among the news",
    file: "src/publication/feeds.ts",
    from: "feed.articles.filter((article) => !isPaidFor(article))",
    to: "feed.articles.filter((article) => !isPaidFor(article) || article.path !== feed.path)",
    tests: ["tests/publication/genres.test.ts"],
  },
  {
    name: "the map of news has what was paid for",
    file: "src/syndication/sitemaps.ts",
    from: "!isPaidFor(of) &&",
    to: "(!isPaidFor(of) || listed.length > 0) &&",
    tests: ["tests/publication/genres.test.ts"],
  },
  {
    name: "an article leads on to what was paid for",
    file: "src/publication/article-pages.ts",
    from: "if (!isPaidFor(page.article)) older = page.article;",
    to: "if (!isPaidFor(page.article) || pages.length > 0) older = page.article;",
    tests: ["tests/publication/genres.test.ts"],
  },
  {
    name: "an advertisement leads the front page",
    file: "src/publication/front.ts",
    from: "const articles = all.filter((article) => !isPaidFor(article));\n  const advertisements",
    to: "const articles = all.filter((article) => !isPaidFor(article) || all.length > 0);\n  const advertisements",
    tests: ["tests/publication/front.test.ts"],
  },
  {
    name: "an opinion leads the front page by being the newest",
    file: "src/publication/front.ts",
    from: "Number(isNews(b)) - Number(isNews(a)) || rankOf(b) - rankOf(a)",
    to: "rankOf(b) - rankOf(a) || Number(isNews(b)) - Number(isNews(a))",
    tests: ["tests/publication/front.test.ts"],
  },
  {
    name: "an advertisement does not have to say who has paid",
    file: "src/content/article-genre.ts",
    from: 'if (genre === "sponsored" && !sponsor && !reported)',
    to: 'if (genre === "sponsored" && !sponsor && reported)',
    tests: ["tests/publication/genres.test.ts"],
  },
  {
    name: "links that were paid for count as recommendations",
    file: "src/content/article-body.ts",
    from: "paidFor ? withPaidLinks(html) : html",
    to: "paidFor && page === text ? withPaidLinks(html) : html",
    tests: ["tests/publication/genres.test.ts"],
  },
  {
    name: "an opinion does not say whose it is",
    file: "src/pages/article.11ty.tsx",
    from: "writers: writersOf(article, personIndex),",
    to: "writers: writersOf(article, []),",
    tests: ["tests/publication/genres.test.ts"],
  },
  {
    name: "an advertisement is structured data of a news article",
    file: "src/syndication/json-ld.ts",
    from: '"@type": "AdvertiserContentArticle",',
    to: '"@type": "NewsArticle",',
    tests: ["tests/publication/genres.test.ts"],
  },
];
