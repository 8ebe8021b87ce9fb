import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Linked } from "../../content/links.ts";
import { ProblemReport } from "../../content/problem-report.ts";
import type { NamedSources } from "../../content/source-registry.ts";
import { type PictureBearer, picturesOf } from "../../domain/article.ts";
import type { ContentCredentials } from "../../domain/content-credentials.ts";
import type { ShownPicture } from "../../domain/picture.ts";
import type { Site } from "../../domain/site.ts";
import { inParallel } from "../../worker/in-parallel.ts";
import { Decoded, type DecodeJob } from "./decode-job.ts";
import { PictureWorker } from "./picture-process.ts";
import { reportCredentials } from "./report-credentials.ts";
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
/** Where a picture is shown. */
interface Use {
  readonly shown: ShownPicture;
  /** Of the article. */
  readonly folder: string;
  readonly draft: boolean;
}
interface PictureJob extends DecodeJob {
  /** Several articles may show one picture under one record. */
  readonly uses: Use[];
}

/** What decoding has found, by digest. */
interface Looking {
  readonly damaged: Set<string>;
  readonly credentials: Map<string, ContentCredentials>;
}

/** Of the publication. */
interface Facts {
  readonly site: Pick<Site, "url">;
  readonly sourceNames: Pick<NamedSources, "termsOf">;
}

/**
 * Reports every picture whose pixels are damaged, or not as many as its head says, and every one whose Content Credentials say
 * otherwise than its record. No head tells: the picture has to be
 * decoded. That is done once; a picture that has not changed since is known by its digest. Those of drafts come last and in a
 * process of their own, so that one that brings the decoder down harms nobody.
 *
 * @returns the digests of those that are damaged
 * @throws Error when the decoding process stops at a picture of an article that is no draft
 */
export async function reportUndecodable(
  articles: Iterable<Looked>,
  { site, sourceNames }: Facts,
  report: ProblemReport,
  { cache, print = () => {}, others = false }: DecodeOptions,
): Promise<ReadonlySet<string>> {
  const jobs = jobsOf(articles);
  if (jobs.size === 0) return new Set();
  const looked: Looking = { damaged: new Set(), credentials: new Map() };
  const seen = new SeenPictures(cache, new URL(site.url).hostname);
  const unseen = [...jobs.values()].filter(({ picture }) => !seen.has(picture.digest));
  if (unseen.length > MANY) print(`    图片：有 ${unseen.length} 张没有见过，逐张解码看一遍；下次只看新的`);
  const isOfDrafts = ({ uses }: PictureJob) => uses.every(({ draft }) => draft);
  await decodeAll(
    unseen.filter((job) => !isOfDrafts(job)),
    report,
    looked,
  );
  const own = new ProblemReport();
  await decodeDrafts(unseen.filter(isOfDrafts), own, looked);
  const credentialsOf = (digest: string) => looked.credentials.get(digest) ?? seen.credentialsOf(digest);
  for (const { shown, folder, draft } of [...jobs.values()].flatMap(({ uses }) => uses)) {
    const credentials = credentialsOf(shown.digest);
    if (credentials) reportCredentials({ picture: shown, folder, credentials }, sourceNames, draft ? own : report);
  }
  report.include(own, true);
  const right = [...jobs.keys()].filter((digest) => !looked.damaged.has(digest));
  if (unseen.length > 0) seen.keep(new Map(right.map((digest) => [digest, credentialsOf(digest)])), others);
  return looked.damaged;
}

function jobsOf(articles: Iterable<Looked>): Map<string, PictureJob> {
  const jobs = new Map<string, PictureJob>();
  for (const { article, status } of articles) {
    for (const shown of picturesOf(article)) {
      if (!shown.shown) continue;
      const { name, digest, width, height, focus, file } = shown;
      const picture = { name, digest, width, height, focus };
      const { folder } = article;
      const uses: Use[] = jobs.get(digest)?.uses ?? [];
      uses.push({ shown, folder, draft: status === "draft" });
      jobs.set(digest, { picture, file: join(folder, file), uses });
    }
  }
  return jobs;
}

/** One that brings the decoder down takes the others of drafts along, and nobody else. */
async function decodeDrafts(jobs: readonly PictureJob[], report: ProblemReport, looked: Looking): Promise<void> {
  await decodeAll(jobs, report, looked).catch((error: unknown) => {
    const [first] = jobs;
    for (const { picture } of jobs) looked.damaged.add(picture.digest);
    report.add("bad-picture-file", first?.file ?? "", error instanceof Error ? error.message : String(error));
  });
}

async function decodeAll(jobs: readonly PictureJob[], report: ProblemReport, looked: Looking): Promise<void> {
  if (jobs.length === 0) return;
  const decoder = new PictureWorker<DecodeJob, Decoded>({ file: PROGRAM, answer: Decoded, name: "图片解码程序" });
  try {
    await inParallel(jobs, Math.min(availableParallelism(), MOST_AT_ONCE, jobs.length), async ({ picture, file }) => {
      const { error, credentials } = await decoder.run({ picture, file });
      if (credentials) looked.credentials.set(picture.digest, credentials);
      if (error === undefined) return;
      looked.damaged.add(picture.digest);
      report.add("bad-picture-file", file, `图片里的内容已经损坏（${error}）。`);
    });
  } finally {
    await decoder.close();
  }
}
