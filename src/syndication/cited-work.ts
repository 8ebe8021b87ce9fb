import type { NewsArticle } from "schema-dts";
import { type Original, originalNote } from "../domain/original.ts";
import type { SourceCitation } from "../domain/source.ts";

/** A text that somebody else has published, as what is made of it names it. */
export function citedWork({
  name,
  url,
  homepage,
  title,
  author,
  language,
  via = [],
  ...original
}: SourceCitation): NewsArticle {
  const [from, ...before] = via.toReversed();
  return {
    "@type": "NewsArticle",
    ...(title && { headline: title }),
    ...(url && { url }),
    ...(language && { inLanguage: language }),
    ...(author && { author: { "@type": "Person", name: author } }),
    publisher: { "@type": "Organization", name, ...(homepage && { url: homepage }) },
    ...originalFields(original),
    // Each rests on the one that it has it from.
    ...(from && { isBasedOn: citedWork({ ...from, via: before.reverse() }) }),
  };
}

/** What became of a text since it was cited, and where its copy is (schema.org/creativeWorkStatus, schema.org/archivedAt). */
export function originalFields(original: Original): { archivedAt?: string; creativeWorkStatus?: string } {
  const note = originalNote(original);
  return {
    ...(original.archived && { archivedAt: original.archived }),
    ...(note !== undefined && { creativeWorkStatus: note }),
  };
}
