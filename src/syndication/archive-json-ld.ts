import type { NewsArticle } from "schema-dts";
import { archiveStatus } from "../domain/archive-words.ts";
import type { PublicArticle } from "../domain/article.ts";
import { asciiAddress } from "./feed.ts";

type Fields = Pick<Exclude<NewsArticle, string>, "sameAs" | "identifier" | "creativeWorkStatus">;

/** Where an article was before it was moved, under which number, and what nobody knows of it. */
export function archiveFields({ archive }: Pick<PublicArticle, "archive">): Partial<Fields> {
  if (!archive) return {};
  const { site, post, address } = archive;
  return {
    sameAs: asciiAddress(address),
    identifier: { "@type": "PropertyValue", propertyID: asciiAddress(site), value: post },
    creativeWorkStatus: archiveStatus(archive),
  };
}
