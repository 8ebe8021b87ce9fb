import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { z } from "zod";
import type { SourceRegistry } from "../../src/domain/source.ts";
import { type SampleArticle, sampleArticles } from "./corpus.ts";
import { DISCLAIMERS, PAGES, SECTIONS, SITE, SOURCES, TAGS } from "./corpus-data.ts";
import { type DiscussedArticle, sampleComments } from "./sample-comments.ts";

export interface CorpusFolders {
  readonly articles: string;
  readonly data: string;
}

/**
 * Writes `count` sample articles, the data they need and what is said under them, as a publication keeps them.
 * @param traditional whether it has a Traditional edition
 */
export function writeCorpus(folder: string, count: number, comments = 0, traditional = false): CorpusFolders {
  const site = traditional ? { ...SITE, traditional: { region: "taiwan" as const } } : SITE;
  return writePublication(folder, sampleArticles(count), SOURCES, comments, site);
}

/** Writes a made-up publication; what an earlier run left in the folder is taken as it is. */
export function writePublication(
  folder: string,
  articles: Iterable<SampleArticle>,
  sources: z.input<typeof SourceRegistry>,
  comments = 0,
  site = SITE,
): CorpusFolders {
  const folders = { articles: join(folder, "articles"), data: join(folder, "data") };
  if (existsSync(folder)) return folders;
  writeWhole(folder, (part) => {
    const json = {
      site,
      sections: SECTIONS,
      tags: TAGS,
      sources,
      disclaimers: DISCLAIMERS,
      withdrawals: [],
      notices: [],
    };
    mkdirSync(join(part, "data", "pages"), { recursive: true });
    for (const [name, value] of Object.entries(json)) writeFileSync(join(part, "data", `${name}.json`), pretty(value));
    for (const [name, text] of Object.entries(PAGES)) writeFileSync(join(part, "data", "pages", name), text);
    const discussed: DiscussedArticle[] = [];
    for (const article of articles) {
      writeArticle(join(part, "articles"), article);
      discussed.push({ ...article.record, folder: article.folder });
    }
    for (const { folder: of, record } of sampleComments(discussed, comments)) {
      const own = join(part, "data", "comments", of);
      mkdirSync(own, { recursive: true });
      writeFileSync(join(own, `${record.id}.json`), pretty(record));
    }
  });
  return folders;
}

/** @param articles the folder of all articles */
export function writeArticle(articles: string, { folder, record, markdown }: SampleArticle): void {
  const own = join(articles, folder);
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, "article.json"), pretty(record));
  writeFileSync(join(own, "article.md"), markdown);
}

/** Fills a folder beside its final place first, so that what an interrupted run left is never taken for the whole. */
export function writeWhole(folder: string, fill: (part: string) => void): void {
  const part = `${folder}.part-${process.pid}`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(dirname(folder), { recursive: true });
  try {
    fill(part);
    renameSync(part, folder);
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
}

/** Writes files below a folder, and the folders they need. */
export function writerInto(folder: string): (path: string, contents: string | Uint8Array) => void {
  return (path, contents) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), contents);
  };
}

export function pretty(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
