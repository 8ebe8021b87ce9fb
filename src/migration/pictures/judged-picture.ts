import { readFileSync, statSync } from "node:fs";
import { basename, parse } from "node:path";
import { foreignPicture } from "../../content/foreign-picture.ts";
import { MACHINE } from "../../content/outside.ts";
import { readPictureFile } from "../../content/picture-file.ts";
import { type PictureType, pictureTypeOf } from "../../content/picture-structure.ts";
import { ProblemReport } from "../../content/problem-report.ts";
import { portableFileName } from "../../domain/file-name.ts";

const ENDINGS: Readonly<Record<PictureType, RegExp>> = {
  jpeg: /\.jpe?g$/i,
  png: /\.png$/i,
  webp: /\.webp$/i,
  avif: /\.avif$/i,
  gif: /\.gif$/i,
};
const MOST_BYTES = 64 * 1024 * 1024;

/** A file that a page may show, with the name that it gets; or why none may. */
export type JudgedPicture = { readonly name: string } | { readonly reason: string; readonly moves?: boolean };

/**
 * Judges a file as the publication judges its own pictures, by what is in it; one whose name says something else is renamed.
 *
 * @param path where it lies
 * @param called what it is called, if not as it lies there
 */
export function judgedPicture(path: string, called = basename(path)): JudgedPicture {
  if (statSync(path).size > MOST_BYTES) return { reason: "图片文件太大" };
  const bytes = readFileSync(path);
  const type = pictureTypeOf(bytes);
  if (!type) return { reason: foreignPicture(bytes)?.replace(/[。；].*$/s, "") ?? "文件不是图片" };
  const { name, ext } = parse(called);
  const ending = ENDINGS[type].test(ext) ? ext : type === "jpeg" ? ".jpg" : `.${type}`;
  const fitting = portableFileName(name + ending);
  const report = new ProblemReport();
  // Under the name that it gets: what lies there may be called otherwise.
  const picture = readPictureFile(fitting, report, {
    ...MACHINE,
    status: () => ({ isFile: () => true, isSymbolicLink: () => false, size: bytes.length }),
    bytes: () => bytes,
  });
  if (picture) return { name: fitting };
  const [problem] = report.problems;
  const moves = problem?.code === "animated-picture";
  return { reason: (problem?.message ?? "图片不能用").replace(/[。；].*$/s, ""), moves };
}
