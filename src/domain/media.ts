import { z } from "zod";
import { DigitalSourceField } from "./ai.ts";
import { type Captions, CaptionsRecord } from "./captions.ts";
import type { DateStamp } from "./date-stamp.ts";
import type { DigitalSource } from "./digital-source.ts";
import type { FileCredit } from "./embedded-credit.ts";
import { isPortableFileName } from "./file-name.ts";
import type { Clip } from "./media-platform.ts";
import { playerName } from "./media-platform.ts";
import type { Picture } from "./picture.ts";
import { type SourceCitation, SourceRecord } from "./source.ts";
import { key, language, line, webAddress } from "./text-rules.ts";

/** What is seen, heard or read beside the text, and is no picture. */
export const MEDIA_KINDS = ["video", "audio", "document"] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

export const MEDIA_LABELS: Readonly<Record<MediaKind, string>> = { video: "视频", audio: "音频", document: "文件" };

/** What a reader does with it. */
export const MEDIA_VERBS: Readonly<Record<MediaKind, string>> = { video: "观看", audio: "收听", document: "打开" };

/** Files that are published: what declared browsers play or show, by what is in them. */
export const MEDIA_TYPES = {
  mp4: { kind: "video", type: "video/mp4", extensions: [".mp4", ".m4v"] },
  webm: { kind: "video", type: "video/webm", extensions: [".webm"] },
  mp3: { kind: "audio", type: "audio/mpeg", extensions: [".mp3"] },
  m4a: { kind: "audio", type: "audio/mp4", extensions: [".m4a"] },
  ogg: { kind: "audio", type: "audio/ogg", extensions: [".ogg", ".oga", ".opus"] },
  pdf: { kind: "document", type: "application/pdf", extensions: [".pdf"] },
} as const satisfies Readonly<Record<string, { kind: MediaKind; type: string; extensions: readonly string[] }>>;
export type MediaType = keyof typeof MEDIA_TYPES;

const CLOCK = /^(?:\d{1,2}:)?[0-5]?\d:[0-5]\d$/;
const dateTime = z.string().meta({ format: "date-time" });

/** A file on the publication's own store, too large for the repository. */
export const StoreRecord = z.strictObject({
  url: webAddress.meta({ description: "地址：文件在存储上的完整地址" }),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, "bad-value")
    .meta({ description: "摘要：文件的 SHA-256，64 个小写的十六进制字符" }),
  bytes: z.int().min(1).max(20_000_000_000).meta({ description: "大小：字节数" }),
});

/** A video, a sound or a document as article.json records it. No credit, nothing to see. */
export const MediaRecord = z
  .strictObject({
    kind: z.enum(MEDIA_KINDS).meta({ description: "种类：video 视频 / audio 音频 / document 文件（PDF）" }),
    title: line(120).meta({ description: "标题，读者在播放以前看到的" }),
    file: z
      .string()
      .refine(isPortableFileName, "bad-file-name")
      .optional()
      .meta({ description: "自己的文件：文章文件夹里的 mp4、webm、mp3、m4a、ogg 或 pdf；与 url、store 只写一个" }),
    url: webAddress.optional().meta({
      description:
        "别处的地址：YouTube、哔哩哔哩、Vimeo、SoundCloud 的页面，或播客的 mp3；别的网页只给链接。与 file、store 只写一个",
    }),
    store: StoreRecord.optional().meta({ description: "自己存储上的大文件；与 file、url 只写一个" }),
    poster: key.optional().meta({
      description: "封面：pictures 里一张图片的名称，它有自己的出处；这张图片不再另外放进正文",
    }),
    duration: z
      .string()
      .regex(CLOCK, "bad-value")
      .optional()
      .meta({ description: "时长，如 3:24 或 1:02:03；自己的 mp4、m4a 不写就从文件里读" }),
    pages: z.int().min(1).max(100_000).optional().meta({ description: "页数；自己的 PDF 不写就从文件里数" }),
    language: language.optional().meta({ description: "语言：说的或写的是哪种语言，如 zh、en" }),
    description: line(500).optional().meta({
      description: "内容说明：给看不到、听不到的读者，说明里面有什么；展示时 description、transcript 至少写一项",
    }),
    transcript: z
      .array(line(2000))
      .max(1000)
      .optional()
      .meta({ description: "文字稿：里面说的话，一项一段；搜索能找到" }),
    captions: z.array(CaptionsRecord).max(10).optional().meta({ description: "字幕：自己的视频、音频可以有" }),
    credit: SourceRecord.nullable().meta({
      description: "出处，写法同来源；原稿没有注明时写 null，此时必须写 unavailable 和 creditNote",
    }),
    creditNote: line(200).optional().meta({ description: "出处说明：出处不明时，向读者说明情况" }),
    licence: line(200).optional().meta({ description: "使用依据，如 CC BY 4.0、本站拍摄、平台嵌入条款；展示时必须写" }),
    digitalSourceType: DigitalSourceField,
    until: dateTime
      .optional()
      .meta({ format: "date-time", description: "使用期限：到这一刻不再展示，换成占位框；不限期就不写" }),
    unavailable: line(200).optional().meta({ description: "不能展示的原因：写了它就显示占位框" }),
  })
  .meta({ id: "media", description: "视频、音频、文件" });
