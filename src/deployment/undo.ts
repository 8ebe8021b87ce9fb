import { shownAs } from "./carry-over.ts";
import type { Deployment } from "./deployment.ts";
import { HostError } from "./host/connection.ts";
import type { Host } from "./host/host.ts";
import { type DeploymentRecord, recordOf } from "./host/record.ts";
import { type ArticleChanges, articleChanges } from "./upload-report.ts";

/** What going back to an earlier deployment would do. */
export interface Undo {
  readonly from: Deployment | undefined;
  readonly to: Deployment;
  /** Undefined when one of the two does not say what it consists of. */
  readonly changes: ArticleChanges | undefined;
  /** What was taken down and would be public again: addresses of articles, and of articles with a picture. */
  readonly returning: readonly string[];
}

/**
 * Finds the deployment to go back to: what readers saw before the live one, as that one says of itself, or the one that is
 * named. The last one uploaded before it may have been taken back itself, and undoing twice goes back two. Where the
 * record cannot be read, or the host has it no more, the last upload before has to do.
 * @param articles folder of the articles, for their titles
 * @throws HostError when there is none
 */
export async function planUndo(host: Host, wanted: string | undefined, articles: string): Promise<Undo> {
  const deployments = await host.deployments();
  const from = deployments.find(({ live }) => live);
  const before = from && (await recordOf(host, from));
  const to =
    wanted === undefined
      ? (deployments.find(({ id, live }) => id === before?.previous && !live) ??
        deployments.find(({ createdAt, live }) => !live && createdAt < (from?.createdAt ?? Number.POSITIVE_INFINITY)))
      : deployments.find(({ id }) => id === wanted);
  if (!to)
    throw new HostError(wanted === undefined ? "没有更早的版本可以恢复。" : `主机那里没有公开过的部署 ${wanted}。`);
  if (to.live) throw new HostError(`部署 ${to.id} 现在就是公开的。`);
  const after = await recordOf(host, to);
  if (!before || !after) return { from, to, changes: undefined, returning: [] };
  return { from, to, changes: articleChanges(before, after, articles), returning: returningIn(before, after) };
}

/** A picture that an article does not show any more may have been taken down as well; nobody but its editors knows. */
function returningIn(before: DeploymentRecord, after: DeploymentRecord): string[] {
  const withdrawn = after.articles.filter((path) => before.withdrawn.includes(path));
  const shown = new Set([...before.pictures].map(([stem, article]) => shownAs(stem, article)));
  const stays = new Set(before.articles);
  const pictures = [...after.pictures].flatMap(([stem, article]) =>
    stays.has(article) && !shown.has(shownAs(stem, article)) ? [article] : [],
  );
  return [...withdrawn, ...new Set(pictures)];
}
