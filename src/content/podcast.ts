import { existsSync } from "node:fs";
import { join } from "node:path";
import type { PictureBearer } from "../domain/article.ts";
import { ARTWORK_PIXELS, PODCAST_PATH, type Podcast, PodcastRecord } from "../domain/podcast.ts";
import { fullWidthPunctuation } from "../domain/punctuation.ts";
import { readOnlyPictures } from "./article-pictures.ts";
import { DateFields } from "./date-fields.ts";
import { filesIn } from "./folders.ts";
import { readJsonParts } from "./json-file.ts";
import { MACHINE } from "./outside.ts";
import { type PeopleContext, withoutList } from "./people.ts";
import type { ProblemReport } from "./problem-report.ts";
import { parseWith } from "./schema-problems.ts";

/** What is known of the podcast, and its artwork; nothing where there is none. */
export interface ReadPodcast {
  readonly podcast?: Podcast;
  readonly bearer?: PictureBearer;
}

/**
 * Reads `podcast.json` and the artwork beside it, in `podcast/`; without the file there is no podcast.
 * @param data the data folder
 * @returns undefined when something is wrong; the report then says so
 */
export function readPodcast(data: string, context: PeopleContext, report: ProblemReport): ReadPodcast | undefined {
  const path = join(data, "podcast.json");
  if (!existsSync(path)) return {};
  const before = report.count;
  const file = readJsonParts(path, report);
  const record = file && parseWith(PodcastRecord, file);
  if (!file || !record) return undefined;
  const folder = join(data, "podcast");
  const dates = new DateFields(file, context);
  const artwork = readOnlyPictures(
    { artwork: record.artwork },
    {
      file,
      recordAt: () => ["artwork"],
      folder: { path: folder, otherFiles: filesIn(folder), hasText: true },
      pageOf: () => context.url + PODCAST_PATH,
      sources: context.sourceNames,
      outside: MACHINE,
      withdrawn: new Map(),
      readUntil: (_, until) => dates.read(until, ["artwork", "until"]),
    },
  ).get("artwork");
  const { least, most } = ARTWORK_PIXELS;
  if (artwork?.shown && (artwork.width !== artwork.height || artwork.width < least || artwork.width > most)) {
    const size = `封面是 ${artwork.width}×${artwork.height} 像素；播客目录要正方形，边长 ${least} 到 ${most} 像素。`;
    file.flag("bad-artwork", ["artwork", "file"], size);
  }
  if (report.count > before) return undefined;
  const { $schema: _, artwork: __, author, guid, ...rest } = record;
  const isOver = artwork?.shown && artwork.until && context.clock.hasCome(artwork.until.epoch);
  const shown = artwork?.shown && !isOver ? { ...artwork, credit: withoutList(artwork.credit) } : undefined;
  return {
    podcast: {
      ...rest,
      description: fullWidthPunctuation(rest.description),
      ...(author && { author }),
      ...(guid && { guid }),
      ...(shown && { artwork: shown }),
    },
    ...(shown && { bearer: { path: PODCAST_PATH, folder, body: [{ kind: "picture", picture: shown }] } }),
  };
}
