import { ArticleLayout } from "../../_includes/layouts/ArticleLayout.tsx";
import { sourceLineOf } from "../domain/attribution.ts";
import { commentFormOf, errorReportFormOf } from "../domain/form.ts";
import { statementsOf } from "../domain/statement.ts";
import { articleEntryOf, articleSummaryOf, neighbourOf, publicArticleOf } from "../publication/article-summary.ts";
import { writersOf } from "../publication/people.ts";
import { shellAt } from "../publication/share-cards.ts";
import { articleJsonLd } from "../syndication/json-ld.ts";
import { definePages } from "./define-pages.ts";

export default definePages({
  items: ({ articlePages }) => articlePages,
  address: ({ article }) => article.path,
  value: ({ disclaimers, related, stories, personIndex, ...publication }, { article, newer, older }) => ({
    shell: shellAt(article.path, publication),
    article: publicArticleOf(article),
    ...(newer && { newer: neighbourOf(newer) }),
    ...(older && { older: neighbourOf(older) }),
    stories: stories.get(article.path) ?? [],
    related: related.of(article).map(articleEntryOf),
    inSection: related.inSectionOf(article).map(articleSummaryOf),
    writers: writersOf(article, personIndex),
    ...statementsOf(disclaimers, article),
  }),
  render: (value) => (
    <ArticleLayout
      {...value}
      sourceLine={sourceLineOf(value.article)}
      jsonLd={articleJsonLd(value.shell.site, value.article)}
      commentForm={commentFormOf(value.shell.site, value.article)}
      reportForm={errorReportFormOf(value.shell.site, value.article)}
    />
  ),
});
