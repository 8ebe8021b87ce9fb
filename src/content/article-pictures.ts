import { createHash } from "node:crypto";
import { join } from "node:path";
import type { PictureRecord } from "../domain/article-record.ts";
import { embeddedCreditOf, NO_CREDIT } from "../domain/attribution.ts";
import type { DateStamp } from "../domain/date-stamp.ts";
import { describedFocus, type Focus, placeOf, WHOLE } from "../domain/focus.ts";
import type { Picture, UnavailablePicture } from "../domain/picture.ts";
import { fullWidthPunctuation } from "../domain/punctuation.ts";
import { RECIPE } from "../domain/rendition.ts";
import type { SourceCitation } from "../domain/source.ts";
import type { ErrorCode } from "../domain/verdict.ts";
import { xmpOf } from "../embedding/xmp.ts";
import { unlikeRecord } from "../marks/machine-marks.ts";
import { contradiction, markedSources, otherLicence, upstreamCredit } from "../marks/upstream-credit.ts";
import { readCredit } from "./article-sources.ts";
import { FolderFiles, reportFiles } from "./folder-files.ts";
import type { ArticleFolder } from "./folders.ts";
import type { JsonFile } from "./json-file.ts";
import type { OldPictures } from "./lacks.ts";
import { asLeft } from "./old-pictures.ts";
import type { Outside } from "./outside.ts";
import { readPictureFile } from "./picture-file.ts";
import { type NamedSources, namesOf } from "./source-registry.ts";

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
  /** Of an article that was moved from an old site. */
  readonly old?: OldPictures;
  /** Reads the end of a picture's licence. */
  readonly readUntil: (name: string, until: string) => DateStamp | undefined;
}

/** Pictures where nothing but pictures lies beside the record; every file there has to be one of theirs. */
export function readOnlyPictures(
  records: Readonly<Record<string, PictureRecord>>,
  context: PictureContext,
): Map<string, Picture> {
  const { file, folder, recordAt } = context;
  const files = new FolderFiles(folder.otherFiles);
  const pictures = readPictures(records, context, files);
  reportFiles(
    files,
    [recordAt("").slice(0, -1)],
    Object.keys(records).map((name) => [...recordAt(name), "file"]),
    file,
    folder,
  );
  return pictures;
}

/**
 * Checks every picture of an article and gives them by name. In the place of one with which anything is wrong there is one that
 * cannot be shown: its place in the text is not wrong, and a preview has it.
 */
export function readPictures(
  records: Readonly<Record<string, PictureRecord>>,
  context: PictureContext,
  files: FolderFiles,
): Map<string, Picture> {
  const { file } = context;
  const pictures = Object.entries(records).map(([name, record]): [string, Picture] => {
    const before = file.report.count;
    const picture = readPicture(name, record, files, context);
    const right = picture && file.report.count === before && !file.reported.touches(context.recordAt(name));
    return [
      name,
      right ? picture : { ...missing(name, "这张图片还有要改的地方"), ...captionOf(record), ...madeOf(record) },
    ];
  });
  for (const record of Object.values(records)) if (record.file) files.recorded.add(record.file);
  return new Map(pictures);
}

type Flag = (code: ErrorCode, field: string, text: string) => void;

