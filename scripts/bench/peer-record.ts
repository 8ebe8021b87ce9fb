import { lineBreaks } from "../../_includes/partials/headline/line-breaks.ts";
import { readDateStamp } from "../../src/domain/date-stamp.ts";
import { fullWidthPunctuation } from "../../src/domain/punctuation.ts";
import type { SampleArticle } from "./corpus.ts";
import { SITE } from "./corpus-data.ts";

/**
 * A sample article as other generators get it. Whatever our build works out and they have no means for (full-width
 * punctuation, line breaks in headlines, the site's time zone) is ready-made, so that comparisons err in their favour.
 */
export function peerRecord({ record }: SampleArticle) {
  const { id, title, lede, published, kind, desk, authors = [], sources = [], section, tags, pictures = {} } = record;
  const cites = sources.map((source) => (typeof source === "string" ? { key: source } : keyed(source)));
  const credits = Object.values(pictures).flatMap(({ credit }) => (typeof credit === "string" ? [credit] : []));
  return {
    id,
    title: fullWidthPunctuation(title),
    headline: lineBreaks(fullWidthPunctuation(title)).join("<wbr/>"),
    description: fullWidthPunctuation(lede),
    date: readDateStamp(published, SITE.timeZone)?.iso,
    origin: kind,
    who: [...(desk ? [desk] : []), ...authors].join("、"),
    cites,
    sections: [section],
    tags,
    sources: [...new Set([...cites.map(({ key }) => key), ...credits])],
    pictures: Object.fromEntries(
      Object.entries(pictures).map(([name, { caption, credit, unavailable }]) => [
        name,
        { ...(caption && { caption: fullWidthPunctuation(caption) }), credit, unavailable },
      ]),
    ),
  };
}

/** The generator names sources by key only. */
function keyed(source: Exclude<NonNullable<SampleArticle["record"]["sources"]>[number], string>) {
  const { url, title, author } = source;
  return { key: "source" in source ? source.source : "", url, title, author };
}

export function peerMarkdown({ markdown }: SampleArticle): string {
  return markdown.split("\n\n").map(fullWidthPunctuation).join("\n\n");
}
