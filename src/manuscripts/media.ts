import { extname } from "node:path";
import { MEDIA_LABELS, MEDIA_TYPES, type MediaKind, MediaRecord } from "../domain/media.ts";
import { clipAt } from "../domain/media-platform.ts";
import { plain } from "./escaped-text.ts";
import {
  type Block,
  type HtmlMedia,
  type Manuscript,
  pictureBlock,
  placedPicture,
  type RemovedLine,
  type ReviewNote,
  removedLine,
} from "./manuscript.ts";

/** WordPress's own: `[embed]…[/embed]`, `[video mp4="…"]`, `[audio src="…"]`. */
const EMBED = /^\[embed(?:\s[^\]]*)?\]\s*(\S+?)\s*\[\/embed\]$/i;
const PLAYER = /^\[(?:video|audio)\s([^\]]*)\](?:\s*\[\/(?:video|audio)\])?$/i;
const SOURCE = /\b(?:src|mp4|m4v|webm|ogv|mp3|m4a|ogg|wav)\s*=\s*["'“”]?([^\s"'“”\]]+)/i;
const LONGEST_LINE = 1000;

interface Found extends Pick<Manuscript, "blocks"> {
  /** By the name under which the text places them. */
  readonly media: ReadonlyMap<string, MediaRecord>;
  readonly removed: readonly RemovedLine[];
  readonly reviewNotes: readonly ReviewNote[];
}

/** What plays at an address; undefined for a page of another kind. */
export function mediaAt(address: string): MediaKind | undefined {
  const clip = clipAt(address);
  if (clip) return clip.player === "soundcloud" ? "audio" : "video";
  if (!URL.canParse(address)) return undefined;
  const extension = extname(new URL(address).pathname).toLowerCase();
  const [kind] = Object.values(MEDIA_TYPES).flatMap((type) =>
    type.kind !== "document" && [...type.extensions].some((one) => one === extension) ? [type.kind] : [],
  );
  return kind;
}

/** As pages write it: without the protocol, or with blanks around. */
export function wholeAddress(address: string): string {
  const trimmed = address.trim();
  return trimmed.startsWith("//") ? `https:${trimmed}` : trimmed;
}

/**
 * Finds videos and sounds by what is left of them: frames and players of HTML, shortcodes, an address alone on a line. Each becomes a
 * record that somebody has to complete, in its place; until then readers are told that there was one.
 *
 * @param isOut whether the text is out already, so that readers and no editor see what stands in for what is missing
 */
export function withMedia({ blocks, pictures, media: html }: Manuscript, isOut = false): Found {
  const media = new Map<string, MediaRecord>();
  const removed: RemovedLine[] = [];
  const out = blocks.map((block): Block => {
    const known = html.get(placedPicture(block) ?? "");
    const text = plain(block.escaped);
    const found = known ?? (text.length <= LONGEST_LINE ? mediaIn(text) : undefined);
    if (!found) return block;
    const name = nameOf(found.kind, (one) => media.has(one) || pictures.has(one));
    media.set(name, newRecord(found, isOut));
    if (!known) removed.push(removedLine(block, MEDIA_LABELS[found.kind]));
    return { ...block, escaped: pictureBlock(name) };
  });
  const reviewNotes = [...media].map(([name, { kind, url }]): ReviewNote => {
    const where = url === undefined ? "文件不在手边" : `在 ${url}`;
    const message = `${MEDIA_LABELS[kind]}“${name}”${where}：核对以后写上 title、credit、licence 和 description，再删去 unavailable。`;
    return { at: { field: ["media", name, "unavailable"] }, code: "missing-media-file", message };
  });
  return { blocks: out, media, removed, reviewNotes };
}

function mediaIn(line: string): HtmlMedia | undefined {
  const written = EMBED.exec(line)?.[1] ?? SOURCE.exec(PLAYER.exec(line)?.[1] ?? "")?.[1] ?? line;
  const address = wholeAddress(written);
  const kind = /\s/.test(address) ? undefined : mediaAt(address);
  return kind && { address, kind, title: "" };
}

function nameOf(kind: MediaKind, isTaken: (name: string) => boolean): string {
  for (let number = 1; ; number += 1) if (!isTaken(`${kind}-${number}`)) return `${kind}-${number}`;
}

function newRecord({ address, kind, title }: HtmlMedia, isOut: boolean): MediaRecord {
  const label = MEDIA_LABELS[kind];
  const url = MediaRecord.shape.url.safeParse(address).data;
  const named = MediaRecord.shape.title.safeParse(title).data;
  return {
    kind,
    title: named ?? (isOut ? `旧站的${label}` : `标题待写的${label}`),
    ...(url !== undefined && { url }),
    credit: null,
    creditNote: `${isOut ? "旧站" : "原稿"}没有注明这段${label}的出处`,
    unavailable: isOut ? "旧站没有注明出处，查明以前不播放" : `原稿里的${label}，还没有核对`,
  };
}
