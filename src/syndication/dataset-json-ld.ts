import type { Dataset } from "schema-dts";
import type { ShownChart } from "../domain/chart.ts";
import { termsOf } from "./terms-json-ld.ts";

/**
 * The figures of a chart as machines look for data sets (schema.org; developers.google.com/search/docs/appearance/structured-data/dataset):
 * whose they are, on what terms, where they lie.
 * @param page full address of the article
 */
export function datasetOf(chart: ShownChart, page: string): Dataset {
  const { name, title, alt, columns, credit, licence, until } = chart;
  return {
    "@type": "Dataset",
    "@id": `${page}#chart-${name}`,
    url: `${page}#chart-${name}`,
    name: title,
    description: alt,
    inLanguage: "zh-Hans",
    creator: { "@type": "Organization", name: credit.name, ...(credit.homepage && { url: credit.homepage }) },
    creditText: credit.author ? `${credit.name}，作者：${credit.author}` : credit.name,
    ...(credit.url && { isBasedOn: credit.url }),
    ...termsOf(licence),
    isAccessibleForFree: true,
    variableMeasured: columns.slice(1).map((column) => ({
      "@type": "PropertyValue" as const,
      name: column.name,
      ...(chart.unit && column.kind === "number" && { unitText: chart.unit }),
    })),
    distribution: [{ "@type": "DataDownload", encodingFormat: "text/csv", contentUrl: `${page}${name}.csv` }],
    ...(until && { expires: until.iso }),
  };
}
