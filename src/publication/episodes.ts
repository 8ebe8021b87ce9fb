import type { Article } from "../domain/article.ts";
import { mediaOf } from "../domain/block-pictures.ts";
import { isPaidFor } from "../domain/genre.ts";
import { MEDIA_TYPES, type MediaPlace, type ShownMedia } from "../domain/media.ts";

/** So many of the newest episodes the podcast tells of: directories read no more (podcasters.apple.com, on feeds). */
const MOST_EPISODES = 300;
/** What the programs of all listeners play; Ogg is played in browsers alone. */
const PLAYED: readonly string[] = [MEDIA_TYPES.mp3.type, MEDIA_TYPES.m4a.type];

/** A sound whose file is ours to give. */
export interface EpisodeSound extends ShownMedia {
  readonly place: Extract<MediaPlace, { readonly at: "file" | "store" }>;
}

/** A sound, and where it is told of. */
export interface Episode extends Pick<Article, "id" | "path" | "title" | "published"> {
  readonly sound: EpisodeSound;
}

/** The sounds of articles as a podcast has them. What readers cannot get is not among them, nor what somebody has paid for. @param articles newest first */
export function episodesOf(articles: readonly Article[]): readonly Episode[] {
  const episodes = articles.flatMap((article): Episode[] => {
    if (isPaidFor(article)) return [];
    const { id, path, title, published } = article;
    return mediaOf(article).flatMap((sound) => (isEpisode(sound) ? [{ id, path, title, published, sound }] : []));
  });
  return episodes.slice(0, MOST_EPISODES);
}

function isEpisode(media: ReturnType<typeof mediaOf>[number]): media is EpisodeSound {
  if (media.kind !== "audio" || !media.shown) return false;
  const { place } = media;
  return (place.at === "file" || place.at === "store") && PLAYED.includes(place.type);
}
