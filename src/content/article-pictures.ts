import { createHash } from "node:crypto";
import { join, parse } from "node:path";
import type { Picture } from "../domain/article.ts";
import type { PictureRecord } from "../domain/article-record.ts";
import type { DateStamp } from "../domain/date-stamp.ts";
import { portableFileName, sameFileKey } from "../domain/file-name.ts";
import { type EmbeddedCredit, embeddedCreditOf } from "../domain/provenance.ts";
import { fullWidthPunctuation } from "../domain/punctuation.ts";
import { RECIPE } from "../domain/rendition.ts";
import type { SourceCitation, SourceRecord } from "../domain/source.ts";
import type { ErrorCode } from "../domain/verdict.ts";
import type { ArticleFolder } from "./article-folders.ts";
import { contradiction, upstreamCredit } from "./embedded-credit.ts";
import type { JsonFile } from "./json-file.ts";
import { readPictureFile } from "./picture-file.ts";
import type { ProblemReport } from "./problem-report.ts";
import { namedSource, type SourceNames, unknownSource } from "./source-names.ts";

/**
 * Checks every picture of an article and gives the good ones by name.
 *
 * @param folder every other file in it must be on record
 * @param page full address of the article
 * @param withdrawn reasons why pictures may no longer be shown, by name
 * @param readUntil reads the end of a picture's licence
 */
export function readPictures(
  records: Readonly<Record<string, PictureRecord>>,
  file: JsonFile,
  { path: folder, otherFiles }: ArticleFolder,
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
    const picture = readPicture(name, record);
    if (picture) pictures.set(name, picture);
  }
  for (const name of otherFiles) {
    const [twin] = inFolder.get(sameFileKey(name)) ?? [];
    if (twin !== undefined && twin !== name)
      report.add(
        "bad-picture-file",
        join(folder, name),
        `“${twin}”和“${name}”在 Windows 和 macOS 上是同一个文件，请把一个改成别的名称，如“${another(name)}”。`,
      );
    else if (!recorded.has(name))
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

  function readPicture(name: string, record: PictureRecord): Picture | undefined {
    const say = (code: ErrorCode, field: string, text: string) =>
      report.add(
        code,
        file.path,
        `图片“${name}”${/[。？]$/.test(text) ? text : `${text}。`}`,
        file.locate(["pictures", name, field]),
      );
    const until = record.until === undefined ? undefined : readUntil(name, record.until);
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
    const [meant, ...others] = inFolder.get(sameFileKey(record.file)) ?? [];
    if (meant !== record.file && !others.includes(record.file)) {
      if (meant !== undefined) {
        recorded.add(meant);
        const difference = meant.normalize("NFC") === record.file ? "字看起来一样，编码不同（NFD）" : "大小写不同";
        say("missing-picture-file", "file", `的文件在文件夹里叫“${meant}”，${difference}，请改名为“${record.file}”`);
        return undefined;
      }
      say("missing-picture-file", "file", `的文件“${record.file}”不在文章文件夹里`);
      return undefined;
    }
    const read = readPictureFile(join(folder, record.file), report);
    if (!read) return undefined;
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
      if (!found) say("unknown-source", "credit", `的出处不明：${unknownSource(namedSource(source), sources)}`);
      // A picture that is not shown is no use of the source; its credit stays when the source asks for its withdrawal.
      else if (unavailable === undefined && sources.termsOf(found)?.status === "stopped")
        say("stopped-source", "credit", `的出处“${found.name}”已经停用。`);
      return found;
    }
  }
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
