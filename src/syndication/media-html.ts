import { creditOf } from "../domain/attribution.ts";
import { factsOf, MEDIA_LABELS, MEDIA_VERBS, type Media, mediaAddress } from "../domain/media.ts";
import { columnSizeOf } from "../domain/rendition.ts";
import type { Site } from "../domain/site.ts";
import { escapeXml } from "./xml.ts";

/**
 * A video, sound or document for feed readers: its poster, a link to where it is, what is in it, and whose both are. Files of our own
 * come besides with the entry, as feeds have it.
 */
export function mediaHtml(media: Media, { url }: Pick<Site, "url">): string {
  const { title, kind, poster, licence } = media;
  const credited = `来源：${escapeXml(creditOf(media))}${licence ? ` · ${escapeXml(licence)}` : ""}`;
  const ofPoster = poster ? `，封面图源：${escapeXml(creditOf(poster))}` : "";
  const head = `<strong>${escapeXml(title)}</strong> ${escapeXml(factsOf(media).join(" · "))}`;
  if (!media.shown)
    return `<figure><p>${MEDIA_LABELS[kind]}暂缺：${escapeXml(media.reason)}</p><figcaption>${head} ${credited}${ofPoster}</figcaption></figure>`;
  const address = escapeXml(new URL(mediaAddress(media.place), url).href);
  const seen = poster?.shown ? img(poster, url) : "";
  const { description, transcript = [] } = media;
  const paragraphs = [...(description ? [description] : []), ...transcript].map((text) => `<p>${escapeXml(text)}</p>`);
  return `<figure><a href="${address}">${seen}${MEDIA_VERBS[kind]}${MEDIA_LABELS[kind]}</a><figcaption>${head} ${credited}${ofPoster}</figcaption></figure>${paragraphs.join("")}`;
}

function img(poster: Parameters<typeof columnSizeOf>[0] & { readonly alt: string }, url: string): string {
  const { path, width, height } = columnSizeOf(poster);
  return `<img src="${escapeXml(url + path)}" alt="${escapeXml(poster.alt)}" width="${width}" height="${height}"/> `;
}
