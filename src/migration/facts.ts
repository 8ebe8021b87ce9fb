import { existsSync } from "node:fs";
import { join } from "node:path";
import { datedFolders, entriesOf } from "../content/folders.ts";
import { ProblemReport } from "../content/problem-report.ts";
import { readSiteData, type SiteData } from "../content/site-data.ts";
import { Clock } from "../domain/clock.ts";
import { type DateStamp, dateStampOf } from "../domain/date-stamp.ts";
import { MOST_REDIRECTS } from "../domain/old-addresses.ts";
import { webAddress } from "../domain/text-rules.ts";
import { Refusal } from "../terminal/outcome.ts";
import { type Addresses, addressesOf } from "./addresses/addresses-of.ts";
import type { MoveFacts } from "./article.ts";
import type { IndexedExport } from "./export-index.ts";
import { identityOf } from "./identity.ts";
import type { Decisions, IndexedItem, MigratedArticle } from "./model.ts";
import type { MigrateOptions } from "./options.ts";
import { decisionKey, decisionsPath, readDecisions } from "./review/decisions.ts";
import { closing } from "./shelf.ts";
import { ShelvedMap } from "./shelved-map.ts";
import { personOf } from "./signature.ts";
import { slugsOf } from "./slugs.ts";
import { articlesIn } from "./term-names.ts";
import { mapTerms } from "./terms.ts";
import { knownPosts } from "./write/known-posts.ts";
import { aliasesElsewhere } from "./write/our-articles.ts";
import { settledTerms } from "./write/settled-terms.ts";
import { momentOf, zoneOf } from "./zone.ts";

const MINUTE_MS = 60_000;

export interface Facts extends MoveFacts {
  readonly addresses: Pick<Addresses, "data" | "answers">;
  /** Lets go of what lies on the disk. */
  close(): void;
}

/** What is the same for all posts: found out before the first is read. */
export function factsOf(
  index: IndexedExport,
  siteData: SiteData,
  decisions: Decisions,
  options: MigrateOptions,
  now: number,
): Facts {
  const ownZone = siteData.site.timeZone;
  const decided = decisions.zone.get(decisionKey(index.site.url));
  const named = options.zone ?? (typeof decided === "string" ? decided : undefined);
  const zone = zoneOf(index.offsets, named, ownZone);
  const items = articlesIn(index);
  const terms = mapTerms(index, siteData, decisions, settledTerms(options.data, index.site.url, siteData));
  refuseUnknownSections(decisions, siteData, terms.newSections, options);
  const latest = Math.min(latestOf(index, zone.zone), now - MINUTE_MS);
  const places = placesOf(index, items, siteData, options, (item) =>
    dateStampOf(Math.min(momentOf(item.date, item.dateUtc, zone.zone) ?? latest, latest), ownZone),
  );
  const lists = {
    targetOf: (term: Parameters<typeof terms.targetOf>[0]) => terms.targetOf(term),
    personOf: personOf(index.site, siteData, decisions),
  };
  // Every address that is asked about would be the most that a large archive keeps in memory.
  const { aliases, data, answers, placeOf, close } = addressesOf(
    index,
    places,
    lists,
    MOST_REDIRECTS,
    aliasesElsewhere(options.articles, index.site.url),
  );
  return {
    ...{ site: index.site, zone, ownZone, decisions, names: siteData.sourceNames, now },
    ...{ terms, latest, aliases, addresses: { data, answers }, placeOf },
    slugOf: ({ key }) => places.get(key)?.slug,
    close: closing({ close }, places),
  };
}

/**
 * Where each article lies, by the key of its item.
 * @param dateOf when it came out. Of one that bears no date, which nobody sees yet, that is a guess
 */
