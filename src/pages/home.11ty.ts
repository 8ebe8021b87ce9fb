import { HomeLayout } from "../../_includes/layouts/HomeLayout.tsx";
import { mastheadDate } from "../domain/date-stamp.ts";
import { articleEntryOf } from "../publication/article-summary.ts";
import { definePage } from "./define-pages.ts";

export default definePage({
  address: "/",
  value: ({ shell, front: { lead, seconds, sections } }) => ({
    shell,
    ...(lead && { lead: articleEntryOf(lead), edition: mastheadDate(lead.published) }),
    seconds: seconds.map(articleEntryOf),
    sections: sections.map(({ section, articles }) => ({ section, articles: articles.map(articleEntryOf) })),
  }),
  render: HomeLayout,
});
