import { existsSync } from "node:fs";
import { ArchiveRegistry, type BulkRights, type PictureRights, rightsStatement } from "../domain/archive.ts";
import type { DateStamp } from "../domain/date-stamp.ts";
import { readCredit } from "./article-sources.ts";
import { DateFields, type Dating } from "./date-fields.ts";
import { type JsonFile, readJsonFile } from "./json-file.ts";
import type { ProblemReport } from "./problem-report.ts";
import { parseWith } from "./schema-problems.ts";
import type { NamedSources } from "./source-registry.ts";

/** A site from which articles were moved. */
export interface OldSite {
  /** When the last of them were. */
  readonly moved: DateStamp;
  readonly posts: ReadonlySet<number>;
  readonly rights: readonly BulkRights[];
}

/** What a publication has moved, by the address of the site that it was on. */
export type OldSites = ReadonlyMap<string, OldSite>;

/** Reads `_data/archive.json`; a publication that has moved nothing has none. Undefined when it is wrong. */
export function readOldSites(
  path: string,
  dating: Dating,
  names: NamedSources,
  report: ProblemReport,
): OldSites | undefined {
  if (!existsSync(path)) return new Map();
  const before = report.count;
  const file = readJsonFile(path, report);
  const registry = file && parseWith(ArchiveRegistry, file);
  if (!file || !registry) return undefined;
  const fields = new DateFields(file, dating);
  const sites = new Map<string, OldSite>();
  for (const [at, { url, moved: day, posts }] of registry.sites.entries()) {
    const moved = fields.read(day, ["sites", at, "moved"]);
    if (sites.has(url)) file.flag("duplicate-key", ["sites", at, "url"], `旧站 ${url} 登记了不止一次。`);
    if (moved) fields.checkPast(moved, ["sites", at, "moved"], "搬来的时间", "error");
    const rights = registry.pictures.flatMap((one, index) =>
      one.site === url ? (rightsIn(one, ["pictures", index], { file, fields, names }) ?? []) : [],
    );
    if (moved) sites.set(url, { moved, posts: new Set(posts), rights });
  }
  for (const [index, { site }] of registry.pictures.entries())
    if (!registry.sites.some(({ url }) => url === site))
      file.flag("not-archived", ["pictures", index, "site"], `没有从 ${site} 搬来过文章。`);
  return report.count > before ? undefined : sites;
}

/**
 * Reads a decision about the pictures of an old site, wherever it is written.
 * @param place of it in its file
 * @returns undefined when something is wrong with it; the report has been told
 */
export function rightsIn(
  { credit, licence, by, decided, sections, from, before }: Omit<PictureRights, "site">,
  place: readonly PropertyKey[],
  { file, fields, names }: { readonly file: JsonFile; readonly fields: DateFields; readonly names: NamedSources },
): BulkRights | undefined {
  const read = (date: string | undefined, name: string) => date && fields.read(date, [...place, name]);
  const cited = readCredit(credit, [...place, "credit"], "这些图片", true, file, names);
  const day = read(decided, "decided");
  const [first, end] = [read(from, "from"), read(before, "before")];
  if (day) fields.checkPast(day, [...place, "decided"], "决定的日期", "error");
  if (!cited || !day) return undefined;
  return {
    credit: cited,
    licence: rightsStatement({ by, day, licence }),
    ...(sections && { sections }),
    ...(first && { from: first.epoch }),
    ...(end && { before: end.epoch }),
  };
}
