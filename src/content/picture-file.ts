import { parse } from "node:path";
import { inflateSync } from "node:zlib";
import { DOMParser, onErrorStopParsing } from "@xmldom/xmldom";
import ExifReader, { type ExpandedTags } from "exifreader";
import { canBeHeld } from "../domain/rendition.ts";
import { LONGEST_TEXT, packedTexts, readableForms, tagsOf } from "../marks/picture-texts.ts";
import { foreignPicture } from "./foreign-picture.ts";
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
  /** The bytes, and what describes them where nobody looks for it. */
  readonly forms: readonly Uint8Array[];
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
    refuse(foreignPicture(bytes) ?? "文件不是能识别的图片。");
    return undefined;
  }
  const { name, ext } = parse(path);
  const [usual = "", ...others] = EXTENSIONS[type];
  if (![usual, ...others].includes(ext.toLowerCase())) {
    refuse(`文件内容是 ${type.toUpperCase()}，与文件名后缀不符；请改名为“${name}${usual}”。`);
    return undefined;
  }
  const structure = structureOf(type, bytes);
  if (!structure) {
    refuse("图片不完整，或已经损坏。");
    return undefined;
  }
  if (structure.animated) {
    report.add("animated-picture", path, "这是会动的图片。");
    return undefined;
  }
  const { width, height } = structure;
  if (width * height > LIMIT_MEGAPIXELS * 1e6) {
    report.add("picture-too-large", path, `图片有 ${width}×${height} 像素，上限是 ${LIMIT_MEGAPIXELS} 百万像素。`);
    return undefined;
  }
  if (!canBeHeld({ width, height })) {
    report.add("picture-too-large", path, `图片有 ${width}×${height} 像素，没有一种格式装得下这样长的图；请裁成几张。`);
    return undefined;
  }
  const forms = readableForms(bytes, packedTexts(bytes).map(unpacked));
  const tags = tagsOf(forms, ({ buffer, byteOffset, length }) =>
    ExifReader.load(Buffer.from(buffer, byteOffset, length), { expanded: true, domParser: XML }),
  );
  return { bytes, forms, width, height, tags };
}

/** Given to the library, which would look for it by itself where a bundle cannot have it, and say nothing. */
const XML = new DOMParser({ onError: onErrorStopParsing });

function unpacked(packed: Uint8Array): Uint8Array | undefined {
  try {
    return inflateSync(packed, { maxOutputLength: LONGEST_TEXT });
  } catch {
    return undefined;
  }
}
