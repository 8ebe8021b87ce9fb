import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { KIND_LABELS } from "../../src/domain/kind.ts";
import { sampleArticles } from "./corpus.ts";
import { DISCLAIMERS, SECTIONS, SOURCES, TAGS } from "./corpus-data.ts";
import { pretty, writerInto, writeWhole } from "./corpus-files.ts";
import { asSpokenBy } from "./hugo-program.ts";
import { peerMarkdown, peerRecord } from "./peer-record.ts";

const SKELETON = join(dirname(fileURLToPath(import.meta.url)), "hugo");

/**
 * Makes a Hugo site with the sample articles at the same addresses, with what peer-record.ts has made ready for it.
 *
 * @param version of the Hugo that will read it
 * @returns the folder to run Hugo in
 */
export function writeHugoSite(folder: string, count: number, version: string): string {
  if (!existsSync(folder)) writeWhole(folder, (part) => writeContent(part, count));
  // The layouts change more often than the articles, and Hugo keeps its resources beside them.
  for (const name of ["layouts", "assets", "resources"]) rmSync(join(folder, name), { recursive: true, force: true });
  const write = writerInto(folder);
  for (const entry of readdirSync(SKELETON, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    write(relative(SKELETON, file), asSpokenBy(version, readFileSync(file, "utf8")));
  }
  return folder;
}

function writeContent(folder: string, count: number): void {
  const write = writerInto(folder);
  const sections = Object.fromEntries(Object.entries(SECTIONS).map(([key, section]) => [key, { key, ...section }]));
  const data = { sections, tags: TAGS, sources: SOURCES, kinds: KIND_LABELS, disclaimers: DISCLAIMERS };
  for (const [name, value] of Object.entries(data)) write(`data/${name}.json`, pretty(value));
  const months = new Set<string>();
  for (const article of sampleArticles(count)) {
    write(`content/${article.folder}.md`, pretty(peerRecord(article)) + peerMarkdown(article));
    months.add(dirname(article.folder));
  }
  const sorted = [...months].toSorted();
  const years = [...new Set(sorted.map((month) => dirname(month)))];
  const neighbours = (paths: readonly string[], index: number) => ({
    newer: paths[index + 1] && `/${paths[index + 1]}/`,
    older: paths[index - 1] && `/${paths[index - 1]}/`,
  });
  for (const [index, path] of years.entries()) {
    write(`content/${path}/_index.md`, pretty({ title: `${path}年`, layout: "year", ...neighbours(years, index) }));
  }
  for (const [index, path] of sorted.entries()) {
    const [year = "", month = ""] = path.split("/");
    const title = `${year}年${Number(month)}月`;
    write(
      `content/${path}/_index.md`,
      pretty({ title, layout: "month", number: Number(month), ...neighbours(sorted, index) }),
    );
  }
}
