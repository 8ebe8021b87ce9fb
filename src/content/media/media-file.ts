import { parse } from "node:path";
import { MEDIA_LABELS, MEDIA_TYPES, type MediaKind } from "../../domain/media.ts";
import type { Outside } from "../outside.ts";
import type { ProblemReport } from "../problem-report.ts";
import type { MediaStructure, Structure } from "./media-structure.ts";
import { mp4Structure } from "./mp4-structure.ts";
import { pdfStructure } from "./pdf-structure.ts";
import { mp3Structure, oggStructure } from "./sound-structure.ts";
import { webmStructure } from "./webm-structure.ts";

/** GitHub warns of files from 50 MB on and refuses those of 100 (docs.github.com, about large files). */
const LIMIT_MB = 50;

export interface MediaFile extends MediaStructure {
  readonly bytes: Buffer;
}

/**
 * Reads a video, sound or document and judges it by what is in it, whatever it is called.
 * @param kind as the record says
 * @returns undefined when it may not be used; the report has been told why
 */
export function readMediaFile(
  path: string,
  kind: MediaKind,
  report: ProblemReport,
  outside: Outside,
): MediaFile | undefined {
  const status = outside.status(path);
  // A pipe that nobody writes to would never end.
  if (!status.isFile()) {
    report.add("unreadable-file", path, "这不是一个普通文件。");
    return undefined;
  }
  if (status.size > LIMIT_MB * 1e6) {
    const size = (status.size / 1e6).toFixed(1);
    report.add("media-too-large", path, `文件有 ${size} MB，文章文件夹里的上限是 ${LIMIT_MB} MB。`);
    return undefined;
  }
  const bytes = outside.bytes(path);
  const { name, ext, base } = parse(path);
  const structure = structureOf(bytes, base);
  const refuse = (text: string) => report.add("bad-media-file", path, text);
  if (!structure) refuse("文件不是能识别的视频、音频或 PDF。");
  else if ("fault" in structure) refuse(`文件${structure.fault}。`);
  else {
    const { kind: found, extensions } = MEDIA_TYPES[structure.type];
    const [usual] = extensions;
    if (found !== kind) refuse(`登记的是${MEDIA_LABELS[kind]}，文件里是${MEDIA_LABELS[found]}（${structure.type}）。`);
    else if (!extensions.some((one) => one === ext.toLowerCase()))
      refuse(`文件内容是 ${structure.type}，与文件名后缀不符；请改名为“${name}${usual}”。`);
    else return { bytes, ...structure };
  }
  return undefined;
}

function structureOf(bytes: Buffer, name: string): Structure | undefined {
  return (
    mp4Structure(bytes, name) ??
    webmStructure(bytes) ??
    oggStructure(bytes) ??
    pdfStructure(bytes) ??
    mp3Structure(bytes)
  );
}
