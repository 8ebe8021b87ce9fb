import { readFileSync, statSync } from "node:fs";
import { parse } from "node:path";
import { readMediaFile } from "../../content/media/media-file.ts";
import { MACHINE } from "../../content/outside.ts";
import { ProblemReport } from "../../content/problem-report.ts";
import { portableFileName } from "../../domain/file-name.ts";
import { MEDIA_TYPES, type MediaKind } from "../../domain/media.ts";
import type { JudgedPicture } from "./judged-picture.ts";

/**
 * Judges a video or sound as the publication judges its own, by what is in it; one whose ending says something else is renamed.
 *
 * @param path where it lies
 * @param called what it is called
 */
export function judgedMedia(path: string, called: string, kind: MediaKind): JudgedPicture {
  const { name, ext } = parse(called);
  let bytes: Buffer | undefined;
  const outside = {
    ...MACHINE,
    status: () => statSync(path),
    bytes: () => {
      bytes ??= readFileSync(path);
      return bytes;
    },
  };
  const usual = Object.values(MEDIA_TYPES).flatMap((type) => (type.kind === kind ? type.extensions : []));
  let reason: string | undefined;
  for (const ending of [ext, ...usual]) {
    const fitting = portableFileName(name + ending);
    const report = new ProblemReport();
    if (readMediaFile(fitting, kind, report, outside)) return { name: fitting };
    reason ??= report.problems[0]?.message.replace(/[。；].*$/s, "");
  }
  return { reason: reason ?? "文件不能用" };
}
