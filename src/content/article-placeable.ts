import type { ArticleRecord } from "../domain/article-record.ts";
import { LABELS, type Placed } from "./article-body.ts";
import { readCharts } from "./article-charts.ts";
import type { ArticleDates } from "./article-dates.ts";
import { mediaFileFields, readMedia } from "./article-media.ts";
import type { OriginalReading } from "./article-originals.ts";
import { readPictures } from "./article-pictures.ts";
import { readQuotes } from "./article-sources.ts";
import { FolderFiles, reportFiles } from "./folder-files.ts";
import { type ArticleFolder, addressOf } from "./folders.ts";
import type { JsonFile } from "./json-file.ts";
import type { OldPictures } from "./lacks.ts";
import type { Outside } from "./outside.ts";
import type { AskedFacts } from "./site-facts.ts";

/** Pictures, charts, quotations and the like by the name under which the text places them. */
export function readPlaceable(
  record: ArticleRecord,
  page: string,
  folder: ArticleFolder,
  {
    outside,
    facts,
    originals,
  }: { readonly outside: Outside; readonly facts: AskedFacts; readonly originals: OriginalReading },
  { fields, readUntil, future, article: { published } }: ArticleDates,
  old: OldPictures,
  file: JsonFile,
): Map<string, Placed> {
  const files = new FolderFiles(folder.otherFiles);
  const around = { file, folder, files, sources: facts, outside, withdrawn: facts.withdrawnParts(addressOf(folder)) };
  const untilOf = (field: "pictures" | "charts" | "media", what: string) => (name: string, end: string) =>
    readUntil(`${what}“${name}”的使用`, end, [field, name, "until"]);
  const ofPictures = { recordAt: (name: string) => ["pictures", name], pageOf: () => page };
  const pictures = readPictures(
    record.pictures,
    { ...around, ...ofPictures, old, readUntil: untilOf("pictures", "图片") },
    files,
  );
  const charts = readCharts(record.charts, { ...around, readUntil: untilOf("charts", "图表") });
  const settings = () => facts.mediaSettings();
  const { lacks } = old;
  const untilOfMedia = untilOf("media", "影音或文件");
  const media = readMedia(record.media, { ...around, page, pictures, settings, lacks, readUntil: untilOfMedia });
  const named = (["pictures", "charts"] as const).flatMap((field) =>
    Object.keys(record[field]).map((name) => [field, name, "file"]),
  );
  const records = [["pictures"], ["charts"], ["media"]];
  reportFiles(files, records, [...named, ...mediaFileFields(record.media)], file, folder);
  const quotes = readQuotes(record.quotes, file, facts, fields, { future, standIn: published, originals });
  const blocks = new Map<string, Placed>();
  for (const [name, picture] of pictures) blocks.set(name, { kind: "picture", picture });
  const add = (field: "charts" | "media" | "quotes", name: string, block: Placed) => {
    const other = blocks.get(name);
    const message = `${other && LABELS[other.kind]}和${LABELS[block.kind]}都叫“${name}”。`;
    if (other) file.flag("duplicate-name", [field, name], message);
    blocks.set(name, block);
  };
  for (const [name, chart] of charts) add("charts", name, { kind: "chart", chart });
  for (const [name, one] of media) add("media", name, { kind: "media", media: one });
  for (const [name, quote] of quotes) add("quotes", name, { kind: "quote", quote });
  return blocks;
}
