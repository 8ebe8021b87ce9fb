import { createHash } from "node:crypto";
import { extname, join } from "node:path";
import { type Captions, type CaptionsRecord, isConvertedScript } from "../../domain/captions.ts";
import type { DateStamp } from "../../domain/date-stamp.ts";
import type { EmbeddedCredit } from "../../domain/embedded-credit.ts";
import { MEDIA_LABELS, MEDIA_TYPES, type MediaPlace, type MediaRecord, mediaPath } from "../../domain/media.ts";
import { clipAt, isPlatformHost } from "../../domain/media-platform.ts";
import type { MediaSettings } from "../../domain/media-policy.ts";
import type { Picture } from "../../domain/picture.ts";
import type { ErrorCode } from "../../domain/verdict.ts";
import { creditedFile, fileCreditOf } from "../../embedding/embed-credit.ts";
import { unlikeRecord } from "../../marks/machine-marks.ts";
import type { FolderFiles } from "../folder-files.ts";
import type { ArticleFolder } from "../folders.ts";
import type { JsonFile } from "../json-file.ts";
import type { Lacks } from "../lacks.ts";
import type { Outside } from "../outside.ts";
import type { NamedSources } from "../source-registry.ts";
import { readTextFile } from "../text-file.ts";
import { type MediaFile, readMediaFile } from "./media-file.ts";
import { mediaSources } from "./media-marks.ts";
import { captionFaults } from "./web-vtt.ts";

const CAPTIONS_LIMIT_MIB = 2;

/** Where videos, sounds and documents are read. */
export interface MediaContext {
  readonly file: JsonFile;
  readonly folder: Pick<ArticleFolder, "path">;
  /** Full address of the article. */
  readonly page: string;
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

type ElsewherePlace = Exclude<MediaPlace, { readonly at: "file" }>;

/** Where it is; of a file of our own what it says of itself, and its name beside the article. */
type FoundPlace =
  | { readonly place: ElsewherePlace; readonly own?: undefined }
  | { readonly own: MediaFile; readonly file: string };

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

function ownFile({ record, context, flag }: MediaReading, file: string): FoundPlace | undefined {
  const { files, folder, outside } = context;
  if (!files.has(file, (text) => flag("missing-media-file", "file", text))) return undefined;
  const own = readMediaFile(join(folder.path, file), record.kind, context.file.report, outside);
  const unlike = own && unlikeRecord(mediaSources(own), record.digitalSourceType);
  if (unlike) flag("ai-mark", "digitalSourceType", unlike);
  return own && { own, file };
}

/**
 * Where a file of our own is published. Its name changes with the file, and with what the file says of where it comes from.
 *
 * @param name under which the text places it
 * @param credit as it is embedded in files
 * @param work address of the work that it is, or was taken from
 */
export function ownPlace(
  name: string,
  { own, file }: Extract<FoundPlace, { file: string }>,
  credit: EmbeddedCredit,
  work: string | undefined,
): MediaPlace {
  const { type, extensions } = MEDIA_TYPES[own.type];
  const says = fileCreditOf(own.type, credit, work);
  const pieces = says ? creditedFile(own.bytes, says) : [own.bytes];
  const bytes = pieces.reduce((sum, { length }) => sum + length, 0);
  const path = mediaPath(name, digestOf(...pieces), extensions[0]);
  return { at: "file", file, path, type, bytes, ...(says && { credit: says }) };
}

function inStore(
  { record: { kind }, flag }: MediaReading,
  { url, sha256, bytes }: NonNullable<MediaRecord["store"]>,
): ElsewherePlace | undefined {
  const type = typeAt(url, kind);
  if (type !== undefined) return { at: "store", url, type, bytes, sha256 };
  const usual = TYPES.flatMap((one) => (one.kind === kind ? one.extensions : [])).join("、");
  flag("bad-media-address", "store", `的地址 ${url} 结尾不是 ${usual}`);
  return undefined;
}

function elsewhere({ record: { kind }, flag }: MediaReading, url: string): ElsewherePlace | undefined {
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
  { name, what, record: { captions = [] }, context: { file: record, files, folder, page, outside } }: MediaReading,
  { file, language }: CaptionsRecord,
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
  const whole = text.endsWith("\n") ? text : `${text}\n`;
  // Articles have words of their own in the other script, so no two of them share a file.
  const digest = digestOf(Buffer.from(`${page}\n${whole}`));
  const address = mediaPath(`${name}-${language.toLowerCase()}`, digest, ".vtt");
  const all = captions.map((track) => track.language);
  return { path: address, language, text: whole, isConverted: isConvertedScript(language, all) };
}

function digestOf(...pieces: readonly Buffer[]): string {
  const hash = createHash("sha256");
  for (const piece of pieces) hash.update(piece);
  return hash.digest("hex");
}
