import type { SourceRecord } from "../../domain/source.ts";

/** What is known of the text that was used, whoever's it was. */
export interface UsedText {
  title?: string;
  url?: string;
  author?: string;
}

/** The sources of a text; the original's title, address and author belong to one that stands alone. */
export function withUsedText(all: readonly SourceRecord[], { title, url, author }: UsedText): readonly SourceRecord[] {
  const [only, ...more] = all;
  if (only === undefined || more.length > 0) return all;
  const begun = typeof only === "string" ? { source: only } : only;
  if (title === undefined && url === undefined && author === undefined) return all;
  return [{ ...begun, ...(url && !("url" in begun) && { url }), ...(title && { title }), ...(author && { author }) }];
}
