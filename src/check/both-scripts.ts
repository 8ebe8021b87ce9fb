import { join, relative, sep } from "node:path";
import { datedFolders, entriesOf } from "../content/folders.ts";
import { ProblemReport } from "../content/problem-report.ts";
import type { PublicationFolders } from "../content/read-publication.ts";
import { readSiteData } from "../content/site-data.ts";
import { bothScriptsOf } from "../copy/both-scripts.ts";
import { Clock } from "../domain/clock.ts";

/**
 * Every text of the articles in both scripts, one below the other; what is the same in both is left out.
 *
 * @param paths absolute; all articles when empty
 * @param now milliseconds since 1970
 */
export function bothScriptsText(places: PublicationFolders, paths: readonly string[], now: number): string {
  const unheard = new ProblemReport();
  const siteData = readSiteData(places.data, unheard, new Clock(now));
  if (!siteData?.site.traditional) return "没有繁体版：_data/site.json 里没有 traditional，或者 _data 有错。\n";
  const style = { settings: siteData.site.traditional, glossary: siteData.glossary };
  const both = bothScriptsOf(style);
  const folders = datedFolders(entriesOf(places.articles, unheard), places.articles, unheard);
  const asked = folders.filter(
    ({ path }) => paths.length === 0 || paths.some((one) => isIn(one, path) || isIn(path, one)),
  );
  return asked.map(({ path }) => `${shown(path)}\n${both(path).map(linesOf).join("")}`).join("\n");
}

function linesOf({ simplified, traditional, doubts }: ReturnType<ReturnType<typeof bothScriptsOf>>[number]): string {
  const unsure = doubts.map((one) => `${one.simplified}→${one.traditional}`);
  const counted = [...new Set(unsure)].map((one) => {
    const times = unsure.filter((other) => other === one).length;
    return times === 1 ? one : `${one}（${times} 处）`;
  });
  return `  简 ${simplified}\n  繁 ${traditional}\n${counted.length === 0 ? "" : `  ？ ${counted.join("、")}\n`}`;
}

function shown(path: string): string {
  return relative(process.cwd(), path) || path;
}

function isIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(join(folder, sep));
}
