import type { NewsArticle } from "schema-dts";
import type { SourceCitation } from "../domain/source.ts";

/** A text that somebody else has published, as what is made of it names it. */
export function citedWork({ name, url, homepage, title, author, language }: SourceCitation): NewsArticle {
  return {
    "@type": "NewsArticle",
    ...(title && { headline: title }),
    ...(url && { url }),
    ...(language && { inLanguage: language }),
    ...(author && { author: { "@type": "Person", name: author } }),
    publisher: { "@type": "Organization", name, ...(homepage && { url: homepage }) },
  };
}
