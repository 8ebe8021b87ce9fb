import { extname } from "node:path";
import { DOMParser, onErrorStopParsing } from "@xmldom/xmldom";
import ExifReader, { type ExpandedTags } from "exifreader";
import { imageSize } from "image-size";
import { spelledOut } from "../domain/characters.ts";
import { canBeHeld } from "../domain/rendition.ts";
import type { SourceCitation } from "../domain/source.ts";
import { MACHINE, type Outside } from "./outside.ts";
import { type PictureType, pictureTypeOf, structureOf } from "./picture-structure.ts";
import type { ProblemReport } from "./problem-report.ts";

const LIMIT_MIB = 15;
const LIMIT_MEGAPIXELS = 40;
const EXTENSIONS: Readonly<Record<PictureType, readonly string[]>> = {
  jpeg: [".jpg", ".jpeg"],
  png: [".png"],
  webp: [".webp"],
  avif: [".avif"],
  gif: [".gif"],
};

export interface PictureFile {
  readonly bytes: Buffer;
  /** Pixels, as the reader sees it: turned as the camera was. */
  readonly width: number;
  readonly height: number;
  /** What the file says of itself in EXIF, IPTC and XMP. */
  readonly tags: ExpandedTags;
}

/**
 * Reads a picture and judges it by its structure, before anything decodes it: what it is, how large it would become, whether
 * it is whole and nothing but a picture.
 * @returns undefined when it may not be used; the report has been told why
 */
export function readPictureFile(
  path: string,
  report: ProblemReport,
  outside: Outside = MACHINE,
): PictureFile | undefined {
  const refuse = (text: string) => report.add("bad-picture-file", path, text);
  const status = outside.status(path);
  // A pipe that nobody writes to would never end.
  if (!status.isFile()) {
    report.add("unreadable-file", path, "这不是一个普通文件。");
    return undefined;
  }
  const { size } = status;
  if (size > LIMIT_MIB * 1024 * 1024) {
    report.add("picture-too-large", path, `图片有 ${(size / 1024 / 1024).toFixed(1)} MB，上限是 ${LIMIT_MIB} MB。`);
    return undefined;
  }
  const bytes = outside.bytes(path);
  const type = pictureTypeOf(bytes);
  if (!type) {
    refuse(
      isSvg(bytes) ? "文件是 SVG，里面可能有脚本，不能使用；请导出成 PNG，宽 1600 像素。" : "文件不是能识别的图片。",
    );
    return undefined;
  }
  if (!EXTENSIONS[type].includes(extname(path).toLowerCase())) {
    refuse(`文件内容是 ${type.toUpperCase()}，与文件名后缀不符。`);
    return undefined;
  }
  const structure = structureOf(type, bytes);
  const tags = structure ? tagsOf(bytes) : {};
  // In AVIF the boxes turn the picture, whatever EXIF says.
  const measured = structure && measure(bytes, type === "avif" ? {} : tags);
  if (!structure || !measured) {
    refuse("图片不完整，或已经损坏。");
    return undefined;
  }
  if (structure.animated) {
    report.add("animated-picture", path, "这是会动的图片。");
    return undefined;
  }
  const rest = bytes.subarray(structure.end);
  if (rest.some((byte) => byte !== 0)) {
    refuse(`图片结束以后还有 ${rest.length} 字节别的内容；用图片软件打开，另存一次就没有了。`);
    return undefined;
  }
  const { width, height } = measured;
  if (width * height > LIMIT_MEGAPIXELS * 1e6) {
    report.add("picture-too-large", path, `图片有 ${width}×${height} 像素，上限是 ${LIMIT_MEGAPIXELS} 百万像素。`);
    return undefined;
  }
  if (!canBeHeld({ width, height })) {
    report.add("picture-too-large", path, `图片有 ${width}×${height} 像素，没有一种格式装得下这样长的图；请裁成几张。`);
    return undefined;
  }
  return { bytes, width, height, tags };
}

