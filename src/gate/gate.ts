import { ProblemReport } from "../content/problem-report.ts";
import {
  type PublicationFolders,
  type Reading,
  readFolders,
  type SoundReading,
  soundReading,
} from "../content/read-publication.ts";
import type { ReadingMode } from "../content/sorted-articles.ts";
import { CopyReader } from "../copy/copy-reader.ts";
import { readCopySettings } from "../copy/read-copy.ts";
import type { Article } from "../domain/article.ts";
import { mediaOf, withPictures } from "../domain/block-pictures.ts";
import { Clock } from "../domain/clock.ts";
import { pictureGone } from "../domain/placeholders.ts";
import { HOST_CONFIG, type NetlifyConfig } from "../serve/netlify-config.ts";
import { reportDelivery } from "./delivery.ts";
import { type KeptReadings, keptCopies } from "./kept-readings.ts";
import { reportOwnAddresses } from "./own-addresses.ts";
import { type DecodeOptions, reportUndecodable } from "./pictures/undecodable.ts";

/** Where to look besides the publication's own folders. */
export interface Gate extends DecodeOptions {
  /** The host's configuration. */
  readonly host?: string;
  /** What was read before, once it is known whose publication it is; without it every article is read. */
  readonly kept?: KeptReadings | undefined;
  /** The clock of the moment, for whoever wants to know how long everything stays as it is. */
  readonly clock?: Clock;
}

/** What the gate has learnt besides what was read. */
interface Insight {
  /** Of the host; undefined when it cannot be read. */
  readonly config: NetlifyConfig | undefined;
  /**
   * Links that lead nowhere and stop nothing: a decoded address, a `#` and the name of a place. Those of drafts, in a
   * preview, and those to lists that went with what was taken down.
   */
  readonly forgivenLinks: ReadonlySet<string>;
  /** The house's list of names: of each its own spelling, then the others. */
  readonly names: readonly (readonly string[])[];
}

/** A publication that may be built. */
export interface AdmittedPublication extends SoundReading {
  readonly config: NetlifyConfig;
  readonly forgivenLinks?: Insight["forgivenLinks"];
  readonly names?: Insight["names"];
}

/**
 * Everything that stops a publication but its copy, found before anything is made: what check and build both ask, so that
 * neither knows a reason that the other does not (src/domain/verdict.ts is the list).
 *
 * @param now milliseconds since 1970
 */
export async function inspectPublication(
  folders: PublicationFolders,
  now: number,
  report: ProblemReport,
  mode: Omit<ReadingMode, "kept">,
  { host = HOST_CONFIG, kept, clock = new Clock(now), ...decoding }: Gate,
): Promise<Reading & Insight> {
  const reading = readFolders(folders, now, report, { ...mode, kept, clock });
  const { siteData } = reading;
  if (!siteData) return { ...reading, config: undefined, forgivenLinks: new Set(), names: [] };
  const names = readCopySettings(folders.data, report).names.map(({ name, variants }) => [name, ...variants]);
  const config = reportDelivery({ ...siteData.site, ownMedia: playsOwn(reading.articles) }, report, host);
  const { articles, forgivenLinks } = reportOwnAddresses({ ...reading, siteData }, folders.data, config, clock, report);
  const others = siteData.bearers.map((article) => ({ article, status: "published" as const }));
  const read = [...reading.linked.values(), ...others];
  const damaged = await reportUndecodable(read, siteData, report, decoding);
  const shown = articles.map((article) => withoutDamaged(article, damaged));
  return { ...reading, articles: shown, config, forgivenLinks, names };
}

/** Folders of drafts, in which nothing stops anybody. */
export function draftFoldersOf(linked: Reading["linked"]): ReadonlySet<string> {
  return new Set([...linked.values()].flatMap(({ article, status }) => (status === "draft" ? article.folder : [])));
}

/** Folders of articles of an old site, whose words are as they were. */
export function oldFoldersOf(linked: Reading["linked"]): ReadonlySet<string> {
  return new Set([...linked.values()].flatMap(({ article }) => (article.archive ? article.folder : [])));
}

/** Whether a page plays a file of the site. */
function playsOwn(articles: readonly Article[]): boolean {
  return articles.some((article) =>
    mediaOf(article).some((one) => one.shown && one.kind !== "document" && one.place.at === "file"),
  );
}

/** In a preview a draft is shown with a placeholder for a picture that cannot be decoded. @param damaged digests */
export function withoutDamaged(article: Article, damaged: ReadonlySet<string>): Article {
  const body = withPictures(article.body, (picture) =>
    picture.shown && damaged.has(picture.digest) ? pictureGone(picture, "图片文件已经损坏") : picture,
  );
  return body === article.body ? article : { ...article, body };
}

/**
 * Lets a publication through to be built, or nothing of it.
 *
 * @throws ProblemsError listing everything that is wrong, errors of copy as well
 */
export async function admitPublication(
  folders: PublicationFolders,
  now: number,
  { drafts }: Pick<ReadingMode, "drafts">,
  gate: Gate,
): Promise<AdmittedPublication> {
  const report = new ProblemReport();
  const copy = new CopyReader(folders, "errors", keptCopies(gate.kept));
  const onArticle: ReadingMode["onArticle"] = (read, siteData) => copy.add(read, siteData);
  const reading = await inspectPublication(folders, now, report, { drafts, html: true, onArticle }, gate);
  const { siteData, linked } = reading;
  const found = siteData ? copy.finish(siteData, draftFoldersOf(linked), oldFoldersOf(linked)) : [];
  for (const { code, file, line, column, message, draft, severity } of found)
    if (draft || severity === "error") report.found({ code, file, line, column, message, ...(draft && { draft }) });
  const sound = soundReading(reading, report);
  const { config, forgivenLinks, names } = reading;
  if (!config) throw new Error("the host's configuration is missing though nothing was reported");
  return { ...sound, config, forgivenLinks, names };
}
