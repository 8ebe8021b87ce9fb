import { chartFilesOf } from "../domain/placed-charts.ts";
import { chartCsv } from "../syndication/chart-csv.ts";
import { definePages } from "./define-pages.ts";

export default definePages({
  items: ({ articles }) =>
    articles.flatMap((article) => chartFilesOf(article).map((file) => ({ ...file, page: article.path }))),
  address: ({ path }) => path,
  value: ({ shell: { site } }, { chart, page }) => ({ chart, page: site.url + page }),
  render: ({ chart, page }) => chartCsv(chart, page),
});
