import { TopicLayout } from "../../_includes/layouts/TopicLayout.tsx";
import { articleEntryOf } from "../publication/article-summary.ts";
import { topicJsonLd } from "../syndication/profile-json-ld.ts";
import { definePages } from "./define-pages.ts";

export default definePages({
  items: ({ topicPages }) => topicPages,
  address: ({ topic }) => topic.path,
  value: ({ shell }, { topic: { title, path, summary, html, picture }, articles, events, sources }) => {
    const topic = { title, path, summary, html, ...(picture && { picture }) };
    return {
      shell,
      topic,
      articles: articles.map(articleEntryOf),
      events,
      sources,
      jsonLd: topicJsonLd(shell.site, topic, articles),
    };
  },
  render: TopicLayout,
});
