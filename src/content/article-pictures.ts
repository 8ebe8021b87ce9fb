import { createHash } from "node:crypto";
import { join, parse } from "node:path";
import type { Picture, UnavailablePicture } from "../domain/article.ts";
import type { PictureRecord } from "../domain/article-record.ts";
import { type EmbeddedCredit, embeddedCreditOf, NO_CREDIT } from "../domain/attribution.ts";
import type { DateStamp } from "../domain/date-stamp.ts";
import { portableFileName, sameFileKey } from "../domain/file-name.ts";
import { fullWidthPunctuation } from "../domain/punctuation.ts";
import { RECIPE } from "../domain/rendition.ts";
import type { SourceCitation, SourceRecord } from "../domain/source.ts";
import type { ErrorCode } from "../domain/verdict.ts";
import type { ArticleFolder } from "./folders.ts";
import { type JsonFile, reportIn } from "./json-file.ts";
import { contradiction, readPictureFile, upstreamCredit } from "./picture-file.ts";
import type { ProblemReport } from "./problem-report.ts";
import { fieldsOf } from "./salvaged-record.ts";
import { namedSource, nameField, type SourceNames, unknownSource } from "./source-registry.ts";

/**
 * Checks every picture of an article and gives them by name. In the place of one with which anything is wrong there is one that
 * cannot be shown: its place in the text is not wrong, and a preview has it.
 *
 * @param folder every other file in it must be on record
 * @param page full address of the article
 * @param withdrawn reasons why pictures may no longer be shown, by name
 * @param readUntil reads the end of a picture's licence
 */
