import { generateRssFeed } from "feedsmith";
import { FEED_FILES } from "../domain/address.ts";
import { creditOf } from "../domain/attribution.ts";
import { captionsTag } from "../domain/edition.ts";
import { mediaAddress } from "../domain/media.ts";
import type { ShownPicture } from "../domain/picture.ts";
import { ARTWORK_PIXELS, PODCAST_PATH, type Podcast } from "../domain/podcast.ts";
import { podcastGuid } from "../domain/podcast-guid.ts";
import { largestOf } from "../domain/rendition.ts";
import type { Site } from "../domain/site.ts";
import type { Episode } from "../publication/episodes.ts";
import { asciiAddress, entryId, sourcesOf, withoutBlanks } from "./feed.ts";
import { escapeXml } from "./xml.ts";

type Publisher = Pick<Site, "name" | "url" | "feedIds">;

/**
 * The podcast as directories and programs of listeners ask for it: RSS 2.0 with what Apple requires (podcasters.apple.com/support/823)
 * and the Podcast Standards Project (PSP-1, 1.0). An episode says whose the sound is in every field that programs may show.
 */
export function podcastFeed(site: Publisher, podcast: Podcast, episodes: readonly Episode[]): string {
  const { title, description, category, explicit, artwork, author = site.name } = podcast;
  const [main = category, part] = category.split("/");
  const page = site.url + PODCAST_PATH;
  const self = page + FEED_FILES.rss;
  const [newest] = episodes;
  return withoutBlanks(
    generateRssFeed({
      title,
      link: page,
      description: escapeXml(description),
      language: podcast.language === "zh" ? "zh-CN" : podcast.language,
      copyright: `${site.name}：各集来源见说明${artwork ? `；封面图源：${creditOf(artwork)}` : ""}`,
      ...(newest && { lastBuildDate: new Date(newest.published.iso) }),
      atom: { links: [{ href: self, rel: "self", type: "application/rss+xml" }] },
      itunes: {
        author,
        explicit,
        type: "episodic",
        categories: [{ text: main, ...(part && { categories: [{ text: part }] }) }],
        ...(artwork && { image: site.url + largestOf(artwork).path }),
      },
      podcast: { guid: podcast.guid ?? podcastGuid(self.replace(/^https?:\/\//, "")), locked: { value: true } },
      items: episodes.map((episode) => itemOf(site, episode, explicit)),
    }),
    // As it was said once; both documents know `true` and `false` alone.
  ).replace(/(<itunes:explicit>)(?:(yes)|no)(?=<)/g, (_, tag: string, yes?: string) => `${tag}${yes !== undefined}`);
}

function itemOf(site: Publisher, { id, path, title: article, published, sound }: Episode, explicit: boolean) {
  const { name, title, place, duration, poster, description, transcript = [], licence, captions = [] } = sound;
  const credit = creditOf(sound);
  const page = site.url + path;
  const whose = `来源：${credit} · ${licence}`;
  const said = [...(description ? [description] : []), ...transcript];
  const cover = poster?.shown ? artworkOf(poster) : undefined;
  return {
    title,
    link: page,
    guid: { value: entryId(site, `${id}/${name}`), isPermaLink: false },
    pubDate: new Date(published.iso),
    description: escapeXml(`${description ?? title}（${whose}）`),
    content: {
      encoded: [
        ...said.map(escapeXml),
        linked(whose, sound.credit.url),
        ...(poster?.shown ? [linked(`封面图源：${creditOf(poster)} · ${poster.licence}`, poster.credit.url)] : []),
        linked(`文章：${article}`, page),
      ]
        .map((html) => `<p>${html}</p>`)
        .join("\n"),
    },
    enclosures: [
      {
        url: asciiAddress(new URL(mediaAddress(place), site.url).href),
        type: place.type === "audio/mp4" ? "audio/x-m4a" : place.type,
        length: place.bytes,
      },
    ],
    dc: { ...sourcesOf([credit]), rights: [`来源：${credit}，${licence}`] },
    media: { credits: [{ value: credit }] },
    itunes: {
      title,
      explicit,
      episodeType: "full",
      ...(duration !== undefined && { duration }),
      ...(cover && { image: site.url + cover }),
    },
    podcast: {
      ...(captions.length > 0 && {
        transcripts: captions.map((track) => {
          return { url: site.url + track.path, type: "text/vtt", language: captionsTag(track), rel: "captions" };
        }),
      }),
    },
  };
}

/** A line, and where it leads. */
function linked(text: string, address: string | undefined): string {
  return address === undefined ? escapeXml(text) : `<a href="${escapeXml(address)}">${escapeXml(text)}</a>`;
}

/** A poster that may stand for its episode in directories; of another shape they take none. */
function artworkOf(poster: ShownPicture): string | undefined {
  const { path, width, height } = largestOf(poster);
  return width === height && width >= ARTWORK_PIXELS.least ? path : undefined;
}
