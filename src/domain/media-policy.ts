import { z } from "zod";
import { type CommentSettings, frameSourcesOf } from "./comment-service.ts";
import type { Media, MediaPlace } from "./media.ts";
import { PLAYERS, playerOrigin } from "./media-platform.ts";
import { webAddress } from "./text-rules.ts";

const origin = webAddress
  .regex(/^https:/, "insecure-address")
  .refine((text) => !URL.canParse(text) || text === new URL(text).origin, "not-an-origin");

/**
 * `media` of `_data/site.json`: what of other hosts may be played in articles once a reader has asked for it. What is not
 * named here is linked to. The host's policy names the same, and no more.
 */
export const MediaSettings = z.strictObject({
  players: z
    .array(z.enum(PLAYERS))
    .default([])
    .meta({ description: "平台：youtube YouTube / bilibili 哔哩哔哩 / vimeo Vimeo / soundcloud SoundCloud" }),
  hosts: z
    .array(origin)
    .max(20)
    .default([])
    .meta({ description: "可以直接播放文件的主机：自己的存储、播客的主机，如 https://media.example.ca" }),
});
export type MediaSettings = z.infer<typeof MediaSettings>;

interface Settings {
  readonly comments: CommentSettings;
  readonly media?: MediaSettings | undefined;
}

/** Whether a page may play it in its own place, or only lead to it. Files of our own are always played. */
export function isPlayed(place: MediaPlace, settings: MediaSettings | undefined): boolean {
  if (place.at === "file") return true;
  if (place.at === "page" || !settings) return false;
  if (place.at === "platform") return settings.players.includes(place.player);
  return settings.hosts.includes(new URL(place.url).origin);
}

/** What the policy of the whole site has to let pages frame. */
export function siteFrameSources({ comments, media }: Settings): readonly string[] {
  return [...frameSourcesOf(comments), ...(media?.players ?? []).map(playerOrigin)];
}

/** What it has to let them play: files of the site where there are any, and those of hosts named. */
export function siteMediaSources({ media }: Pick<Settings, "media">, own = false): readonly string[] {
  return [...(own ? ["'self'"] : []), ...(media?.hosts ?? [])];
}

/**
 * The policy that a page adds to the site's: of all that the site lets pages frame and play, what the records of this one name, and
 * nothing else (w3.org/TR/CSP3: where there are two policies, both have to allow).
 *
 * @param media in the page
 * @param comments whether readers' comments stand on it
 * @returns undefined where the site lets pages have nothing of others
 */
export function pagePolicy(site: Settings, media: readonly Media[], comments: boolean): string | undefined {
  const { players = [], hosts = [] } = site.media ?? {};
  if (players.length + hosts.length === 0) return undefined;
  const played = media.flatMap((one) => (one.shown && isPlayed(one.place, site.media) ? [one.place] : []));
  const frames = played.flatMap((place) => (place.at === "platform" ? [playerOrigin(place.player)] : []));
  const files = played.flatMap((place) => {
    if (place.at === "file") return ["'self'"];
    return place.at === "platform" || place.at === "page" ? [] : [new URL(place.url).origin];
  });
  const framed = [...(comments ? frameSourcesOf(site.comments) : []), ...frames];
  return `frame-src ${sourcesIn(framed)}; media-src ${sourcesIn(files)}`;
}

function sourcesIn(sources: readonly string[]): string {
  return sources.length === 0 ? "'none'" : [...new Set(sources)].join(" ");
}
