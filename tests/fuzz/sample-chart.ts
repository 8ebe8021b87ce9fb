import { between, pick, type Random } from "../../scripts/bench/random.ts";
import { type SampleArticle, type SamplePublication, someKey } from "./sample-publication.ts";
import { sentence } from "./sample-text.ts";

/** Figures of a chart, as its file has them. */
export function figures(random: Random): string {
  const row = (year: number) => `${year},${between(random, 0, 999)},${random() < 0.2 ? "" : between(random, -99, 99)}`;
  return ["年份,软件,里程", ...[2019, 2020, 2021, 2022].map(row)].map((line) => `${line}\n`).join("");
}

export function addChart(article: SampleArticle, publication: SamplePublication, random: Random): void {
  const name = `c${publication.next++}`;
  article.figures[name] = figures(random);
  article.record.charts = {
    ...article.record.charts,
    [name]: {
      file: `${name}.csv`,
      form: pick(random, ["bars", "lines", "stacked", "multiples", "table"]),
      title: sentence(random),
      alt: sentence(random),
      credit: someKey(publication.data.sources, random),
      licence: "CC BY 4.0",
    },
  };
}
