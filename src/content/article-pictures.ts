import { createHash } from "node:crypto";
import { basename, join, parse } from "node:path";
import type { Picture, ShownPicture, UnavailablePicture } from "../domain/article.ts";
import type { PictureRecord } from "../domain/article-record.ts";
import { type EmbeddedCredit, embeddedCreditOf, NO_CREDIT } from "../domain/attribution.ts";
import type { DateStamp } from "../domain/date-stamp.ts";
import { portableFileName, sameFileKey } from "../domain/file-name.ts";
import { type Focus, placeOf, WHOLE } from "../domain/focus.ts";
import { fullWidthPunctuation } from "../domain/punctuation.ts";
import { RECIPE } from "../domain/rendition.ts";
import type { SourceCitation } from "../domain/source.ts";
import type { ErrorCode } from "../domain/verdict.ts";
import { readCredit } from "./article-sources.ts";
import type { ArticleFolder } from "./folders.ts";
import type { JsonFile } from "./json-file.ts";
import type { Outside } from "./outside.ts";
import { readPictureFile } from "./picture-file.ts";
import { fieldsOf } from "./salvaged-record.ts";
import type { NamedSources } from "./source-registry.ts";
import { contradiction, upstreamCredit } from "./upstream-credit.ts";

/** Where pictures are read. */
export interface PictureContext {
  readonly file: JsonFile;
  /** Where in it the record of a picture stands. */
  readonly recordAt: (name: string) => readonly PropertyKey[];
  /** Every other file in it must be on record. */
  readonly folder: Pick<ArticleFolder, "path" | "otherFiles" | "hasText">;
  /** Full address of the page that a picture stands on. */
  readonly pageOf: (name: string) => string;
  readonly sources: NamedSources;
  readonly outside: Outside;
  /** Reasons why pictures may no longer be shown, by name. */
  readonly withdrawn: ReadonlyMap<string, string>;
  /** Reads the end of a picture's licence. */
  readonly readUntil: (name: string, until: string) => DateStamp | undefined;
}

/**
 * Checks every picture of an article and gives them by name. In the place of one with which anything is wrong there is one that
 * cannot be shown: its place in the text is not wrong, and a preview has it.
 */
export function readPictures(
  records: Readonly<Record<string, PictureRecord>>,
  context: PictureContext,
): Map<string, Picture> {
  const { file, folder } = context;
  const files = new FolderFiles(folder.otherFiles);
  const pictures = Object.entries(records).map(([name, record]): [string, Picture] => {
    const before = file.report.count;
    const picture = readPicture(name, record, files, context);
    const right = picture && file.report.count === before && !file.reported.touches(context.recordAt(name));
    return [name, right ? picture : { ...missing(name, "这张图片还有要改的地方"), ...captionOf(record) }];
  });
  for (const record of Object.values(records)) if (record.file) files.recorded.add(record.file);
  reportFiles(files, Object.keys(records), context);
  return new Map(pictures);
}

/** The names of a folder's files, together those that are one file to Windows and macOS. */
class FolderFiles {
  readonly names: readonly string[];
  /** Those that a record means, be it by a name that is not quite theirs. */
  readonly recorded = new Set<string>();
  readonly #alike = new Map<string, string[]>();

  constructor(names: readonly string[]) {
    this.names = names;
    for (const name of names) {
      const key = sameFileKey(name);
      this.#alike.set(key, [...(this.#alike.get(key) ?? []), name]);
    }
  }

  /** The name itself if it is there, otherwise the first that is the same file elsewhere. */
  find(name: string): string | undefined {
    const alike = this.#alike.get(sameFileKey(name)) ?? [];
    return alike.includes(name) ? name : alike[0];
  }

  firstAlike(name: string): string {
    return this.#alike.get(sameFileKey(name))?.[0] ?? name;
  }