function isSvg(bytes: Buffer): boolean {
  return /<svg[\s>]/i.test(bytes.toString("latin1", 0, 4096));
}

/** Given to the library, which would look for it by itself where a bundle cannot have it, and say nothing. */
const XML = new DOMParser({ onError: onErrorStopParsing });

/** Nothing, when they cannot be read: they help, the picture does not depend on them. */
function tagsOf(bytes: Buffer): ExpandedTags {
  try {
    return ExifReader.load(bytes, { expanded: true, domParser: XML });
  } catch {
    return {};
  }
}

function measure(
  bytes: Buffer,
  { exif }: ExpandedTags,
): { readonly width: number; readonly height: number } | undefined {
  try {
    const { width, height } = imageSize(bytes);
    if (!(width > 0 && height > 0)) return undefined;
    // EXIF orientations 5 to 8 turn the picture by a quarter.
    return Number(exif?.Orientation?.value) >= 5 ? { width: height, height: width } : { width, height };
  } catch {
    return undefined;
  }
}

/** What the file of a picture says of itself, before any of it is lost. */
export interface UpstreamCredit {
  /** Credit line, source and copyright notice: on whose behalf. */
  readonly owners: readonly string[];
  readonly creators: readonly string[];
}

/** XMP, IPTC-IIM and EXIF names of the same thing (IPTC Photo Metadata, mapping guidelines). */
const OWNERS = {
  xmp: ["Credit", "Source", "rights"],
  iptc: ["Credit", "Source", "Copyright Notice"],
  exif: ["Copyright"],
};
const CREATORS = { xmp: ["creator"], iptc: ["By-line"], exif: ["Artist"] };

/** Who is named in a picture's tags. */
export function upstreamCredit(tags: ExpandedTags): UpstreamCredit {
  const said = (names: typeof OWNERS | typeof CREATORS) => {
    const values = (["xmp", "iptc", "exif"] as const).flatMap((group) =>
      names[group].map((name) => textOf(tags[group], name)),
    );
    return [...new Set(values.filter((value) => value !== ""))];
  };
  return { owners: said(OWNERS), creators: said(CREATORS) };
}

/** Groups of tags are typed by name, each differently; all have a `description` in words. */
function textOf(group: object | undefined, name: string): string {
  const tag: unknown = group && Object.entries(group).find(([key]) => key === name)?.[1];
  if (typeof tag !== "object" || tag === null || !("description" in tag)) return "";
  return typeof tag.description === "string" ? spelledOut(tag.description.trim()) : "";
}

/**
 * Where the file and the record of a picture say different things: the file names owners and none of them is the one on
 * record, or it names a creator whom the record leaves out (Copyright Act, s. 29.2: the author, if given in the source).
 *
 * @param credit as recorded; null when nobody is
 * @param names all names of the recorded source
 * @returns a sentence; undefined when they agree
 */
export function contradiction(
  { owners, creators }: UpstreamCredit,
  { author }: Pick<SourceCitation, "author">,
  names: readonly string[],
): string | undefined {
  const known = [...names, ...(author ? [author] : [])];
  const [owner] = owners;
  if (owner && !owners.some((text) => mentions(text, known)))
    return `文件里写明的出处是“${owner}”，记录里写的是“${names[0]}”。`;
  const stranger = creators.find((text) => !mentions(text, known));
  return stranger && `文件里写明的作者是“${stranger}”，记录里${author ? `写的是“${author}”` : "没有写 author"}。`;
}

/** `© 2026 CBC/Radio-Canada` mentions `CBC`, and `JAPAN` does not mention `AP`; `J. Doe` is part of `photo: j. doe`. */
function mentions(text: string, names: readonly string[]): boolean {
  return names.some((name) => contains(text, name) || contains(name, text));
}

function contains(text: string, part: string): boolean {
  const literal = part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  return new RegExp(`(?<![a-z])${literal}(?![a-z])`, "iu").test(text);
}
