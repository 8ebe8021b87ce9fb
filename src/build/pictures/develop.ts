import { createHash } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { ProblemReport } from "../../content/problem-report.ts";
import { type Article, type PictureBearer, picturesOf } from "../../domain/article.ts";
import { embeddedCreditOf } from "../../domain/attribution.ts";
import { withPictures } from "../../domain/block-pictures.ts";
import type { Person } from "../../domain/person.ts";
import type { ShownPicture } from "../../domain/picture.ts";
import type { Site } from "../../domain/site.ts";
import { rememberTextLength, textLengthOf } from "../../domain/text-length.ts";
import type { Topic } from "../../domain/topic.ts";
import { xmpOf } from "../../embedding/xmp.ts";
import { decodingCode } from "../../gate/pictures/decoding-code.ts";
import { digestOfRecord, knownDigest, rememberDigest } from "../../kept/digest.ts";
import { inParallel } from "../../worker/in-parallel.ts";
import { type Bundle, type BundleCache, unlessItFails, writeBundle } from "../bundle-cache.ts";
import { filesOf, isBundleOf, toneIn } from "./encode.ts";
import { Encoder } from "./encoder.ts";

/** Each takes some 80 MB beside the 250 MB of the two processes; a build is to stay below 500 MB. */
const MOST_AT_ONCE = 3;
const REPORT_EVERY = 25;
/** Whatever is changed in the code, no old file is taken for a new one. */
const CODE = [readFileSync(fileURLToPath(new URL("encode.ts", import.meta.url)), "utf8"), ...decodingCode()];

export interface DevelopOptions {
  readonly site: Site;
  /** What has pictures and is no article. */
  readonly others?: readonly PictureBearer[];
  /** Files of earlier builds; without them every picture is encoded. */
  readonly cache?: BundleCache;
  /** Tells a person how far it is. */
  print?(text: string): void;
  /** How many pictures are encoded at the same time. */
  readonly jobs?: number;
  /** One that goes on living, for who builds again and again; otherwise each build starts its own. */
  readonly encoder?: Encoder;
}

export interface Developed {
  /** The articles, with the tones of their pictures. */
  readonly articles: readonly Article[];
  /** Tones of all pictures by their digests. */
  readonly tones: ReadonlyMap<string, string>;
  /** Pictures shown, and those of them that were encoded now. */
  readonly pictures: number;
  readonly encoded: number;
}

/** A picture to be made files of. */
export interface PictureJob {
  readonly picture: ShownPicture;
  /** Path of the author's file. */
  readonly file: string;
  readonly xmp: string;
  /** Name in the cache. */
  readonly key: string;
}

/**
 * Makes the files of every picture that readers see, in `<output>/assets/pictures/`. What has not changed comes from the
 * cache; the rest is encoded, several at a time, one core each. When all is done, the cache holds these pictures and no
 * others, so that nothing of a withdrawn one is left in it.
 *
 * @throws ProblemsError naming every picture whose pixels are damaged
 * @throws Error when the encoding process stops
 */
export async function developPictures(
  articles: readonly Article[],
  output: string,
  {
    site,
    others = [],
    cache,
    encoder: lasting,
    print = () => {},
    jobs = Math.min(availableParallelism(), MOST_AT_ONCE),
  }: DevelopOptions,
): Promise<Developed> {
  const all = jobsOf([...articles, ...others], site);
  const report = new ProblemReport();
  const tones = new Map<string, string>();
  // No folder without a picture: nothing stands in a site that its manifest does not list.
  if (all.length > 0) mkdirSync(join(output, "assets/pictures"), { recursive: true });
  const keep = ({ picture }: PictureJob, bundle: Bundle) => {
    tones.set(picture.digest, toneIn(bundle));
    writeBundle(filesOf(bundle), output);
  };

  const changed = all.filter((job) => {
    const bundle = cache?.take(job.key, (kept) => isBundleOf(job.picture, kept));
    if (bundle === "damaged") print(`    图片：缓存里的 ${job.picture.file} 已损坏，重新编码`);
    if (bundle === undefined || bundle === "damaged") return true;
    keep(job, bundle);
    return false;
  });
  const encoder = lasting ?? new Encoder();
  let done = 0;
  try {
    await inParallel(changed, jobs, async (job) => {
      const result = await encoder.run(job);
      if ("error" in result) report.add("bad-picture-file", job.file, `图片里的内容已经损坏（${result.error}）。`);
      else {
        keep(job, result);
        unlessItFails(`    图片：${job.picture.file} 没有存进缓存`, print, () => cache?.put(job.key, result));
      }
      done += 1;
      if (done % REPORT_EVERY === 0) print(`    图片：编码 ${done}/${changed.length}`);
    });
  } finally {
    if (!lasting) await encoder.close();
  }
  report.throwIfAny();
  unlessItFails("    图片：缓存没有清理", print, () => cache?.keepOnly(new Set(all.map(({ key }) => key))));
  const shown = articles.map((article) => toned(article, tones));
  return { articles: shown, tones, pictures: all.length, encoded: changed.length };
}

/** Each picture once, even when two articles show the same with the same credit. */
export function jobsOf(bearers: readonly PictureBearer[], { url }: Pick<Site, "url">): PictureJob[] {
  const jobs = new Map<string, PictureJob>();
  for (const bearer of bearers) {
    for (const picture of picturesOf(bearer)) {
      if (!picture.shown) continue;
      const xmp = xmpOf(embeddedCreditOf(picture, url + bearer.path));
      const key = createHash("sha256")
        .update(JSON.stringify([picture.name, picture.digest, xmp, sharp.versions, CODE]))
        .digest("hex");
      jobs.set(key, { picture, file: join(bearer.folder, picture.file), xmp, key });
    }
  }
  return [...jobs.values()];
}

/** With the tones of its pictures, as far as they are known; an article without pictures stays the same object. */
export function toned(article: Article, tones: ReadonlyMap<string, string>): Article {
  const pictures = picturesOf(article);
  if (!pictures.some(({ shown }) => shown)) return article;
  const body = withPictures(article.body, (one) => (one.shown ? withTone(one, tones) : one));
  if (body !== article.body) rememberTextLength(body, textLengthOf(article.body));
  const digest = knownDigest(article.body);
  // It follows from what is known: nobody has to look through the text again.
  if (digest !== undefined && body !== article.body) {
    const added = pictures.map((picture) => (picture.shown ? tones.get(picture.digest) : undefined));
    rememberDigest(body, digestOfRecord(["toned", digest, added]));
  }
  return { ...article, body };
}

/** People and topics with the tones of their pictures, as far as they are known. */
export function tonedData<Data extends Pictured>(data: Data, tones: ReadonlyMap<string, string>): Data {
  const { people, topics } = data;
  return {
    ...data,
    people: people.map((one) => (one.portrait ? { ...one, portrait: withTone(one.portrait, tones) } : one)),
    topics: topics.map((one) => (one.picture ? { ...one, picture: withTone(one.picture, tones) } : one)),
  };
}

/** What of the staff's files has pictures. */
interface Pictured {
  readonly people: readonly Person[];
  readonly topics: readonly Topic[];
}

function withTone(picture: ShownPicture, tones: ReadonlyMap<string, string>): ShownPicture {
  const tone = tones.get(picture.digest);
  return tone ? { ...picture, tone } : picture;
}
