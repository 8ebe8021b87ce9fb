import { decoded } from "../domain/address.ts";
import { aiNoteOf } from "../domain/ai.ts";
import { archiveNote } from "../domain/archive-words.ts";
import { type PublicArticle, quotesOf } from "../domain/article.ts";
import { type BlockOf, type ByKind, ofBlock } from "../domain/article-blocks.ts";
import { creditOf, sourceLineOf } from "../domain/attribution.ts";
import { mediaOf } from "../domain/block-pictures.ts";
import { CHANGE_LABELS, changeText } from "../domain/change.ts";
import { bodyAsTold } from "../domain/live.ts";
import { MEDIA_LABELS } from "../domain/media.ts";
import type { Picture } from "../domain/picture.ts";
import { chartsOf } from "../domain/placed-charts.ts";
import { PLATFORM_LABELS, type Quote } from "../domain/quote.ts";
import { columnSizeOf, type Rendition } from "../domain/rendition.ts";
import { contributorsByRole, ROLE_LABELS } from "../domain/signature.ts";
import type { Site } from "../domain/site.ts";
import { independenceOf } from "../domain/source-chain.ts";
import type { Statements } from "../domain/statement.ts";
import type { Extent } from "../publication/feeds.ts";
import { chartHtml } from "./chart-html.ts";
import { entryHeading } from "./live-heading.ts";
import { mediaHtml } from "./media-html.ts";
import { cite, link, originalMarkup } from "./source-markup.ts";
import { escapeXml } from "./xml.ts";

/**
 * An article as plain HTML for feed readers: its text with pictures and their credits, or a link to it; and, however much
 * is told, that it is an opinion, its corrections, everything it was made from, and the disclaimer.
 *
 * @param url address of the article; every address in the result is absolute
 */
export function entryHtml(
  article: PublicArticle,
  url: string,
  site: Site,
  { note, disclaimer }: Statements,
  extent: Extent,
): string {
  const changes = article.changes.map(
    (change) => `<p>${CHANGE_LABELS[change.kind]}（${change.date.label}）：${escapeXml(changeText(change))}</p>`,
  );
  const notice = escapeXml(disclaimer).replaceAll("{contact}", escapeXml(site.contact));
  return [
    ...(note === undefined ? [] : [`<p data-ours="">${escapeXml(note)}</p>`]),
    `<p><strong>${escapeXml(article.lede)}</strong></p>`,
    ...(extent === "whole" ? fullText(article, url, site) : [`<p>${link("阅读全文", url)}</p>`]),
    ...changes,
    ...contributors(article),
    sources(article),
    `<p data-ours="">${notice}</p>`,
  ].join("\n");
}

function fullText(article: PublicArticle, url: string, site: Site): string[] {
  const markup: ByKind<string> = {
    text: (block) => absolute(block, url),
    picture: ({ picture }) => figure(picture, site),
    chart: ({ chart }) => chartHtml(chart, url),
    media: ({ media }) => mediaHtml(media, site),
    quote: ({ quote }) => quoteCard(quote),
    entry: ({ entry }) => entryHeading(entry, url),
  };
  return bodyAsTold(article).map((block) => ofBlock(block, markup));
}

/** Links in full, those between notes and where they are referred to as well. */
function absolute({ html, links }: BlockOf<"text">, base: string): string {
  // The parser has encoded whatever else HTML would have escaped.
  const href = (address: string) => `href="${address.replaceAll("&", "&amp;")}"`;
  const addresses = new Set(links.map(({ address }) => address));
  return [...addresses].reduce(
    (text, address) => text.replaceAll(href(address), href(new URL(address, base).href)),
    html.replaceAll('href="#fn', `href="${base}#fn`),
  );
}

function figure(picture: Picture, site: Site): string {
  const image = picture.shown
    ? img(columnSizeOf(picture), picture.alt, site)
    : `<p>图片暂缺：${escapeXml(picture.reason)}</p>`;
  const caption = picture.caption ? `${escapeXml(picture.caption)} ` : "";
  const licence = picture.licence ? ` · ${escapeXml(picture.licence)}` : "";
  return `<figure>${image}<figcaption>${caption}图源：${escapeXml(creditOf(picture))}${licence}</figcaption></figure>`;
}

function img({ path, width, height }: Rendition, alt: string, { url }: Site): string {
  return `<img src="${escapeXml(url + path)}" alt="${escapeXml(alt)}" width="${width}" height="${height}"/>`;
}

function quoteCard(quote: Quote): string {
  const { speaker, role, platform, source, text, original, url, posted, checked } = quote;
  const words = original ? `<p lang="${original.language}">${escapeXml(original.text)}</p>` : "";
  const who = [speaker, role].filter(Boolean).join("，");
  const where = link(source?.name ?? PLATFORM_LABELS[platform], url);
  const when = posted ? ` ${posted.label}` : "";
  return `<blockquote cite="${escapeXml(url)}"><p>${escapeXml(text)}</p>${words}<p>${escapeXml(who)}，${where}${when}，核对于 ${checked.label}${originalMarkup(quote)}</p></blockquote>`;
}

function sources(article: PublicArticle): string {
  const lines = [
    ...article.sources.map(cite),
    ...quotesOf(article).map(
      (quote) =>
        `引语：${escapeXml(quote.speaker)}，${link(quote.source?.name ?? PLATFORM_LABELS[quote.platform], quote.url)}${originalMarkup(quote)}`,
    ),
    ...chartsOf(article).map(({ title, credit }) => `数据：${escapeXml(title)}，${cite(credit)}`),
    ...mediaOf(article).map((one) => `${MEDIA_LABELS[one.kind]}“${escapeXml(one.title)}”：${escapeXml(creditOf(one))}`),
    ...article.credits.map(({ credit }, index) => `图 ${index + 1}：${escapeXml(credit)}`),
  ];
  const independence = independenceOf(article.sources);
  const items = lines.map((line) => `<li>${line}</li>`).join("");
  const note = aiNoteOf(article);
  return `${note ? `<p class="ai">${escapeXml(note)}</p>\n` : ""}<p>${escapeXml(sourceLineOf(article))}</p>${items ? `\n<ul class="sources">${items}</ul>` : ""}${independence ? `\n<p class="independence">${escapeXml(independence)}</p>` : ""}\n<p>${escapeXml(article.policy.reason)}</p>${archive(article)}`;
}

function archive({ archive: old }: PublicArticle): string {
  if (!old) return "";
  const { before, after } = archiveNote(old);
  const address = `<span translate="no">${escapeXml(decoded(old.address))}</span>`;
  return `\n<p class="archive" data-ours="">${escapeXml(before)}${address}${escapeXml(after)}</p>`;
}

/** Those that a feed's own fields know as names alone. */
function contributors({ contributors: all }: PublicArticle): string[] {
  const parts = contributorsByRole(all).map(({ role, people }) => {
    return `${ROLE_LABELS[role]}：${people.map(({ name }) => escapeXml(name)).join("、")}`;
  });
  return parts.length > 0 ? [`<p>${parts.join("；")}</p>`] : [];
}