  /** A name like it that no file has. */
  freeName(name: string): string {
    const { name: stem, ext } = parse(portableFileName(name));
    for (let number = 2; ; number += 1) {
      const free = `${stem}-${number}${ext}`;
      if (!this.#alike.has(sameFileKey(free))) return free;
    }
  }
}

/** Reports files that are one elsewhere, and those that no record names. */
function reportFiles(files: FolderFiles, pictures: readonly string[], context: PictureContext): void {
  const { folder } = context;
  const { report } = context.file;
  for (const name of files.names) {
    const first = files.firstAlike(name);
    if (first === name) continue;
    const message = `“${first}”和“${name}”在 Windows 和 macOS 上是同一个文件，请把一个改成别的名称，如“${files.freeName(name)}”。`;
    report.add("bad-picture-file", join(folder.path, name), message);
  }
  // A text by another name is missing, and that was said.
  const misnamed = (name: string) => !folder.hasText && name.toLowerCase() === "article.md";
  const unrecorded = files.names.filter(
    (name) => files.firstAlike(name) === name && !files.recorded.has(name) && !misnamed(name),
  );
  // A file name that is wrong may mean any of them.
  if (unrecorded.length <= unreadableNames(pictures, files, context)) return;
  const record = basename(context.file.path);
  for (const name of unrecorded)
    report.add("unrecorded-file", join(folder.path, name), `文件“${name}”没有在 ${record} 里登记。`);
}

/** How many pictures have a file name of which something wrong was said. */
function unreadableNames(
  pictures: readonly string[],
  { names }: FolderFiles,
  { file: { reported, value }, recordAt }: PictureContext,
): number {
  if (reported.covers(recordAt("").slice(0, -1))) return names.length;
  const isWritten = (place: readonly PropertyKey[]) =>
    place.reduce((within: unknown, step) => fieldsOf(within)[String(step)], value);
  return pictures.map(recordAt).filter((place) => reported.touches([...place, "file"]) && isWritten(place)).length;
}

type Flag = (code: ErrorCode, field: string, text: string) => void;

/** Undefined when there is none that could be shown; the report says why. */
function readPicture(
  name: string,
  record: PictureRecord,
  files: FolderFiles,
  context: PictureContext,
): Picture | undefined {
  const { file, sources, withdrawn, readUntil } = context;
  const place = context.recordAt(name);
  const flag: Flag = (code, field, text) => file.flag(code, [...place, field], `图片“${name}”${text}。`);
  const until = record.until === undefined ? undefined : readUntil(name, record.until);
  // Whatever is wrong with the reason, there is one: it is not meant to be shown.
  const unsaid = file.reported.touches([...place, "unavailable"]) ? "" : undefined;
  const reason = withdrawn.get(name) ?? record.unavailable ?? unsaid;
  const credit =
    record.credit === null
      ? null
      : readCredit(record.credit, [...place, "credit"], `图片“${name}”`, reason === undefined, file, sources);
  if (reason !== undefined) {
    if (credit === null && !record.creditNote && !file.reported.touches([...place, "creditNote"]))
      flag("missing-credit", "credit", "的出处写了 null，却没有用 creditNote 说明");
    return credit === undefined ? undefined : unavailable(name, record, credit, reason);
  }
  if (credit === null) flag("missing-credit", "credit", "没有出处，不能展示");
  if (!record.alt) flag("missing-alt", "alt", "没有写 alt");
  if (!record.licence) flag("missing-licence", "licence", "没有写使用依据");
  if (!isThere(record.file, files, flag)) return undefined;
  return shown(name, { ...record, file: record.file }, credit, until, context);
}

/** Whether the folder has the file that a record names; the report is told what else it may be called there. */
function isThere(name: string | undefined, files: FolderFiles, flag: Flag): name is string {
  const found = name && files.find(name);
  if (name && found === name) return true;
  if (!name) flag("missing-picture-file", "file", "没有写文件名");
  else if (found === undefined) flag("missing-picture-file", "file", `的文件“${name}”不在文章文件夹里`);
  else {
    files.recorded.add(found);
    const difference = found.normalize("NFC") === name ? "字看起来一样，编码不同（NFD）" : "大小写不同";
    flag("missing-picture-file", "file", `的文件在文件夹里叫“${found}”，${difference}，请改名为“${name}”`);
  }
  return false;
}

function unavailable(
  name: string,
  { alt, licence, ...record }: PictureRecord,
  credit: SourceCitation | null,
  reason: string,
): UnavailablePicture {
  const creditNote = record.creditNote && fullWidthPunctuation(record.creditNote);
  return {
    name,
    shown: false,
    reason: fullWidthPunctuation(reason),
    ...captionOf(record),
    ...(alt && { alt }),
    ...(licence && { licence }),
    ...(credit ? { credit, ...(creditNote && { creditNote }) } : { credit, creditNote: creditNote ?? NO_CREDIT }),
  };
}

function shown(
  name: string,
  record: PictureRecord & { readonly file: string },
  credit: SourceCitation | null | undefined,
  until: DateStamp | undefined,
  { file, recordAt, folder, pageOf, sources, outside }: PictureContext,
): ShownPicture | undefined {
  const { alt, licence } = record;
  const read = readPictureFile(join(folder.path, record.file), file.report, outside);
  if (!read || !credit || !alt || !licence) return undefined;
  const { bytes, width, height, tags } = read;
  const strange = contradiction(upstreamCredit(tags), credit, namesOf(credit, sources));
  if (strange) file.warn("credit-contradiction", [...recordAt(name), "credit"], `图片“${name}”${strange}`);
  const focus = record.focus === undefined ? undefined : placeOf(record.focus);
  return {
    name,
    shown: true,
    file: record.file,
    alt,
    licence,
    credit,
    ...(until && { until }),
    ...captionOf(record),
    width,
    height,
    ...(focus && { focus }),
    digest: digestOf(bytes, embeddedCreditOf(credit, licence, pageOf(name)), focus === WHOLE ? undefined : focus),
  };
}

/** A picture that cannot be shown as long as something has to be put right. */
export function missing(name: string, reason: string): UnavailablePicture {
  return { name, shown: false, reason, credit: null, creditNote: "出处待补" };
}

function captionOf({ caption }: Pick<PictureRecord, "caption">): Pick<Picture, "caption"> {
  return caption ? { caption: fullWidthPunctuation(caption) } : {};
}

/** Everything a source is known by. */
function namesOf(citation: SourceCitation, sources: NamedSources): string[] {
  const terms = sources.termsOf(citation);
  return [citation.name, ...(terms ? [terms.name, ...terms.aliases] : [])];
}

/** Changes with whatever changes the files made from a picture, so that none of them is taken for another. */
function digestOf(bytes: Buffer, embedded: EmbeddedCredit, focus: Focus | undefined): string {
  return createHash("sha256")
    .update(JSON.stringify([embedded, RECIPE, focus]))
    .update(bytes)
    .digest("hex");
}
