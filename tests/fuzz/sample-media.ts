import { between, pick, type Random } from "../../scripts/bench/random.ts";
import { mp3, mp4, pdf, VTT } from "../fixtures/media-files.ts";
import { type SampleArticle, type SamplePublication, someKey } from "./sample-publication.ts";
import { sentence } from "./sample-text.ts";

const FILES: Readonly<Record<string, (seed: number) => Buffer>> = {
  mp4: (seed) => mp4({ seconds: 1 + (seed % 5000) }),
  mp3: (seed) => mp3(10 + (seed % 90)),
  pdf: (seed) => pdf(1 + (seed % 90)),
};
const KINDS = { mp4: "video", mp3: "audio", pdf: "document" } as const;
const PLAYED = [
  "https://www.youtube.com/watch?v=abcdefghijk",
  "https://www.bilibili.com/video/BV1xx411c7mD",
  "https://news.example/watch/1",
] as const;

/** A video, sound or document of the article's own, or somebody else's. */
export function addMedia(article: SampleArticle, publication: SamplePublication, random: Random): void {
  const number = publication.next++;
  const name = `m${number}`;
  const extension = pick(random, ["mp4", "mp3", "pdf"] as const);
  const isOwn = random() < 0.7;
  if (isOwn) article.seeds[name] = between(random, 0, 999_999);
  article.record.media = {
    ...article.record.media,
    [name]: {
      ...(isOwn
        ? { kind: KINDS[extension], file: `${name}.${extension}` }
        : { kind: "video", url: pick(random, PLAYED) }),
      ...(isOwn && extension === "mp4" && { captions: [{ file: `${name}.vtt`, language: "zh" }] }),
      title: sentence(random),
      description: `${sentence(random)}。`,
      credit: someKey(publication.data.sources, random),
      licence: "CC BY 4.0",
    },
  };
}

/** The files of an article's videos, sounds and documents by their names. */
export function mediaFilesOf({ record, seeds }: SampleArticle): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const [name, { file, captions = [] }] of Object.entries(record.media ?? {})) {
    const make = file && FILES[file.split(".").at(-1) ?? ""];
    if (make) files.set(file, make(seeds[name] ?? 0));
    for (const track of captions) files.set(track.file, Buffer.from(`${VTT}\nNOTE ${seeds[name] ?? 0}\n`));
  }
  return files;
}
