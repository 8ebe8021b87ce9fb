import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Change } from "../../check/change.ts";
import { addressOf, type DatedFolder, datedFolders, entriesOf } from "../../content/folders.ts";
import { JsonText, stringsIn } from "../../content/json-text.ts";
import { ProblemReport } from "../../content/problem-report.ts";
import type { PublicationFolders } from "../../content/read-publication.ts";
import { type DateStamp, dateStampOf, readDateStamp } from "../../domain/date-stamp.ts";
import { releaseStamp } from "../../domain/release.ts";
import { Refusal } from "../../terminal/outcome.ts";
import { changeIn, unreadable } from "../raw-files.ts";

const MINUTE_MS = 60_000;

/** What makes an article come out at a moment. */
export interface GoLivePlan {
  /** Where the article lies, and where it is going to. */
  readonly from: DatedFolder;
  readonly to: DatedFolder;
  /** When readers may see it. */
  readonly at: DateStamp;
  /** Of files as they lie now; the record of the article is the first. */
  readonly changes: readonly Change[];
  /** Folders that go along, from and to. */
  readonly moves: readonly (readonly [string, string])[];
  /** The address it had, when readers may know it. */
  readonly alias?: string;
}

/** The beginning of a link to another article of the same month. */
const NEIGHBOURS = /(?<=\]\(<?|\]: *<?)\.\.\/(?=[a-z0-9])/g;

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

/** The moment of a publication, as it is asked for. */
interface Asked {
  /** From when readers may see it; now, where nothing was said. */
  readonly at: DateStamp | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** IANA name of the publication's zone. */
  readonly timeZone: string;
}

/**
 * Sets date, order, status and folder together. What is no draft any more and lies in another month than its date (published
 * in the browser, which moves no folder, or by a run that was cut short) keeps its moment; only the folder follows.
 *
 * @param known whether readers may know the address that it has
 * @throws Refusal when its record cannot be read, it is out already, an embargo forbids it, or the new place is taken
 */
export function planGoLive(
  from: DatedFolder,
  { articles, data }: PublicationFolders,
  { at: wanted, now, timeZone }: Asked,
  known: () => boolean,
): GoLivePlan {
  if (isWithdrawn(addressOf(from), data))
    throw new Refusal(
      `${addressOf(from)} 已经撤下，发布了读者也看不到；真要恢复，先从 withdrawals.json 里删去那一条。`,
    );
  const file = join(from.path, "article.json");
  const before = readFileSync(file, "utf8");
  const json = parsed(before, file);
  const record = Object(json.value);
  const field = (name: string): unknown => Reflect.get(record, name);
  const dated = readDateStamp(String(field("published")), timeZone);
  const inItsMonth = dated?.year === from.year && dated.month === from.month;
  const decided = field("status") !== "draft" && dated !== undefined && !inItsMonth;
  const follows = decided && (wanted === undefined || wanted.epoch === dated.epoch);
  // The minute, so that it is over when somebody looks.
  const at = follows ? dated : (wanted ?? dateStampOf(now - (now % MINUTE_MS), timeZone));
  if (!follows) {
    const set = Date.parse(String(field("publishAt") ?? field("published")));
    if (field("status") !== "draft" && set <= now) throw new Refusal(`${addressOf(from)} 已经发布了。`);
    if (Date.parse(String(field("publishAt"))) > at.epoch)
      throw new Refusal(`${addressOf(from)} 禁发到 ${field("publishAt")}；真要提前，先删去 publishAt。`);
    const earlier = changeBefore(field("changes"), at.epoch);
    if (earlier !== undefined)
      throw new Refusal(
        `${addressOf(from)} 以前发布过，changes 里记着 ${earlier} 的改动，早于新的发布时间。要照原来的日期恢复，只删去 "status": "draft"；要当作新的一篇，先删去这些记录。`,
      );
    json.set(["published"], at.iso);
    json.set(["order"], releaseStamp(now));
    json.remove(["publishAt"]);
    json.remove(["status"]);
  }
  const to = { ...from, year: at.year, month: at.month, path: join(articles, at.year, at.month, from.slug) };
  const moved = to.path !== from.path;
  if (moved && existsSync(to.path)) throw new Refusal(`${addressOf(to)} 已经有一篇了，先给其中一篇换个短名。`);
  const release = (follows && readDateStamp(String(field("publishAt")), timeZone)) || at;
  const alias = moved && known() ? addressOf(from) : undefined;
  if (alias !== undefined && ![field("aliases") ?? []].flat().includes(alias)) json.append(["aliases"], alias);
  const changes = [{ file, before, after: json.raw }];
  if (!moved) return { from, to, at: release, changes, moves: [] };
  const comments = [join(data, "comments", addressOf(from)), join(data, "comments", addressOf(to))] as const;
  return {
    from,
    to,
    at: release,
    changes: [
      ...changes,
      ...registersNaming(addressOf(from), addressOf(to), data),
      ...linksAlong(from, to, alias !== undefined, articles),
    ],
    moves: [...(existsSync(comments[0]) ? [comments] : []), [from.path, to.path]],
    ...(alias !== undefined && { alias }),
  };
}

/** The date of a change that was made before a moment: what was corrected was out then, under the date that it had. */
function changeBefore(changes: unknown, epoch: number): string | undefined {
  const dates = [changes ?? []].flat().map((change) => String(Reflect.get(Object(change), "date")));
  return dates.find((date) => Date.parse(date) < epoch);
}

/** Whether the whole article was taken down, and not a picture of it alone. */
function isWithdrawn(address: string, data: string): boolean {
  const file = join(data, "withdrawals.json");
  if (!existsSync(file)) return false;
  const all: unknown[] = [parsed(readFileSync(file, "utf8"), file).value].flat();
  return all
    .map(Object)
    .some((one) => Reflect.get(one, "path") === address && Reflect.get(one, "picture") === undefined);
}

/** Files of the data folder that know an article by its address. */
function registersNaming(from: string, to: string, data: string): Change[] {
  return ["withdrawals.json", "breaking.json", "front.json"].flatMap((name) => {
    const file = join(data, name);
    return changeIn(file, (raw) => {
      const json = parsed(raw, file);
      for (const { path, text } of stringsIn(json.value)) if (text === from) json.set(path, to);
      return json.raw;
    });
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
  return folders.flatMap(({ path, year, month }) =>
    changeIn(join(path, "article.md"), (raw) => {
      const own = path === from.path ? raw.replace(NEIGHBOURS, `/${year}/${month}/`) : raw;
      const isNear = year === from.year && month === from.month;
      const near = isNear ? own.replaceAll(`](../${from.slug}/`, `](${addressOf(to)}`) : own;
      return near.replaceAll(addressOf(from), addressOf(to));
    }),
  );
}

/** @throws Refusal */
function parsed(raw: string, file: string): JsonText {
  const json = new JsonText(raw);
  try {
    if (json.value instanceof Object) return json;
  } catch {}
  throw unreadable(file);
}
