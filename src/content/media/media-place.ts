import { createHash } from "node:crypto";
import { extname, join } from "node:path";
import type { DateStamp } from "../../domain/date-stamp.ts";
import {
  type Captions,
  MEDIA_LABELS,
  MEDIA_TYPES,
  type MediaPlace,
  type MediaRecord,
  mediaPath,
} from "../../domain/media.ts";
import { clipAt, isPlatformHost } from "../../domain/media-platform.ts";
import type { MediaSettings } from "../../domain/media-policy.ts";
import type { Picture } from "../../domain/picture.ts";
import type { ErrorCode } from "../../domain/verdict.ts";
import type { FolderFiles } from "../folder-files.ts";
import type { ArticleFolder } from "../folders.ts";
import type { JsonFile } from "../json-file.ts";
import type { Lacks } from "../lacks.ts";
import type { Outside } from "../outside.ts";
import type { NamedSources } from "../source-registry.ts";
import { readTextFile } from "../text-file.ts";
import { type MediaFile, readMediaFile } from "./media-file.ts";
import { captionFaults } from "./web-vtt.ts";

const CAPTIONS_LIMIT_MIB = 2;

/** Where videos, sounds and documents are read. */
export interface MediaContext {
  readonly file: JsonFile;
  readonly folder: Pick<ArticleFolder, "path">;
  readonly files: FolderFiles;
  readonly lacks: Lacks;
  /** Pictures of the article by name, for posters. */
  readonly pictures: ReadonlyMap<string, Picture>;
  readonly sources: NamedSources;
  readonly outside: Outside;
  /** What of other hosts the publication plays. */
  readonly settings: () => MediaSettings | undefined;
  /** Reasons why they may no longer be shown, by name. */
  readonly withdrawn: ReadonlyMap<string, string>;
  readonly readUntil: (name: string, until: string) => DateStamp | undefined;
}

/** One record as it is being read. */
export interface MediaReading {
  readonly name: string;
  readonly record: MediaRecord;
  readonly context: MediaContext;
  /** It, in a sentence: 视频“港口”. */
  readonly what: string;
  /** Tells what is wrong with a field, as the end of a sentence. */
  readonly flag: (code: ErrorCode, field: string, text: string) => void;
}

interface FoundPlace {
  readonly place: MediaPlace;
  /** What a file of our own says of itself. */
  readonly own?: MediaFile;
}

/** Where it is; undefined when it is nowhere, the report says why. */
export function placeIn(reader: MediaReading): FoundPlace | undefined {
  const { file, url, store } = reader.record;
  const given = [file, url, store].filter((one) => one !== undefined);
  const { reported } = reader.context.file;
  if (["file", "url", "store"].some((field) => reported.touches(["media", reader.name, field]))) return undefined;
  if (given.length !== 1) {
    const text = given.length === 0 ? "没有写 file、url 或 store" : "的 file、url、store 只能写一个";
    reader.flag("missing-media-file", "file", text);
    return undefined;
  }
  if (file !== undefined) return ownFile(reader, file);
  const place = store === undefined ? elsewhere(reader, url ?? "") : inStore(reader, store);
  return place && { place };
}

function ownFile({ name, record, context, flag }: MediaReading, file: string): FoundPlace | undefined {
  const { files, folder, outside } = context;
  if (!files.has(file, (text) => flag("missing-media-file", "file", text))) return undefined;
  const own = readMediaFile(join(folder.path, file), record.kind, context.file.report, outside);
  if (!own) return undefined;
  const { type, extensions } = MEDIA_TYPES[own.type];
  const path = mediaPath(name, digestOf(own.bytes), extensions[0]);
  return { place: { at: "file", file, path, type, bytes: own.bytes.length }, own };
}

function inStore(
  { record: { kind }, flag }: MediaReading,
  { url, sha256, bytes }: NonNullable<MediaRecord["store"]>,
): MediaPlace | undefined {
  const type = typeAt(url, kind);
  if (type !== undefined) return { at: "store", url, type, bytes, sha256 };
  const usual = TYPES.flatMap((one) => (one.kind === kind ? one.extensions : [])).join("、");
  flag("bad-media-address", "store", `的地址 ${url} 结尾不是 ${usual}`);
  return undefined;
}

function elsewhere({ record: { kind }, flag }: MediaReading, url: string): MediaPlace | undefined {
  const clip = clipAt(url);
  if (clip && kind !== "document") return { at: "platform", ...clip };
  if (clip || isPlatformHost(url)) {
    flag("bad-media-address", "url", `的地址 ${url} 不是平台上一段${MEDIA_LABELS[kind]}的页面`);
    return undefined;
  }
  const type = typeAt(url, kind);
  return type === undefined ? { at: "page", url } : { at: "elsewhere", url, type };
}

/** What a file at an address is, if it is of a kind. */
function typeAt(url: string, kind: MediaRecord["kind"]): string | undefined {
  const extension = extname(new URL(url).pathname).toLowerCase();
  return TYPES.find((one) => one.kind === kind && one.extensions.includes(extension))?.type;
}

const TYPES: readonly { readonly kind: string; readonly type: string; readonly extensions: readonly string[] }[] =
  Object.values(MEDIA_TYPES);

/** Captions beside the article; undefined when they are not there, the report says why. */
export function captionsIn(
  { name, what, context: { file: record, files, folder, outside } }: MediaReading,
  { file, language }: NonNullable<MediaRecord["captions"]>[number],
  index: number,
): Captions | undefined {
  const place = ["media", name, "captions", index, "file"];
  const tell = (text: string) => record.flag("bad-captions", place, `${what}的字幕${text.replace(/^的/, "")}。`);
  if (!files.has(file, tell)) return undefined;
  const path = join(folder.path, file);
  const text = readTextFile(path, CAPTIONS_LIMIT_MIB, record.report, outside);
  if (text === undefined) return undefined;
  for (const { place: at, message } of captionFaults(text))
    record.report.add("bad-captions", path, `字幕${message}。`, at);
  const address = mediaPath(`${name}-${language.toLowerCase()}`, digestOf(Buffer.from(text)), ".vtt");
  return { file, path: address, language };
}

function digestOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
