import { SCRIPTS, SIMPLIFIED_TAGS } from "../domain/edition.ts";
import { type ConversionContext, isAddress } from "./conversion-context.ts";
import type { Draft } from "./draft.ts";

type Html = (html: string, context: ConversionContext) => string;

/** The publisher is the same whichever edition speaks of it. */
const SHARED_ID = "#publisher";

/**
 * Structured data (schema.org) and JSON Feed in the other script: texts are converted, addresses of the site's pages lead
 * to the variant, an entry gets an id of its own. What is said to be in another language stays.
 *
 * @param html converts the members that hold markup (`content_html`)
 * @returns the same data, to be written as JSON when the draft is finished
 */
export function draftJson(value: unknown, context: ConversionContext, draft: Draft, html?: Html): unknown {
  if (typeof value === "string") return isAddress(value) ? context.address(value) : draft.slot(value);
  if (Array.isArray(value)) return value.map((item) => draftJson(item, context, draft, html));
  if (typeof value !== "object" || value === null) return value;
  const foreign = "inLanguage" in value && value.inLanguage !== SCRIPTS.simplified;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      if (key === "inLanguage" && !foreign) return [key, SCRIPTS.traditional];
      if (key === "language" && member === SIMPLIFIED_TAGS.feed) return [key, context.tags.feed];
      if (typeof member === "string") {
        if (key === "content_html" && html) return [key, html(member, context)];
        if (key === "id") return [key, context.id(member)];
        if (foreign || (key === "@id" && member.endsWith(SHARED_ID))) return [key, member];
      }
      return [key, draftJson(member, context, draft, html)];
    }),
  );
}
