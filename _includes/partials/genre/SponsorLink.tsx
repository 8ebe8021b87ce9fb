import type { Sponsor } from "../../../src/domain/genre.ts";

/** Who has paid, and the way to them, as search engines ask for it (developers.google.com/search/docs/crawling-indexing/qualify-outbound-links). */
export function SponsorLink({ sponsor: { name, url } }: { readonly sponsor: Pick<Sponsor, "name" | "url"> }) {
  return (
    <a class="external" href={url} rel="sponsored external noopener noreferrer">
      {name}
    </a>
  );
}
