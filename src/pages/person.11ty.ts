import { PersonLayout } from "../../_includes/layouts/PersonLayout.tsx";
import { partsOf } from "../domain/signature.ts";
import { entriesOf } from "../publication/article-summary.ts";
import { shellAt } from "../publication/share-cards.ts";
import { profileJsonLd } from "../syndication/profile-json-ld.ts";
import { definePages } from "./define-pages.ts";

export default definePages({
  items: ({ personLists }) => personLists,
  address: ({ page }) => page.path,
  value: (publication, { person: { formerly, ...person }, page }) => ({
    shell: shellAt(page.path, publication),
    person,
    page: entriesOf(page),
    parts: page.articles.map((article) => partsOf(article, person.key)),
    jsonLd: profileJsonLd(publication.shell.site, person),
  }),
  render: PersonLayout,
});
