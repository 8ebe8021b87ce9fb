import { hash } from "node:crypto";
import { existsSync, lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { ProblemReport } from "../content/problem-report.ts";
import { readSiteData } from "../content/site-data.ts";
import type { Clock } from "../domain/clock.ts";
import { type Begun, inStage, publish } from "./begun-build.ts";
import type { BuildReport } from "./build-report.ts";
import { writeBundle } from "./bundle-cache.ts";
import type { Caches } from "./caches.ts";
import { isPicture, type LastBuild, LastBuilds, stampsOf } from "./last-build.ts";
import { type FileRecord, filesOf, manifestOf, readManifest, writeManifestOf } from "./manifest.ts";
import type { BuildOptions } from "./options.ts";
import { filesOf as filesOfPicture } from "./pictures/encode.ts";
import { SiteFolder } from "./site-folder.ts";

/** Publishes what the last build has made, if it would be made again; undefined when it has to be made. */
export async function publishAgain({
  options,
  caches,
  clock,
  progress,
  steps,
  state,
}: Begun): Promise<BuildReport | undefined> {
  if (state === undefined || options.verify === "all") return undefined;
  const { output } = options;
  const again = sameAgain(state, options, caches, clock);
  if (!again) return undefined;
  const { last } = again;
  const told = (): BuildReport => {
    caches.work?.touch();
    return { output, ...last.told, steps: progress.steps };
  };
  const same = (isThere: boolean) => [isThere, `${last.told.articles} 篇文章，什么也没有变`] as const;
  if (await progress.step("检查", () => same(isListed(output, last) && isAt(output, last)))) return told();
  return inStage(output, steps, async (stage) => {
    const isLaid = () => again.lay(stage.folder) && isAt(stage.folder, last);
    if (!(await progress.step("放好页面", () => [isLaid(), `${last.told.pages} 页`]))) return undefined;
    writeManifestOf(stage.manifest, recordsOf(last), last.owners);
    await publish(stage, options, progress, steps);
    return told();
  });
}

/** A site that an earlier build has made of what still lies there. */
interface SameAgain {
  readonly last: LastBuild;
  /** Puts it into an empty folder. @returns whether nothing of it is lost: then it has to be made */
  lay(folder: string): boolean;
}

/**
 * The last build, if nothing has changed that it depended on: no file and no option, and no moment has come that it asked the clock
 * about. What it has found out holds, and its site is put there again (docs/decisions/0040).
 *
 * @param state as of `stateOf`
 */
function sameAgain(state: string, options: BuildOptions, caches: Caches, clock: Clock): SameAgain | undefined {
  const siteData = readSiteData(options.data, new ProblemReport(), clock.another());
  const work = siteData && caches.workOf(siteData.site);
  const last = work && new LastBuilds(work).take(state);
  if (!last || !clock.isIn(last.unchanged)) return undefined;
  // A loss is for the whole build to tell.
  if (existsSync(manifestOf(options.output)) && !isListed(options.output, last)) return undefined;
  const { cache } = caches.bundlesOf("pictures", siteData.site);
  return {
    last,
    lay(folder) {
      const site = new SiteFolder(folder, work.blobs);
      for (const key of last.pictures) {
        const bundle = cache?.take(key, () => true);
        if (typeof bundle !== "object") return false;
        writeBundle(filesOfPicture(bundle), folder);
      }
      return stampsOf(last).every(([path, stamp]) => isPicture(path) || site.placeUnseen(path, stamp));
    },
  };
}

function recordsOf(last: LastBuild): FileRecord[] {
  return stampsOf(last).map(([path, { sha256, size }]) => ({ path, size, sha256 }));
}

/** Whether the list beside an output is that of the site. */
function isListed(output: string, last: LastBuild): boolean {
  const manifest = manifestOf(output);
  return existsSync(manifest) && isDeepStrictEqual(readManifest(manifest), recordsOf(last));
}

/** Whether it lies in a folder, and nothing else: each file as when its bytes were counted, those of pictures now. */
function isAt(folder: string, last: LastBuild): boolean {
  const paths = existsSync(folder) ? filesOf(folder) : [];
  const files = stampsOf(last);
  return (
    paths.length === files.length &&
    files.every(([path, { sha256, ...stamp }], at) => {
      const file = join(folder, path);
      if (path !== paths[at]) return false;
      if (isPicture(path)) return hash("sha256", readFileSync(file)) === sha256;
      const { size, mtimeMs, ino } = lstatSync(file);
      return size === stamp.size && mtimeMs === stamp.mtimeMs && ino === stamp.ino;
    })
  );
}
