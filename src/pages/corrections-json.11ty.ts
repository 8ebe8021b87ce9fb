import { CORRECTIONS_FILE } from "../domain/address.ts";
import { correctionsJson } from "../syndication/corrections-json.ts";
import { definePage } from "./define-pages.ts";

export default definePage({
  address: CORRECTIONS_FILE,
  value: ({ shell: { site }, changedArticles }) => ({
    site: { url: site.url, name: site.name },
    changed: changedArticles,
  }),
  render: ({ site, changed }) => correctionsJson(site, changed),
});
