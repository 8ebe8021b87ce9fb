import { KINDS, kindOf, pictureOf } from "./host/hashed-files.ts";
import type { CarriedFile, DeploymentRecord, HashedFile } from "./host/record.ts";

/** How long a page may stay open, and how much is kept for it. */
export interface CarryOverLimits {
  readonly days: number;
  readonly files: number;
  readonly bytes: number;
}

export const LIMITS: CarryOverLimits = { days: 30, files: 5000, bytes: 200_000_000 };
const DAY = 24 * 60 * 60_000;

/** What carrying over has to know about the site that is being uploaded. */
export type NextSite = Pick<DeploymentRecord, "articles" | "pictures" | "files">;

/**
 * Files of earlier deployments that pages which are still open may ask for. Whatever was taken down since goes out at once:
 * a picture stays only while its article is public and shows a picture of that name, and one article or picture less takes
 * every old search shard along, since nobody can tell what is in them.
 *
 * @param next what the build consists of
 * @param earlier the live deployment and those that were undone, in any order
 */
export function carryOver(
  next: NextSite,
  earlier: readonly DeploymentRecord[],
  now: number,
  limits: CarryOverLimits = LIMITS,
): ReadonlyMap<string, CarriedFile> {
  const candidates = new Map<string, CarriedFile>();
  for (const record of earlier) {
    const left = [...record.files].map(([path, file]) => [path, { ...file, since: now }] as const);
    for (const [path, file] of [...record.carried, ...left]) {
      if (file.since > (candidates.get(path)?.since ?? 0)) candidates.set(path, file);
    }
  }
  const shown = new Set([...next.pictures].map(([stem, article]) => shownAs(stem, article)));
  const owners = new Map(earlier.flatMap(({ pictures }) => [...pictures]));
  const keepsShards = !earlier.some((record) => isLess(record, next, shown));
  const oldest = now - limits.days * DAY;
  const kept = [...candidates]
    .filter(([path, { since }]) => !next.files.has(path) && since > oldest && isWanted(path))
    .sort(([a, one], [b, other]) => rankOf(a) - rankOf(b) || other.since - one.since || (a < b ? -1 : 1));
  return within(limits, kept);

  function isWanted(path: string): boolean {
    const kind = kindOf(path);
    if (kind === "shard") return keepsShards;
    const stem = pictureOf(path);
    if (stem === undefined) return kind !== undefined;
    const article = owners.get(stem);
    return article !== undefined && shown.has(shownAs(stem, article));
  }
}

/** The pictures of carried files and their articles, for the next time. */
export function ownersOf(
  carried: ReadonlyMap<string, HashedFile>,
  earlier: readonly DeploymentRecord[],
): ReadonlyMap<string, string> {
  const stems = new Set([...carried.keys()].flatMap((path) => pictureOf(path) ?? []));
  return new Map(earlier.flatMap(({ pictures }) => [...pictures].filter(([stem]) => stems.has(stem))));
}

/** Article and name of a picture: what stays the same when its file, its credit or the recipe changes. */
export function shownAs(stem: string, article: string): string {
  return `${article} ${stem.replace(/^.*\/|-[^-]*$/g, "")}`;
}

/** Whether something that a deployment showed is shown no more. */
function isLess(record: DeploymentRecord, next: NextSite, shown: ReadonlySet<string>): boolean {
  const articles = new Set(next.articles);
  return (
    record.articles.some((article) => !articles.has(article)) ||
    [...record.pictures].some(([stem, article]) => !shown.has(shownAs(stem, article)))
  );
}

function rankOf(path: string): number {
  const kind = kindOf(path);
  return kind === undefined ? KINDS.length : KINDS.indexOf(kind);
}

function within(
  { files, bytes }: CarryOverLimits,
  kept: readonly (readonly [string, CarriedFile])[],
): ReadonlyMap<string, CarriedFile> {
  let room = bytes;
  const fitting = kept.slice(0, files).filter(([, { size }]) => {
    room -= size;
    return room >= 0;
  });
  return new Map(fitting);
}