function placesOf(
  index: IndexedExport,
  items: readonly IndexedItem[],
  siteData: SiteData,
  options: MigrateOptions,
  dateOf: (item: IndexedItem) => Pick<DateStamp, "year" | "month">,
): ShelvedMap<MigratedArticle["folder"]> {
  const known = knownPosts(options);
  const places = new ShelvedMap<MigratedArticle["folder"]>();
  const settled = new Map<string, string>();
  for (const item of items) {
    const [, year, month, slug] = known.get(identityOf(index.site.url, item))?.address.split("/") ?? [];
    if (!year || !month || !slug) continue;
    places.set(item.key, { year, month, slug });
    settled.set(item.key, slug);
  }
  const slugs = slugsOf(items, settled, takenSlugs(options.articles, siteData));
  for (const item of items) {
    if (places.has(item.key)) continue;
    const { year, month } = dateOf(item);
    places.set(item.key, { year, month, slug: slugs.get(item.key) ?? "" });
  }
  return places;
}

/** @throws Refusal when there is none, ProblemsError when something is wrong with it */
export function publicationIn(
  { data, map }: MigrateOptions,
  now: number,
): { siteData: SiteData; decisions: Decisions } {
  if (!existsSync(join(data, "site.json")))
    throw new Refusal(
      `资料文件夹 ${data} 里没有 site.json。先把本仓库的 _data 整个复制过去，改好 site.json 里的刊名、网址、时区和联系邮箱，再运行。什么都没有写。`,
    );
  const report = new ProblemReport();
  const siteData = readSiteData(data, report, new Clock(now));
  const path = decisionsPath(data, map);
  const decisions = readDecisions(path, report, siteData && { siteData, clock: new Clock(now) });
  report.throwIfAny();
  if (!siteData || !decisions) throw new Error("facts are missing though nothing was reported");
  return { siteData, decisions };
}

/**
 * A decision about pictures of a section that is nowhere would be about none, and nobody would be told.
 * @throws Refusal
 */
function refuseUnknownSections(
  decisions: Decisions,
  { sections }: SiteData,
  coming: readonly { readonly key: string }[],
  options: MigrateOptions,
): void {
  const known = new Set([...sections.keys(), ...coming.map(({ key }) => key)]);
  const named = [...decisions["picture-rights"].values()].flat().flatMap((one) => one?.sections ?? []);
  const unknown = [...new Set(named)].filter((key) => !known.has(key));
  if (unknown.length === 0) return;
  const path = decisionsPath(options.data, options.map);
  throw new Refusal(
    `${path} 的 pictureRights 里写了栏目 ${unknown.join("、")}，sections.json 里没有，这次也不会新建；写栏目的键，如 ${[...known].slice(0, 3).join("、")}。什么都没有写。`,
  );
}

/** What an old site is called that no export names; nothing is written under it. */
const NOWHERE = "https://old-site.invalid";

/** @throws Refusal when articles are to be written and nothing says where they were */
export function withAddress(index: IndexedExport, { site: given, write }: MigrateOptions): IndexedExport {
  const url = given ?? siteOf(index);
  if (url !== undefined) return { ...index, site: { ...index.site, url } };
  const files = index.files.map(({ path }) => path).join("、");
  if (write) throw new Refusal(`${files} 里没有旧站的地址；用 --site 写明，如 https://old.example。什么都没有写。`);
  return { ...index, site: { ...index.site, url: NOWHERE } };
}

function siteOf({ site, items }: IndexedExport): string | undefined {
  const told = webAddress.safeParse(site.url).data;
  if (told !== undefined) return told.replace(/[/?#]+$/, "");
  const addresses = items.flatMap(({ link, guid }) => [link, guid]);
  const address = addresses.find((one) => webAddress.safeParse(one).success);
  return address === undefined ? undefined : new URL(address).origin;
}

/** The address of a withdrawn article is not given away again. */
function takenSlugs(articles: string, { withdrawals }: SiteData): ReadonlySet<string> {
  const passedOver = new ProblemReport();
  const folders = existsSync(articles) ? datedFolders(entriesOf(articles, passedOver), articles, passedOver) : [];
  return new Set([...folders.map(({ slug }) => slug), ...withdrawals.map(({ path }) => path.split("/").at(-2) ?? "")]);
}

function latestOf({ items }: IndexedExport, zone: string): number {
  let latest = Date.UTC(2000, 0, 1);
  for (const { date, dateUtc, status } of items)
    if (status === "publish") latest = Math.max(latest, momentOf(date, dateUtc, zone) ?? 0);
  return latest;
}
