import { lstatSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { imageSize } from "image-size";
import type { Picture } from "../domain/article.ts";
import type { PictureRecord } from "../domain/article-record.ts";
import type { ProblemCode } from "../domain/problem.ts";
import { fullWidthPunctuation } from "../domain/punctuation.ts";
import type { SourceCitation, SourceRecord } from "../domain/source.ts";
import type { JsonFile } from "./json-file.ts";
import type { ProblemReport } from "./problem-report.ts";
import { namedSource, type SourceNames, unknownSource } from "./source-names.ts";

const LIMIT_MIB = 15;
const LIMIT_MEGAPIXELS = 40;
/** image-size's name for a type → the file names it may have. SVG can carry scripts and is not among them. */
const EXTENSIONS: Readonly<Record<string, readonly string[]>> = {
  jpg: [".jpg", ".jpeg"],
  png: [".png"],
  webp: [".webp"],
  avif: [".avif"],
  gif: [".gif"],
};

/**
 * Checks every picture of an article and gives the good ones by name.
 *
 * @param withdrawn reasons why pictures may no longer be shown, by name
 * @param files names of the other files in the folder; each must be on record
 */
export function readPictures(
  records: Readonly<Record<string, PictureRecord>>,
  file: JsonFile,
  folder: string,
  files: readonly string[],
  sources: SourceNames,
  withdrawn: ReadonlyMap<string, string>,
  report: ProblemReport,
): Map<string, Picture> {
  const pictures = new Map<string, Picture>();
  const recorded = new Set<string>();
  for (const [name, record] of Object.entries(records)) {
    if (record.file) recorded.add(record.file);
    const picture = readPicture(name, record);
    if (picture) pictures.set(name, picture);
  }
  for (const name of files) {
    if (!recorded.has(name))
      report.add("unrecorded-file", join(folder, name), `文件“${name}”没有在 article.json 里登记。`);
  }
  return pictures;

  function readPicture(name: string, record: PictureRecord): Picture | undefined {
    const say = (code: ProblemCode, field: string, text: string) =>
      report.add(
        code,
        file.path,
        `图片“${name}”${/[。？]$/.test(text) ? text : `${text}。`}`,
        file.locate(["pictures", name, field]),
      );
    const unavailable = withdrawn.get(name) ?? record.unavailable;
    const credit = record.credit === null ? null : citation(record.credit);
    if (credit === undefined) return undefined;
    const caption = record.caption && { caption: fullWidthPunctuation(record.caption) };
    if (unavailable !== undefined) {
      if (credit === null && !record.creditNote) {
        say("missing-credit", "credit", "的出处写了 null，却没有用 creditNote 说明");
        return undefined;
      }
      const { alt, creditNote, licence } = record;
      return {
        name,
        shown: false,
        reason: fullWidthPunctuation(unavailable),
        credit,
        ...caption,
        ...(alt && { alt }),
        ...(creditNote && { creditNote: fullWidthPunctuation(creditNote) }),
        ...(licence && { licence }),
      };
    }
    if (credit === null) say("missing-credit", "credit", "没有出处，不能展示");
    if (!record.alt) say("missing-alt", "alt", "没有写 alt");
    if (!record.licence) say("missing-licence", "licence", "没有写使用依据");
    if (!record.file) say("missing-picture-file", "file", "没有写文件名");
    if (!credit || !record.alt || !record.licence || !record.file) return undefined;
    if (!files.includes(record.file)) {
      say("missing-picture-file", "file", `的文件“${record.file}”不在文章文件夹里`);
      return undefined;
    }
    const size = measure(join(folder, record.file), report);
    if (!size) return undefined;
    return {
      name,
      shown: true,
      file: record.file,
      alt: record.alt,
      licence: record.licence,
      credit,
      ...caption,
      ...size,
    };

    function citation(source: SourceRecord): SourceCitation | undefined {
      const found = sources.resolve(source);
      if (!found) say("unknown-source", "credit", `的出处不明：${unknownSource(namedSource(source), sources)}`);
      // A picture that is not shown is no use of the source; its credit stays when the source asks for its withdrawal.
      else if (unavailable === undefined && sources.termsOf(found)?.status === "stopped")
        say("stopped-source", "credit", `的出处“${found.name}”已经停用。`);
      return found;
    }
  }
}

function measure(path: string, report: ProblemReport): { width: number; height: number } | undefined {
  const bytes = lstatSync(path).size;
  if (bytes > LIMIT_MIB * 1024 * 1024) {
    report.add("file-too-large", path, `图片有 ${(bytes / 1024 / 1024).toFixed(1)} MB，上限是 ${LIMIT_MIB} MB。`);
    return undefined;
  }
  try {
    const { width, height, type = "", orientation = 1 } = imageSize(readFileSync(path));
    if (!EXTENSIONS[type]?.includes(extname(path).toLowerCase())) {
      report.add("bad-picture-file", path, `文件内容是 ${type || "不认识的格式"}，与文件名后缀不符或不能使用。`);
      return undefined;
    }
    if (width * height > LIMIT_MEGAPIXELS * 1e6) {
      report.add("file-too-large", path, `图片有 ${width}×${height} 像素，上限是 ${LIMIT_MEGAPIXELS} 百万像素。`);
      return undefined;
    }
    // EXIF orientations 5 to 8 turn the picture by a quarter.
    return orientation >= 5 ? { width: height, height: width } : { width, height };
  } catch {
    report.add("bad-picture-file", path, "文件不是能识别的图片，或已经损坏。");
    return undefined;
  }
}
