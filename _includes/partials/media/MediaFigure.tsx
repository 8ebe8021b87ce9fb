import { CAPTIONS_LABELS } from "../../../src/domain/captions.ts";
import { captionsTag } from "../../../src/domain/edition.ts";
import {
  factsOf,
  languageName,
  MEDIA_LABELS,
  MEDIA_VERBS,
  type Media,
  mediaAddress,
  type ShownMedia,
  shownBy,
} from "../../../src/domain/media.ts";
import { isPlayed, type MediaSettings } from "../../../src/domain/media-policy.ts";
import { columnSizeOf } from "../../../src/domain/rendition.ts";
import { ResponsivePicture } from "../picture/ResponsivePicture.tsx";
import { MediaCredits } from "./MediaCredits.tsx";

interface MediaFigureProps {
  readonly media: Media;
  /** What of other hosts is played in pages. */
  readonly settings: MediaSettings | undefined;
}

/** As wide as the text column; beside words a fifth of it. */
const SIZES = "(min-width:48rem) 43rem,calc(100vw - 2rem)";
const SMALL = "11rem";

/**
 * A video, sound or document with what it is, what is in it and whose it is. A file of our own is played by the browser itself;
 * of what others send nothing is fetched before the reader presses the link, which a script then turns into a player
 * (src/browser/media-player.ts), and which without one leads to where it is.
 */
export function MediaFigure({ media, settings }: MediaFigureProps) {
  const facts = factsOf(media).join(" · ");
  // Of files of our own the page is the address.
  const address = media.shown && media.place.at !== "file" ? mediaAddress(media.place) : undefined;
  return (
    <figure class={`figure media media-${media.kind}`}>
      {media.shown ? (
        <div class={isLow(media, settings) ? "media-stage media-low" : "media-stage"}>
          <Stage media={media} settings={settings} />
        </div>
      ) : (
        <div class="figure-missing">
          <p>{MEDIA_LABELS[media.kind]}暂缺</p>
          <p>{media.reason}</p>
        </div>
      )}
      <figcaption>
        <strong class="media-title">{media.title}</strong>
        <span class="media-facts">{facts}</span>
        {media.shown && media.description && <p class="caption">{media.description}</p>}
        {media.shown && <Transcript media={media} />}
        <MediaCredits media={media} />
        {address && <span class="media-address">{address}</span>}
        {media.shown && <Notice media={media} settings={settings} />}
      </figcaption>
    </figure>
  );
}

function Stage({ media, settings }: { readonly media: ShownMedia } & Pick<MediaFigureProps, "settings">) {
  const { kind, place } = media;
  if (place.at === "file" && kind !== "document") return <OwnPlayer media={media} path={place.path} />;
  const plays = kind !== "document" && isPlayed(place, settings);
  const data = plays && {
    "data-title": media.title,
    ...(place.at === "platform"
      ? { "data-play": place.frame }
      : { "data-play": mediaAddress(place), "data-file": kind }),
  };
  return (
    <a
      class="media-open"
      href={mediaAddress(place)}
      {...(place.at !== "file" && { rel: "external noopener noreferrer" })}
      {...data}
    >
      <Poster media={media} />
      <span class="media-play">
        <span class="media-sign" aria-hidden="true" />
        {plays
          ? `播放${MEDIA_LABELS[kind]}`
          : `${whereTo(media)}${MEDIA_VERBS[kind]}${kind === "document" ? " PDF" : ""}`}
        <span class="visually-hidden">：{media.title}</span>
      </span>
    </a>
  );
}

/** Whether it needs no more room than what is in it: a sound of the browser's own player, and what is neither seen nor played here. */
function isLow({ kind, place, poster }: ShownMedia, settings: MediaSettings | undefined): boolean {
  if (kind === "audio" && place.at !== "platform") return true;
  return !poster?.shown && !isPlayed(place, settings);
}

/** `在 YouTube `, before what is done there. */
function whereTo({ place }: ShownMedia): string {
  const by = shownBy(place);
  return by === undefined ? "" : `在 ${by} `;
}

function Poster({ media: { poster, kind } }: { readonly media: ShownMedia }) {
  if (!poster?.shown) return <span class="media-blank" aria-hidden="true" />;
  return <ResponsivePicture picture={poster} sizes={kind === "video" ? SIZES : SMALL} lead={false} />;
}

function OwnPlayer({ media, path }: { readonly media: ShownMedia; readonly path: string }) {
  const { kind, title, width, height, poster, captions = [] } = media;
  const tracks = captions.map((one, index) => (
    <track
      key={one.path}
      kind="captions"
      src={one.path}
      srclang={captionsTag(one)}
      label={one.isConverted ? CAPTIONS_LABELS.simplified : languageName(one.language)}
      {...(index === 0 && { default: true })}
    />
  ));
  const instead = <a href={path}>{`下载${MEDIA_LABELS[kind]}`}</a>;
  if (kind === "audio")
    return (
      <>
        {poster?.shown && <Poster media={media} />}
        {/* biome-ignore lint/a11y/useMediaCaption: captions are the record's; a description or a transcript always stands below */}
        <audio controls preload="none" src={path} aria-label={title}>
          {tracks}
          {instead}
        </audio>
      </>
    );
  return (
    <video
      controls
      playsinline
      preload="none"
      src={path}
      aria-label={title}
      {...(width && height && { width, height })}
      {...(poster?.shown && { poster: columnSizeOf(poster).path })}
    >
      {tracks}
      {instead}
    </video>
  );
}

/** What is said in it, folded away. */
function Transcript({ media: { transcript, language } }: { readonly media: ShownMedia }) {
  if (!transcript) return null;
  return (
    <details class="media-transcript">
      <summary>文字稿</summary>
      {transcript.map((paragraph, index) => (
        <p
          key={index}
          {...(language && !language.startsWith("zh") && !/\p{Script=Han}/u.test(paragraph) && { lang: language })}
        >
          {paragraph}
        </p>
      ))}
    </details>
  );
}

/** What pressing it means. */
function Notice({ media, settings }: { readonly media: ShownMedia } & Pick<MediaFigureProps, "settings">) {
  const by = shownBy(media.place);
  if (by === undefined || media.kind === "document" || !isPlayed(media.place, settings)) return null;
  return <small class="media-notice">按下播放以后，您的浏览器才连接 {by}。</small>;
}
