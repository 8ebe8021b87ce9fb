import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { ProblemReport } from "../content/problem-report.ts";
import { readSiteData } from "../content/site-data.ts";
import type { Clock } from "../domain/clock.ts";
import { isClutter } from "../domain/file-name.ts";
import { type Begun, inStage, publish } from "./begun-build.ts";
import type { BuildReport } from "./build-report.ts";
import { writeBundle } from "./bundle-cache.ts";
import type { Caches } from "./caches.ts";
import { isPicture, type LastBuild, LastBuilds, stampsOf } from "./last-build.ts";
import { type FileRecord, writeManifestOf } from "./manifest.ts";
import { type Looked, lookAt, type OldSite } from "./old-site.ts";
import type { BuildOptions } from "./options.ts";
import { filesOf as filesOfPicture } from "./pictures/encode.ts";
import { SiteFolder } from "./site-folder.ts";

/** Publishes what the last build has made, if it would be made again; undefined when it has to be made. */
export async function publishAgain(begun: Begun): Promise<BuildReport | undefined> {
  const { options, caches, clock, progress, steps, watch, state } = begun;
  if (state === undefined || options.verify === "all") return undefined;
  const { output } = options;
  const again = sameAgain(state, options, caches, clock);
  if (!again) return undefined;
  const { last } = again;
  const old = await watch.old;
  // A loss is for the whole build to tell.
  if (old.records && !isListed(old, last)) return undefined;
  const told = (): BuildReport => {
    caches.work?.touch();
    return { output, ...last.told, steps: progress.steps };
  };
  const same = (isThere: boolean) => [isThere, `${last.told.articles} 篇文章，什么也没有变`] as const;
  if (await progress.step("检查", () => same(isListed(old, last) && isAt(old, last)))) return told();
  return inStage(output, steps, async (stage) => {
    const isLaid = () => again.lay(stage.folder) && isAt(lookAt(stage.folder), last);
    if (!(await progress.step("放好页面", () => [isLaid(), `${last.told.pages} 页`]))) return undefined;
    writeManifestOf(stage.manifest, recordsOf(last), last.owners);
    await publish(stage, begun);
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
function isListed({ records }: OldSite, { files: { paths, sha256, size } }: LastBuild): boolean {
  return (
    records?.paths.length === paths.length &&
    paths.every((path, at) => {
      return records.paths[at] === path && records.sha256[at] === sha256[at] && records.size[at] === size[at];
    })
  );
}

/** Whether it lies in a folder, and nothing else: each file as when its bytes were counted, those of pictures now. */
function isAt({ folder, found, files }: Looked, last: LastBuild): boolean {
  const count = found.filter(({ name, kind }) => kind !== "folder" && !isClutter(name)).length;
  return (
    count === last.files.paths.length &&
    stampsOf(last).every(([path, stamp]) => {
      const lying = files.get(path);
      if (!lying) return false;
      if (isPicture(path)) return hash("sha256", readFileSync(folder + path)) === stamp.sha256;
      return lying.size === stamp.size && lying.mtimeMs === stamp.mtimeMs && lying.ino === stamp.ino;
    })
  );
}
