import { TopicLayout } from "../../_includes/layouts/TopicLayout.tsx";
import { articleEntryOf } from "../publication/article-summary.ts";
import { shellAt } from "../publication/share-cards.ts";
import { topicJsonLd } from "../syndication/profile-json-ld.ts";
import { definePages } from "./define-pages.ts";

export default definePages({
  items: ({ topicPages }) => topicPages,
  address: ({ topic }) => topic.path,
  value: (publication, { topic: { title, path, summary, html, picture }, articles, events, sources }) => {
    const topic = { title, path, summary, html, ...(picture && { picture }) };
    return {
      shell: shellAt(path, publication),
      topic,
      articles: articles.map(articleEntryOf),
      events,
      sources,
      jsonLd: topicJsonLd(publication.shell.site, topic, articles),
    };
  },
  render: TopicLayout,
});
