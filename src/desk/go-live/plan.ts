import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { addressOf, type DatedFolder, datedFolders, entriesOf } from "../../content/folders.ts";
import { JsonText, stringsIn } from "../../content/json-text.ts";
import { ProblemReport } from "../../content/problem-report.ts";
import type { PublicationFolders } from "../../content/read-publication.ts";
import type { DateStamp } from "../../domain/date-stamp.ts";
import { releaseStamp } from "../../domain/release-order.ts";
import type { Change } from "../check/change.ts";

/** What makes an article come out at a moment. */
export interface GoLivePlan {
  /** Where the article lies, and where it is going to. */
  readonly from: DatedFolder;
  readonly to: DatedFolder;
  /** Of files as they lie now; the record of the article is the first. */
  readonly changes: readonly Change[];
  /** Folders that go along, from and to. */
  readonly moves: readonly (readonly [string, string])[];
  /** The address it had, when readers may know it. */
  readonly alias?: string;
}

/** The beginning of a link to another article of the same month. */
const NEIGHBOURS = /(?<=\]\(<?|\]: *<?)\.\.\/(?=[a-z0-9])/g;

/** Why it cannot be done; nothing was changed. The message is a Chinese sentence. */
export class Refusal extends Error {}

/**
 * The one article that somebody means: by its address, its folder, or its slug alone.
 * @throws Refusal when there is none, or more than one
 */
export function articleMeant(word: string, articles: string): DatedFolder {
  const report = new ProblemReport();
  const folders = datedFolders(entriesOf(articles, report), articles, report);
  const wanted = word
    .replace(/^https?:\/\/[^/]+/, "")
    .replace(/\/article\.(?:md|json)$/, "")
    .replace(/^\/|\/+$/g, "");
  const found = folders.filter((folder) => folder.slug === wanted || `/${wanted}/`.endsWith(addressOf(folder)));
  const [first, ...more] = found;
  if (!first) throw new Refusal(`没有文章是 ${word}；写文章地址或文件夹，如 /2026/11/harbour-report/。`);
  if (more.length > 0) throw new Refusal(`${found.map(addressOf).join("、")} 都叫 ${word}，写明是哪一篇。`);
  return first;
}

/**
 * Sets date, order, status and folder together.
 *
 * @param at the moment from which readers may see it
 * @param now milliseconds since 1970
 * @param known whether readers may know the address that it has
 * @throws Refusal when its record cannot be read, it is out already, an embargo forbids it, or the new place is taken
 */
export function planGoLive(
  from: DatedFolder,
  { articles, data }: PublicationFolders,
  at: DateStamp,
  now: number,
  known: () => boolean,
): GoLivePlan {
  const to = { ...from, year: at.year, month: at.month, path: join(articles, at.year, at.month, from.slug) };
  const moved = to.path !== from.path;
  if (moved && existsSync(to.path)) throw new Refusal(`${addressOf(to)} 已经有一篇了，先给其中一篇换个短名。`);
  if (isWithdrawn(addressOf(from), data))
    throw new Refusal(
      `${addressOf(from)} 已经撤下，发布了读者也看不到；真要恢复，先从 withdrawals.json 里删去那一条。`,
    );
  const file = join(from.path, "article.json");
  const before = readFileSync(file, "utf8");
  const json = parsed(before, file);
  const record = Object(json.value);
  const field = (name: string): unknown => Reflect.get(record, name);
  const release = Date.parse(String(field("publishAt") ?? field("published")));
  // A run that was cut short has set the date and not moved the folder yet.
  const cutShort = !String(field("published")).startsWith(`${from.year}-${from.month}-`);
  if (field("status") !== "draft" && release <= now && !cutShort) throw new Refusal(`${addressOf(from)} 已经发布了。`);
  if (Date.parse(String(field("publishAt"))) > at.epoch)
    throw new Refusal(`${addressOf(from)} 禁发到 ${field("publishAt")}；真要提前，先删去 publishAt。`);
  json.set(["published"], at.iso);
  json.set(["order"], releaseStamp(now));
  json.remove(["publishAt"]);
  json.remove(["status"]);
  const alias = moved && known() ? addressOf(from) : undefined;
  if (alias !== undefined && ![field("aliases") ?? []].flat().includes(alias)) json.append(["aliases"], alias);
  const changes = [{ file, before, after: json.raw }];
  if (!moved) return { from, to, changes, moves: [] };
  const comments = [join(data, "comments", addressOf(from)), join(data, "comments", addressOf(to))] as const;
  return {
    from,
    to,
    changes: [
      ...changes,
      ...registersNaming(addressOf(from), addressOf(to), data),
      ...linksAlong(from, to, alias !== undefined, articles),
    ],
    moves: [...(existsSync(comments[0]) ? [comments] : []), [from.path, to.path]],
    ...(alias !== undefined && { alias }),
  };
}

/** Whether the whole article was taken down, and not a picture of it alone. */
function isWithdrawn(address: string, data: string): boolean {
  const file = join(data, "withdrawals.json");
  if (!existsSync(file)) return false;
  const { value } = parsed(readFileSync(file, "utf8"), file);
  return [value].flat().some((one) => {
    const { path, picture } = { path: undefined, picture: undefined, ...Object(one) };
    return path === address && picture === undefined;
  });
}

/** Files of the data folder that know an article by its address. */
function registersNaming(from: string, to: string, data: string): Change[] {
  return ["withdrawals.json", "breaking.json"].flatMap((name) => {
    const file = join(data, name);
    if (!existsSync(file)) return [];
    const before = readFileSync(file, "utf8");
    const json = parsed(before, file);
    for (const { path, text } of stringsIn(json.value)) if (text === from) json.set(path, to);
    return json.raw === before ? [] : [{ file, before, after: json.raw }];
  });
}

/**
 * Texts whose links the move would break: its own, where they start from its month (`../slug/`), and those that lead to an
 * address nobody has seen.
 * @param leadsOn whether the old address does so
 */
function linksAlong(from: DatedFolder, to: DatedFolder, leadsOn: boolean, articles: string): Change[] {
  const report = new ProblemReport();
  const folders = leadsOn ? [from] : datedFolders(entriesOf(articles, report), articles, report);
  return folders.flatMap(({ path, year, month }) => {
    const file = join(path, "article.md");
    const before = existsSync(file) ? readFileSync(file, "utf8") : "";
    const own = path === from.path ? before.replace(NEIGHBOURS, `/${year}/${month}/`) : before;
    const near =
      year === from.year && month === from.month ? own.replaceAll(`](../${from.slug}/`, `](${addressOf(to)}`) : own;
    const after = near.replaceAll(addressOf(from), addressOf(to));
    return after === before ? [] : [{ file, before, after }];
  });
}

/** @throws Refusal */
function parsed(raw: string, file: string): JsonText {
  const json = new JsonText(raw);
  try {
    if (json.value instanceof Object) return json;
  } catch {}
  throw new Refusal(`读不懂 ${file}，先用 npm run check 改正它。`);
}