/** Undefined when there is none that could be shown; the report says why. */
function readPicture(
  name: string,
  typed: PictureRecord,
  files: FolderFiles,
  context: PictureContext,
): Picture | undefined {
  const { file, sources, withdrawn, readUntil, old } = context;
  const { record, bulk } = asLeft(typed, old);
  const place = context.recordAt(name);
  const flag: Flag = (code, field, text) => file.flag(code, [...place, field], `图片“${name}”${text}。`);
  const until = record.until === undefined ? undefined : readUntil(name, record.until);
  // Whatever is wrong with the reason, there is one: it is not meant to be shown.
  const unsaid = file.reported.touches([...place, "unavailable"]) ? "" : undefined;
  const reason = withdrawn.get(name) ?? record.unavailable ?? unsaid;
  const credit =
    record.credit === null
      ? (bulk?.credit ?? null)
      : readCredit(
          record.credit,
          [...place, "credit"],
          `图片“${name}”`,
          reason === undefined,
          file,
          sources,
          old?.lacks,
        );
  if (reason !== undefined) {
    if (credit === null && !record.creditNote && !file.reported.touches([...place, "creditNote"]))
      flag("missing-credit", "credit", "的出处写了 null，却没有用 creditNote 说明");
    return credit === undefined ? undefined : unavailable(name, record, credit, reason);
  }
  if (credit === null) flag("missing-credit", "credit", "没有出处，不能展示");
  if (!record.alt) flag("missing-alt", "alt", "没有写 alt");
  if (!record.licence) flag("missing-licence", "licence", "没有写使用依据");
  if (!files.has(record.file, (text) => flag("missing-picture-file", "file", text))) return undefined;
  return shown(name, { ...record, file: record.file }, credit, until, bulk !== undefined, context);
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
    ...madeOf(record),
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
  inBulk: boolean,
  { file, recordAt, folder, pageOf, sources, outside }: PictureContext,
): Picture | undefined {
  const { alt, licence } = record;
  const read = readPictureFile(join(folder.path, record.file), file.report, outside);
  if (!read || !credit || !alt || !licence) return undefined;
  const { bytes, forms, width, height, tags } = read;
  // A mark that the file brings is lost with the file: what is published has to carry it on.
  const unlike = unlikeRecord(markedSources(tags, forms), record.digitalSourceType);
  if (unlike) file.flag("ai-mark", [...recordAt(name), "digitalSourceType"], `图片“${name}”${unlike}。`);
  const said = upstreamCredit(tags);
  const otherwise = otherLicence(said, { licence });
  if (otherwise) file.flag("licence-contradiction", [...recordAt(name), "licence"], `图片“${name}”${otherwise}`);
  const strange = contradiction(said, credit, namesOf(credit, sources));
  if (strange) file.warn("credit-contradiction", [...recordAt(name), "credit"], `图片“${name}”${strange}`);
  // What was decided about many does not stand against what one of them says of itself.
  if (strange && inBulk) {
    const { licence: _, ...rest } = record;
    return unavailable(name, rest, null, "旧站没有注明出处，文件里写的与本站的登记不符");
  }
  const focus = record.focus === undefined ? describedFocus(alt) : placeOf(record.focus);
  return {
    name,
    shown: true,
    file: record.file,
    alt,
    licence,
    credit,
    ...(until && { until }),
    ...captionOf(record),
    ...madeOf(record),
    width,
    height,
    ...(focus && { focus }),
    digest: pictureDigest(
      bytes,
      xmpOf(embeddedCreditOf({ credit, licence, ...madeOf(record) }, pageOf(name))),
      focus === WHOLE ? undefined : focus,
    ),
  };
}

/** A picture that cannot be shown as long as something has to be put right. */
export function missing(name: string, reason: string): UnavailablePicture {
  return { name, shown: false, reason, credit: null, creditNote: "出处待补" };
}

function madeOf({ digitalSourceType: made }: Pick<PictureRecord, "digitalSourceType">): Pick<Picture, "made"> {
  return made ? { made } : {};
}

function captionOf({ caption }: Pick<PictureRecord, "caption">): Pick<Picture, "caption"> {
  return caption ? { caption: fullWidthPunctuation(caption) } : {};
}

/**
 * What the addresses of a picture's files are made of. It changes with the picture, with all that stands in its files beside the pixels,
 * and with how they are made: caches keep them for ever, and none may be taken for another.
 *
 * @param packet as it is embedded, and not what it is made of: another form of it is another file
 */
export function pictureDigest(bytes: Buffer, packet: string, focus: Focus | undefined): string {
  return createHash("sha256")
    .update(JSON.stringify([packet, RECIPE, focus]))
    .update(bytes)
    .digest("hex");
}
