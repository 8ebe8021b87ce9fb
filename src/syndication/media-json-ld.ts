import type { AudioObject, MediaObject, VideoObject } from "schema-dts";
import { creditOf } from "../domain/attribution.ts";
import { schemaSourceType } from "../domain/digital-source.ts";
import { isoDuration, mediaAddress, type ShownMedia } from "../domain/media.ts";
import { largestOf } from "../domain/rendition.ts";
import type { Site } from "../domain/site.ts";
import { termsOf } from "./terms-json-ld.ts";

/** What an article tells machines of what is seen and heard in it, by the property of schema.org. */
export interface MediaNodes {
  readonly video: VideoObject[];
  readonly audio: AudioObject[];
  readonly associatedMedia: MediaObject[];
}

/**
 * Tells of a video, a sound or a document (developers.google.com/search/docs/appearance/structured-data/video), with whose it is.
 * @param published of the article, RFC 3339
 */
export function addMedia(nodes: MediaNodes, media: ShownMedia, site: Site, published: string): void {
  const said = toldOf(media, site, published);
  if (media.kind === "video") nodes.video.push({ "@type": "VideoObject", ...said });
  else if (media.kind === "audio") nodes.audio.push({ "@type": "AudioObject", ...said });
  else nodes.associatedMedia.push({ "@type": "MediaObject", ...said });
}

function toldOf(media: ShownMedia, { url }: Site, published: string) {
  const { title, description, transcript, duration, language, poster, place, licence, until, made } = media;
  return {
    name: title,
    // Asked for, and there is always one of the two.
    description: description ?? transcript?.[0] ?? title,
    creditText: creditOf(media),
    ...termsOf(licence),
    ...(made && { digitalSourceType: schemaSourceType(made) }),
    ...(poster?.shown && { thumbnailUrl: url + largestOf(poster).path }),
    uploadDate: published,
    ...(duration !== undefined && { duration: isoDuration(duration) }),
    ...(language && { inLanguage: language }),
    ...(transcript && { transcript: transcript.join("\n") }),
    ...("type" in place && { encodingFormat: place.type }),
    ...("bytes" in place && { contentSize: `${place.bytes} B` }),
    ...(place.at === "platform" && { embedUrl: place.frame }),
    ...(place.at === "platform" || place.at === "page"
      ? { url: mediaAddress(place) }
      : { contentUrl: new URL(mediaAddress(place), url).href }),
    ...(until && { expires: until.iso }),
  };
}
