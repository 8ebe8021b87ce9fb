import type { PublicArticle } from "../domain/article.ts";
import { mediaOf } from "../domain/block-pictures.ts";
import { mediaAddress } from "../domain/media.ts";
import { largestOf } from "../domain/rendition.ts";
import { escapeXml } from "./xml.ts";

/** What a site map tells of a video on a page; addresses as the record has them, those of the site without its host. */
export interface MappedVideo {
  readonly thumbnail: string;
  readonly title: string;
  readonly description: string;
  readonly player?: string;
  readonly content?: string;
  readonly seconds?: number;
}

/**
 * The videos of an article that search engines can list: they ask for a picture and for the file or its player
 * (developers.google.com/search/docs/crawling-indexing/sitemaps/video-sitemaps).
 */
export function videosOf(article: Pick<PublicArticle, "body">): MappedVideo[] {
  return mediaOf(article).flatMap((media): MappedVideo[] => {
    if (!media.shown || media.kind !== "video" || !media.poster?.shown || media.place.at === "page") return [];
    const { title, description, transcript, duration, place, poster } = media;
    const at = place.at === "platform" ? { player: place.frame } : { content: mediaAddress(place) };
    return [
      {
        thumbnail: largestOf(poster).path,
        title,
        description: description ?? transcript?.[0] ?? title,
        ...at,
        ...(duration !== undefined && { seconds: duration }),
      },
    ];
  });
}

/** @param url of the site */
export function videoXml(
  { thumbnail, title, description, player, content, seconds }: MappedVideo,
  url: string,
): string {
  const element = (name: string, text: string | undefined) =>
    text === undefined ? "" : `<video:${name}>${escapeXml(text)}</video:${name}>`;
  const address = (path: string | undefined) => path && new URL(path, url).href;
  return `<video:video>${element("thumbnail_loc", address(thumbnail))}${element("title", title)}${element("description", description)}${element("content_loc", address(content))}${element("player_loc", address(player))}${element("duration", seconds === undefined ? undefined : String(seconds))}</video:video>`;
}