export type MediaRecord = z.infer<typeof MediaRecord>;

/** Where it is. */
export type MediaPlace =
  /** A file of the article's folder, published with it. */
  | {
      readonly at: "file";
      readonly file: string;
      /** Address on the site; the name changes with the file. */
      readonly path: string;
      readonly type: string;
      readonly bytes: number;
      /** What the published file says itself of where it comes from; absent of kinds that say nothing. */
      readonly credit?: FileCredit;
    }
  | {
      readonly at: "store";
      readonly url: string;
      readonly type: string;
      readonly bytes: number;
      readonly sha256: string;
    }
  /** A file of somebody else's, which browsers can play. */
  | { readonly at: "elsewhere"; readonly url: string; readonly type: string }
  | ({ readonly at: "platform" } & Clip)
  /** A page that shows it, and can only be linked to. */
  | { readonly at: "page"; readonly url: string };

interface MediaBase {
  /** The name by which the Markdown places it. */
  readonly name: string;
  readonly kind: MediaKind;
  readonly title: string;
  /** A picture with a credit of its own. */
  readonly poster?: Picture;
  readonly licence?: string;
  /** What a machine has had to do with it. */
  readonly made?: DigitalSource;
}

/** What readers can see or hear. It always has a credit and a licence. */
export interface ShownMedia extends MediaBase {
  readonly shown: true;
  readonly place: MediaPlace;
  /** Seconds. */
  readonly duration?: number;
  readonly pages?: number;
  /** Pixels of a video of our own. */
  readonly width?: number;
  readonly height?: number;
  readonly language?: string;
  /** One of the two is always there. */
  readonly description?: string;
  readonly transcript?: readonly string[];
  readonly captions?: readonly Captions[];
  readonly credit: SourceCitation;
  readonly licence: string;
  readonly until?: DateStamp;
}

interface UnavailableBase extends MediaBase {
  readonly shown: false;
  readonly reason: string;
}

/**
 * What may not or cannot be shown: title and credit stay on record and on the page, nothing of what was in it does. Where the
 * original named nobody, the note tells the reader so.
 */
export type UnavailableMedia = UnavailableBase &
  (
    | { readonly credit: SourceCitation; readonly creditNote?: string }
    | { readonly credit: null; readonly creditNote: string }
  );

export type Media = ShownMedia | UnavailableMedia;

/** Where a reader is led without a script: its page, or the file itself. */
export function mediaAddress(place: MediaPlace): string {
  if (place.at === "file") return place.path;
  return place.at === "platform" ? place.page : place.url;
}

/** `/assets/media/talk-0123456789ab.mp4`: another file has another address. @param extension with its dot */
export function mediaPath(name: string, digest: string, extension: string): string {
  return `${MEDIA_FOLDER}${name}-${digest.slice(0, 12)}${extension}`;
}

export const MEDIA_FOLDER = "/assets/media/";

/** `3:24` in seconds. */
export function secondsOf(duration: string): number {
  return duration.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
}

/** `3:24`, `1:02:03` */
export function clockOf(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = String(seconds % 60).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}

/** ISO 8601, as schema.org has it: `PT3M24S`. */
export function isoDuration(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `PT${hours ? `${hours}H` : ""}${minutes ? `${minutes}M` : ""}${rest || seconds === 0 ? `${rest}S` : ""}`;
}

/** `820 KB`, `14.2 MB`, `1.6 GB`: of what is loaded, in steps of a thousand, as networks count. */
export function sizeLabel(bytes: number): string {
  if (bytes < 1e6) return `${Math.max(1, Math.round(bytes / 1e3))} KB`;
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}

/** Whose site shows it: a platform by its name, another by its host; undefined for files of our own. */
export function shownBy(place: MediaPlace): string | undefined {
  if (place.at === "file" || place.at === "store") return undefined;
  return place.at === "platform" ? playerName(place.player) : new URL(place.url).hostname.replace(/^www\./, "");
}

/** What is known of it at a glance, in the order in which a reader wants it: 视频, YouTube, 3:24, PDF 12 页, 1.2 MB. */
export function factsOf(media: Media): string[] {
  const label = MEDIA_LABELS[media.kind];
  if (!media.shown) return [label];
  const { place, duration, pages, language: spoken } = media;
  const by = shownBy(place);
  return [
    ...(media.kind === "document" ? ["PDF"] : [label]),
    ...(by ? [by] : []),
    ...(duration === undefined ? [] : [clockOf(duration)]),
    ...(pages === undefined ? [] : [`${pages} 页`]),
    ...("bytes" in place ? [sizeLabel(place.bytes)] : []),
    ...(spoken && !/^zh/.test(spoken) ? [languageName(spoken)] : []),
  ];
}

const NAMES = new Intl.DisplayNames("zh-Hans", { type: "language" });

export function languageName(tag: string): string {
  return NAMES.of(tag) ?? tag;
}
