import { type Article, type Picture, quotesOf } from "../domain/article.ts";
import { CHANGE_LABELS } from "../domain/change.ts";
import { creditOf, provenanceOf } from "../domain/provenance.ts";
import { PLATFORM_LABELS, type Quote } from "../domain/quote.ts";
import { columnSizeOf, type Rendition } from "../domain/rendition.ts";
import type { Site } from "../domain/site.ts";
import type { SourceCitation } from "../domain/source.ts";
import { sourceLineOf } from "../domain/source-line.ts";
import { escapeXml } from "./xml.ts";

const ADDRESS = /\b(href|src)="([^"]*)"/g;

/**
 * An article as plain HTML for feed readers: whole text, pictures with their credits, sources and disclaimer.
 *
 * @param url address of the article; every address in the result is absolute
 */
export function fullTextOf(article: Article, url: string, site: Site, disclaimer: string): string {
  const blocks = article.body.map((block) => {
    if (block.kind === "picture") return figure(block.picture, site);
    return block.kind === "quote" ? quoteCard(block.quote) : absolute(block.html, url);
  });
  const changes = article.changes.map(
    ({ date, kind, text }) => `<p>${CHANGE_LABELS[kind]}（${date.label}）：${escapeXml(text)}</p>`,
  );
  const notice = escapeXml(disclaimer).replaceAll("{contact}", escapeXml(site.contact));
  return [
    `<p><strong>${escapeXml(article.lede)}</strong></p>`,
    ...blocks,
    ...changes,
    sources(article),
    `<p>${notice}</p>`,
  ].join("\n");
}

/** The text was made by our own Markdown parser: attributes always stand in double quotes. */
function absolute(html: string, base: string): string {
  return html.replace(ADDRESS, (_, name: string, address: string) => `${name}="${new URL(address, base).href}"`);
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

function quoteCard({ speaker, role, platform, source, text, original, url, checked }: Quote): string {
  const words = original ? `<p lang="${original.language}">${escapeXml(original.text)}</p>` : "";
  const who = [speaker, role].filter(Boolean).join("，");
  const where = link(source?.name ?? PLATFORM_LABELS[platform], url);
  return `<blockquote cite="${escapeXml(url)}"><p>${escapeXml(text)}</p>${words}<p>${escapeXml(who)}，${where}，核对于 ${checked.label}</p></blockquote>`;
}

function sources(article: Article): string {
  const { pictures } = provenanceOf(article);
  const lines = [
    ...article.sources.map(cite),
    ...quotesOf(article).map(
      ({ speaker, source, platform, url }) =>
        `引语：${escapeXml(speaker)}，${link(source?.name ?? PLATFORM_LABELS[platform], url)}`,
    ),
    ...pictures.map(({ credit }, index) => `图 ${index + 1}：${escapeXml(credit)}`),
  ];
  const items = lines.map((line) => `<li>${line}</li>`).join("");
  return `<p>${escapeXml(sourceLineOf(article))}</p>${items ? `\n<ul class="sources">${items}</ul>` : ""}\n<p>${escapeXml(article.policy.reason)}</p>`;
}

function cite({ name, url, title, author }: SourceCitation): string {
  const work = title ? `《${title}》` : "阅读原文";
  const original = url ? link(work, url) : title && escapeXml(work);
  return [escapeXml(name), author && `作者：${escapeXml(author)}`, original].filter(Boolean).join("，");
}

function link(text: string, url: string): string {
  return `<a href="${escapeXml(url)}">${escapeXml(text)}</a>`;
}
