import { mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { dateStampOf } from "../../src/domain/date-stamp.ts";
import { HOST_CONFIG } from "../../src/serve/netlify-config.ts";
import { handmadePng } from "../fixtures/drawn-pictures.ts";
import { dotsPicture } from "./dots-picture.ts";
import { mediaFilesOf } from "./sample-media.ts";
import { addressOf, isLive, type SampleArticle, type SamplePublication } from "./sample-publication.ts";

export interface SampleFolders {
  readonly articles: string;
  readonly data: string;
  /** The host's configuration. */
  readonly host: string;
}

/** A file's time tells nothing: unpacked archives and restored copies have that of the old file. */
const ALWAYS = new Date("2026-01-01T00:00:00Z");
/** As large as directories ask. */
const COVER = handmadePng(1400, 1400, Buffer.alloc((1 + 1400 * 3) * 1400));
const MOMENT = /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})$/;

/** Where `writeSample` puts the host's configuration. */
export function hostBeside(articles: string): string {
  return join(dirname(articles), "host.toml");
}

/**
 * Brings a folder to what the publication says: what has not changed is not touched, as with a checkout of another
 * commit; what has is written into the file that is there, and what is no more goes.
 */
export function writeSample(publication: SamplePublication, folder: string): SampleFolders {
  const files = filesOf(publication);
  for (const [path, content] of files) put(join(folder, path), content);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isDirectory() && !files.has(relative(folder, path))) rmSync(path);
  }
  removeEmpty(folder);
  const articles = join(folder, "articles");
  mkdirSync(articles, { recursive: true });
  return { articles, data: join(folder, "data"), host: hostBeside(articles) };
}

function put(path: string, content: Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  const there = statSync(path, { throwIfNoEntry: false });
  if (there?.isFile() && readFileSync(path).equals(content)) return;
  writeFileSync(path, content);
  utimesSync(path, ALWAYS, ALWAYS);
}

/** Git keeps no empty folder either. @returns whether it was empty */
function removeEmpty(folder: string): boolean {
  const left = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => !entry.isDirectory() || !removeEmpty(join(folder, entry.name)),
  );
  if (left.length === 0) rmdirSync(folder);
  return left.length === 0;
}

/** Every file of it, by its path. */
function filesOf(publication: SamplePublication): Map<string, Buffer> {
  const { articles, data, pages, removedComments, instead, host } = publication;
  const zone = data.site.timeZone;
  const files = new Map<string, Buffer>();
  const text = (path: string, content: string) => files.set(path, Buffer.from(content));
  for (const [name, value] of Object.entries(data)) text(`data/${name}.json`, jsonIn(zone, value));
  if (data.podcast) files.set("data/podcast/cover.png", COVER);
  for (const [name, page] of Object.entries(pages)) text(`data/pages/${name}`, page);
  if (Object.keys(removedComments).length > 0) text("data/comments/removed.json", JSON.stringify(removedComments));
  for (const article of articles) {
    const address = addressOf(article);
    text(`articles${address}article.json`, jsonIn(zone, article.record));
    text(`articles${address}article.md`, textOf(article, publication));
    for (const [name, { file }] of Object.entries(article.record.pictures ?? {}))
      if (file) files.set(`articles${address}${file}`, Buffer.from(dotsPicture(article.seeds[name] ?? 0)));
    for (const [file, bytes] of mediaFilesOf(article)) files.set(`articles${address}${file}`, bytes);
    for (const [name, { file }] of Object.entries(article.record.charts ?? {}))
      if (file) text(`articles${address}${file}`, article.figures[name] ?? "");
    for (const [name, { head, text: said }] of Object.entries(article.entries))
      text(`articles${address}live/${name}.md`, `${jsonIn(zone, head)}\n${said}\n`);
    for (const comment of article.comments) text(`data/comments${address}${comment.id}.json`, JSON.stringify(comment));
  }
  text("host.toml", `${readFileSync(HOST_CONFIG, "utf8")}${host}`);
  for (const [path, content] of Object.entries(instead)) text(path, content);
  return files;
}

/** Moments are written with the offset that the zone of the site has then, as `check` wants them. */
function jsonIn(zone: string, value: unknown): string {
  const inZone = (_key: string, field: unknown) =>
    typeof field === "string" && MOMENT.test(field) ? dateStampOf(Date.parse(field), zone).iso : field;
  return `${JSON.stringify(value, inZone, 2)}\n`;
}

/** Pictures, charts, videos and quotations stand behind the first paragraph, an even number of pictures as a gallery; a link at the end. */
function textOf({ record, paragraphs, linksTo }: SampleArticle, publication: SamplePublication): string {
  const placed = (names: object = {}) => Object.keys(names).map((name) => `![](${name})`);
  const pictures = placed(record.pictures);
  const together = pictures.length > 0 && pictures.length % 2 === 0 ? [pictures.join("\n")] : pictures;
  const target = publication.articles.find((other) => other.record.id === linksTo);
  const link = target && isLive(publication, target) ? [`另见[那一篇](${addressOf(target)})。`] : [];
  const [first = "", ...rest] = paragraphs;
  return `${[first, ...together, ...placed(record.charts), ...placed(record.media), ...placed(record.quotes), ...rest, ...link].join("\n\n")}\n`;
}
