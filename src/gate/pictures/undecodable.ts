import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Linked } from "../../content/links.ts";
import { ProblemReport } from "../../content/problem-report.ts";
import { type PictureBearer, picturesOf } from "../../domain/article.ts";
import type { Site } from "../../domain/site.ts";
import { inParallel } from "../../worker/in-parallel.ts";
import { Decoded, type DecodeJob } from "./decode-job.ts";
import { PictureWorker } from "./picture-process.ts";
import { SeenPictures } from "./seen-pictures.ts";

const PROGRAM = fileURLToPath(new URL("./decode-worker.ts", import.meta.url));
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
  readonly print?: (text: string) => void;
}

interface Looked extends Pick<Linked, "status"> {
  readonly article: PictureBearer;
}
interface PictureJob extends DecodeJob {
  readonly draft: boolean;
}

/**
 * Reports every picture whose pixels are damaged, or not as many as its head says. No head tells: the picture has to be
 * decoded. That is done once; a picture that has not changed since is known by its digest. Those of drafts come last and in a
 * process of their own, so that one that brings the decoder down harms nobody.
 *
 * @returns the digests of those that are damaged
 * @throws Error when the decoding process stops at a picture of an article that is no draft
 */
export async function reportUndecodable(
  articles: Iterable<Looked>,
  site: Pick<Site, "url">,
  report: ProblemReport,
  { cache, print = () => {}, others = false }: DecodeOptions,
): Promise<ReadonlySet<string>> {
  const damaged = new Set<string>();
  const jobs = new Map<string, PictureJob>();
  for (const { article, status } of articles) {
    for (const picture of picturesOf(article)) {
      if (!picture.shown) continue;
      const { name, digest, width, height, focus, file } = picture;
      const draft = status === "draft";
      jobs.set(digest, { picture: { name, digest, width, height, focus }, file: join(article.folder, file), draft });
    }
  }
  if (jobs.size === 0) return damaged;
  const seen = new SeenPictures(cache, new URL(site.url).hostname);
  const unseen = [...jobs.values()].filter(({ picture }) => !seen.has(picture.digest));
  if (unseen.length === 0) return damaged;
  if (unseen.length > MANY) print(`    图片：有 ${unseen.length} 张没有见过，逐张解码看一遍；下次只看新的`);
  await decodeAll(
    unseen.filter(({ draft }) => !draft),
    report,
    damaged,
  );
  const inDrafts = unseen.filter(({ draft }) => draft);
  const own = new ProblemReport();
  await decodeAll(inDrafts, own, damaged).catch((error: unknown) => {
    const [first] = inDrafts;
    for (const { picture } of inDrafts) damaged.add(picture.digest);
    own.add("bad-picture-file", first?.file ?? "", error instanceof Error ? error.message : String(error));
  });
  report.include(own, true);
  seen.keep(
    [...jobs.keys()].filter((digest) => !damaged.has(digest)),
    others,
  );
  return damaged;
}

async function decodeAll(jobs: readonly PictureJob[], report: ProblemReport, damaged: Set<string>): Promise<void> {
  if (jobs.length === 0) return;
  const decoder = new PictureWorker<DecodeJob, Decoded>({ file: PROGRAM, answer: Decoded, name: "图片解码程序" });
  try {
    await inParallel(jobs, Math.min(availableParallelism(), MOST_AT_ONCE, jobs.length), async ({ picture, file }) => {
      const { error } = await decoder.run({ picture, file });
      if (error === undefined) return;
      damaged.add(picture.digest);
      report.add("bad-picture-file", file, `图片里的内容已经损坏（${error}）。`);
    });
  } finally {
    await decoder.close();
  }
}
