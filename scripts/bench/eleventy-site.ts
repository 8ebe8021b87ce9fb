import { cpSync, existsSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type SampleArticle, sampleArticles } from "./corpus.ts";
import { DISCLAIMERS, SECTIONS, SITE, SOURCES, TAGS } from "./corpus-data.ts";
import { pretty, writerInto, writeWhole } from "./corpus-files.ts";
import { peerMarkdown, peerRecord } from "./peer-record.ts";

const SKELETON = join(dirname(fileURLToPath(import.meta.url)), "eleventy");
/** Entries of a list page, as ours. */
const LIST_SIZE = 40;

/**
 * Makes a site for Eleventy as it comes, with the sample articles at the same addresses and a list for each section, tag,
 * source and month. It has less on its pages than ours and no feeds, so the comparison errs in its favour.
 *
 * @returns the folder to run Eleventy in
 */
export function writeEleventySite(folder: string, count: number): string {
  if (!existsSync(folder)) writeWhole(folder, (part) => writeContent(part, count));
  rmSync(join(folder, "_includes"), { recursive: true, force: true });
  cpSync(SKELETON, folder, { recursive: true });
  return folder;
}

function writeContent(folder: string, count: number): void {
  const write = writerInto(folder);
  const data = { site: SITE, sections: SECTIONS, names: TAGS, sources: SOURCES, disclaimers: DISCLAIMERS };
  for (const [name, value] of Object.entries(data)) write(`_data/${name}.json`, pretty(value));
  const lists = new Set<string>();
  for (const article of sampleArticles(count)) {
    const month = dirname(article.folder);
    const { data, markdown } = fileOf(article, month);
    write(`content/${article.folder}.md`, frontMatter(data) + markdown);
    for (const collection of data.tags) if (collection !== "article") lists.add(collection);
  }
  for (const collection of lists) {
    const pagination = { data: `collections["${collection}"]`, size: LIST_SIZE, alias: "items", reverse: true };
    const permalink = `/${collection}/{% if pagination.pageNumber > 0 %}page/{{ pagination.pageNumber | plus: 1 }}/{% endif %}`;
    write(
      `content/lists/${collection.replaceAll("/", "-")}.liquid`,
      frontMatter({ layout: "list.liquid", title: collection, pagination, permalink }),
    );
  }
  const pagination = { data: "collections.article", size: LIST_SIZE, reverse: true };
  const permalink = "/{% if pagination.pageNumber > 0 %}page/{{ pagination.pageNumber | plus: 1 }}/{% endif %}";
  write("content/index.liquid", frontMatter({ layout: "list.liquid", title: SITE.name, pagination, permalink }));
}

function fileOf(article: SampleArticle, month: string) {
  const { sections, tags = [], sources, ...siteData } = peerRecord(article);
  const lists = [...sections.map((key) => `sections/${key}`), ...tags.map((key) => `tags/${key}`)];
  const collections = ["article", ...lists, ...sources.map((key) => `sources/${key}`), month];
  const data = {
    ...siteData,
    layout: "article.liquid",
    permalink: `/${article.folder}/`,
    section_key: sections[0],
    keywords: tags,
    tags: collections,
  };
  return { data, markdown: peerMarkdown(article) };
}

function frontMatter(data: object): string {
  return `---json\n${pretty(data)}---\n`;
}
