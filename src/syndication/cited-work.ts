import type { NewsArticle } from "schema-dts";
import type { SourceCitation } from "../domain/source.ts";

/** A text that somebody else has published, as what is made of it names it. */
export function citedWork({ name, url, homepage, title, author, language, via = [] }: SourceCitation): NewsArticle {
  const [from, ...before] = via.toReversed();
  return {
    "@type": "NewsArticle",
    ...(title && { headline: title }),
    ...(url && { url }),
    ...(language && { inLanguage: language }),
    ...(author && { author: { "@type": "Person", name: author } }),
    publisher: { "@type": "Organization", name, ...(homepage && { url: homepage }) },
    // Each rests on the one that it has it from.
    ...(from && { isBasedOn: citedWork({ ...from, via: before.reverse() }) }),
  };
}
