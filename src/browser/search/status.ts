import type { Answer } from "../../search/question.ts";

/**
 * What the status line says of an answer. The sentences stand on the page, so that each edition has its own.
 * @param sentences `data-say-…` of the status line, with {count} and {words} where these belong
 */
export function statusText(
  sentences: DOMStringMap,
  { found, estimate, more, partial, related }: Answer,
  typed: string,
  filtered: boolean,
): string {
  if (typed === "") return "";
  const missing = filtered
    ? sentences.sayNoneFiltered
    : related.length > 0
      ? sentences.sayNoneButRelated
      : sentences.sayNone;
  const some = partial ? sentences.sayFoundAtLeast : more ? sentences.sayFoundAbout : sentences.sayFound;
  const sentence = (found > 0 ? some : more ? sentences.sayNotYet : missing) ?? "";
  return sentence.replace("{count}", String(more ? estimate : found)).replace("{words}", () => typed);
}