export function readPictures(
  records: Readonly<Record<string, PictureRecord>>,
  file: JsonFile,
  { path: folder, otherFiles, hasText }: ArticleFolder,
  page: string,
  sources: SourceNames,
  withdrawn: ReadonlyMap<string, string>,
  readUntil: (name: string, until: string) => DateStamp | undefined,
  report: ProblemReport,
): Map<string, Picture> {
  const pictures = new Map<string, Picture>();
  const recorded = new Set<string>();
  /** Names of the folder's files, together those that are one file to Windows and macOS. */
  const inFolder = new Map<string, string[]>();
  for (const name of otherFiles) {
    const same = inFolder.get(sameFileKey(name));
    if (same) same.push(name);
    else inFolder.set(sameFileKey(name), [name]);
  }
  for (const [name, record] of Object.entries(records)) {
    if (record.file) recorded.add(record.file);
    const before = report.count;
    const picture = readPicture(name, record);
    const right = picture && report.count === before && !file.told.touch(["pictures", name]);
    pictures.set(name, right ? picture : { ...missing(name, "这张图片还有要改的地方"), ...captionOf(record) });
  }
  // A text by another name is missing, and that was said.
  const misnamed = (name: string) => !hasText && name.toLowerCase() === "article.md";
  const variantOf = (name: string) => (inFolder.get(sameFileKey(name)) ?? []).find((_, index) => index === 0);
  for (const name of otherFiles) {
    const variant = variantOf(name);
    if (variant !== undefined && variant !== name)
      report.add(
        "bad-picture-file",
        join(folder, name),
        `“${variant}”和“${name}”在 Windows 和 macOS 上是同一个文件，请把一个改成别的名称，如“${another(name)}”。`,
      );
  }
  const unrecorded = otherFiles.filter((name) => variantOf(name) === name && !recorded.has(name) && !misnamed(name));
  // A file name that is wrong may mean any of them.
  if (unrecorded.length > unreadableFiles().length) {
    for (const name of unrecorded)
      report.add("unrecorded-file", join(folder, name), `文件“${name}”没有在 article.json 里登记。`);
  }
  return pictures;

  function another(name: string): string {
    const { name: stem, ext } = parse(portableFileName(name));
    for (let number = 2; ; number += 1) {
      const free = `${stem}-${number}${ext}`;
      if (!inFolder.has(sameFileKey(free))) return free;
    }
  }

  function unreadableFiles(): unknown[] {
    if (file.told.cover(["pictures"])) return [...otherFiles];
    const { pictures: written } = fieldsOf(file.value);
    return Object.entries(fieldsOf(written)).filter(
      ([name, picture]) => file.told.touch(["pictures", name, "file"]) && picture,
    );
  }

  function readPicture(name: string, record: PictureRecord): Picture | undefined {
    const flag = (code: ErrorCode, field: string, text: string, ...inside: string[]) => {
      const message = `图片“${name}”${/[。？]$/.test(text) ? text : `${text}。`}`;
      reportIn(file, report, code, ["pictures", name, field, ...inside], message);
    };
    const until = record.until === undefined ? undefined : readUntil(name, record.until);
    // Whatever is wrong with the reason, there is one: it is not meant to be shown.
    const unsaid = file.told.touch(["pictures", name, "unavailable"]) ? "" : undefined;
    const unavailable = withdrawn.get(name) ?? record.unavailable ?? unsaid;
    const credit = record.credit === null ? null : citation(record.credit);
    const caption = captionOf(record);
    if (unavailable !== undefined) {
      if (credit === null && !record.creditNote && !file.told.touch(["pictures", name, "creditNote"]))
        flag("missing-credit", "credit", "的出处写了 null，却没有用 creditNote 说明");
      if (credit === undefined) return undefined;
      const { alt, licence } = record;
      const creditNote = record.creditNote && fullWidthPunctuation(record.creditNote);
      return {
        name,
        shown: false,
        reason: fullWidthPunctuation(unavailable),
        ...caption,
        ...(alt && { alt }),
        ...(licence && { licence }),
        ...(credit ? { credit, ...(creditNote && { creditNote }) } : { credit, creditNote: creditNote ?? NO_CREDIT }),
      };
    }
    if (credit === null) flag("missing-credit", "credit", "没有出处，不能展示");
    if (!record.alt) flag("missing-alt", "alt", "没有写 alt");
    if (!record.licence) flag("missing-licence", "licence", "没有写使用依据");
    if (!record.file) flag("missing-picture-file", "file", "没有写文件名");
    if (!record.file) return undefined;
    const [meant, ...others] = inFolder.get(sameFileKey(record.file)) ?? [];
    if (meant !== record.file && !others.includes(record.file)) {
      if (meant !== undefined) {
        recorded.add(meant);
        const difference = meant.normalize("NFC") === record.file ? "字看起来一样，编码不同（NFD）" : "大小写不同";
        flag("missing-picture-file", "file", `的文件在文件夹里叫“${meant}”，${difference}，请改名为“${record.file}”`);
        return undefined;
      }
      flag("missing-picture-file", "file", `的文件“${record.file}”不在文章文件夹里`);
      return undefined;
    }
    const read = readPictureFile(join(folder, record.file), report);
    if (!read || !credit || !record.alt || !record.licence) return undefined;
    const { bytes, width, height, tags } = read;
    const strange = contradiction(upstreamCredit(tags), credit, namesOf(credit, sources));
    if (strange)
      report.warn(
        "credit-contradiction",
        file.path,
        `图片“${name}”${strange}`,
        file.locate(["pictures", name, "credit"]),
      );
    return {
      name,
      shown: true,
      file: record.file,
      alt: record.alt,
      licence: record.licence,
      credit,
      ...(until && { until }),
      ...caption,
      width,
      height,
      digest: digestOf(bytes, embeddedCreditOf(credit, record.licence, page)),
    };

    function citation(source: SourceRecord): SourceCitation | undefined {
      const found = sources.resolve(source);
      if (!found)
        flag(
          "unknown-source",
          "credit",
          `的出处不明：${unknownSource(namedSource(source), sources)}`,
          ...nameField(source),
        );
      // A picture that is not shown is no use of the source; its credit stays when the source asks for its withdrawal.
      else if (unavailable === undefined && sources.termsOf(found)?.status === "stopped")
        flag("stopped-source", "credit", `的出处“${found.name}”已经停用。`);
      return found;
    }
  }
}

/** A picture that cannot be shown as long as something has to be put right. */
export function missing(name: string, reason: string): UnavailablePicture {
  return { name, shown: false, reason, credit: null, creditNote: "出处待补" };
}

function captionOf({ caption }: PictureRecord): Pick<Picture, "caption"> {
  return caption ? { caption: fullWidthPunctuation(caption) } : {};
}

/** Everything a source is known by. */
function namesOf(citation: SourceCitation, sources: SourceNames): string[] {
  const terms = sources.termsOf(citation);
  return [citation.name, ...(terms ? [terms.name, ...terms.aliases] : [])];
}

/** Changes with whatever changes the files made from a picture, so that none of them is taken for another. */
function digestOf(bytes: Buffer, embedded: EmbeddedCredit): string {
  return createHash("sha256")
    .update(JSON.stringify([embedded, RECIPE]))
    .update(bytes)
    .digest("hex");
}
