import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ProblemReport } from "../../content/problem-report.ts";
import { type Article, picturesOf } from "../../domain/article.ts";
import type { Site } from "../../domain/site.ts";
import { type DecodeJob, DecodeOutcome } from "./decode-job.ts";
import { inParallel, PictureProcess } from "./job-process.ts";
import { SeenPictures } from "./seen-pictures.ts";

const PROGRAM = fileURLToPath(new URL("./decode-process.ts", import.meta.url));
const BUNDLED = fileURLToPath(new URL("../../../scripts/bundled.mjs", import.meta.url));
/** Each takes some 80 MB beside the process. */
const MOST_AT_ONCE = 3;
/** So many are looked at in a few seconds. */
const MANY = 50;

export interface DecodeOptions {
  /** Folder for what was found earlier; without it every picture is decoded. */
  readonly cache?: string | undefined;
  /** Whether the publication has other pictures besides, which are to be remembered as well. */
  readonly others?: boolean;
  /** Tells a person what takes time. */
  readonly say?: (text: string) => void;
}

/**
 * Reports every picture whose pixels are damaged, or not as many as its head says. No head tells: the picture has to be
 * decoded. That is done once; a picture that has not changed since is known by its digest.
 *
 * @throws Error when the decoding process stops
 */
export async function reportUndecodable(
  articles: Iterable<Article>,
  site: Pick<Site, "url">,
  report: ProblemReport,
  { cache, say = () => {}, others = false }: DecodeOptions,
): Promise<void> {
  const jobs = new Map<string, Omit<DecodeJob, "id">>();
  for (const article of articles) {
    for (const picture of picturesOf(article)) {
      if (!picture.shown) continue;
      const { name, digest, width, height, file } = picture;
      jobs.set(digest, { picture: { name, digest, width, height }, file: join(article.folder, file) });
    }
  }
  if (jobs.size === 0) return;
  const seen = new SeenPictures(cache, new URL(site.url).hostname);
  const unseen = [...jobs.values()].filter(({ picture }) => !seen.has(picture.digest));
  if (unseen.length === 0) return;
  if (unseen.length > MANY) say(`    图片：有 ${unseen.length} 张没有见过，逐张解码看一遍；下次只看新的`);
  const damaged = new Set<string>();
  const decoder = new PictureProcess<Omit<DecodeJob, "id">, DecodeOutcome["result"]>({
    command: [BUNDLED, PROGRAM],
    flags: [],
    outcome: DecodeOutcome,
    name: "图片解码程序",
  });
  try {
    await inParallel(unseen, Math.min(availableParallelism(), MOST_AT_ONCE, unseen.length), async (job) => {
      const { error } = await decoder.run(job);
      if (error === undefined) return;
      damaged.add(job.picture.digest);
      report.add("bad-picture-file", job.file, `图片里的内容已经损坏（${error}）。`);
    });
  } finally {
    decoder.close();
  }
  seen.keep(
    [...jobs.keys()].filter((digest) => !damaged.has(digest)),
    others,
  );
}
