import { FEED_FILES } from "../domain/address.ts";
import { statementsOf } from "../domain/statement.ts";
import { articleWithoutTextOf, publicArticleOf } from "../publication/article-summary.ts";
import { atom } from "../syndication/atom.ts";
import { feedEntry } from "../syndication/feed.ts";
import { jsonFeed } from "../syndication/json-feed.ts";
import { rss } from "../syndication/rss.ts";
import { definePages } from "./define-pages.ts";

const FORMATS = { rss, atom, json: jsonFeed } as const;

export default definePages({
  items: ({ feeds }) => feeds.flatMap((feed) => (["rss", "atom", "json"] as const).map((format) => ({ feed, format }))),
  address: ({ feed, format }) => feed.path + FEED_FILES[format],
  value: ({ shell: { site }, disclaimers, withdrawnArticles }, { feed: { articles, ...topic }, format }) => ({
    format,
    site,
    topic,
    articles: articles.map(topic.extent === "whole" ? publicArticleOf : articleWithoutTextOf),
    disclaimers,
    // The others have no way to say it.
    withdrawals: format === "atom" ? withdrawnArticles : [],
  }),
  render: ({ format, site, topic, articles, disclaimers, withdrawals }) => {
    const entries = articles.map((article) =>
      feedEntry(site, article, statementsOf(disclaimers, article), topic.extent),
    );
    return FORMATS[format](site, topic, entries, withdrawals);
  },
});
