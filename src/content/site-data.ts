import { existsSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import type { PictureBearer, Section, Tag } from "../domain/article.ts";
import { Clock } from "../domain/clock.ts";
import { type LostOriginals, lostIn } from "../domain/evidence.ts";
import { withoutInterfaceTerms } from "../domain/interface-terms.ts";
import type { OldAddresses } from "../domain/old-addresses.ts";
import type { Podcast } from "../domain/podcast.ts";
import { Disclaimers, Glossary, type ProsePage, Sections, Site, Tags } from "../domain/site.ts";
import type { SourceRegistry } from "../domain/source.ts";
import type { Topic } from "../domain/topic.ts";
import type { Notice, Withdrawal } from "../domain/withdrawal.ts";
import { type OldSites, readOldSites } from "./archive-registry.ts";
import { readEvidence } from "./evidence.ts";
import { readJsonFile } from "./json-file.ts";
import { readOldAddresses } from "./old-addresses.ts";
import { type People, type PeopleContext, readPeople } from "./people.ts";
import { readPodcast } from "./podcast.ts";
import { ProblemReport, START } from "./problem-report.ts";
import { type LinkedText, readProsePages } from "./prose-pages.ts";
import { readRecord } from "./schema-problems.ts";
import { readNotices, readSourceRegistry, SourceNames } from "./source-registry.ts";
import { readTopics } from "./topics.ts";
import { readWithdrawals } from "./withdrawals.ts";

/** What the publication's staff keep in `_data/`. */
export interface SiteData extends Pick<People, "people" | "peopleNames"> {
  readonly site: Site;
  /** In the order of the file, which is the order of the menu. */
  readonly sections: ReadonlyMap<string, Section>;
  readonly tags: ReadonlyMap<string, Tag>;
  readonly sources: SourceRegistry;
  readonly sourceNames: SourceNames;
  readonly disclaimers: Disclaimers;
  /** From which articles were moved. */
  readonly oldSites: OldSites;
  /** How the Traditional edition writes names and terms; empty without `glossary.json`. */
  readonly glossary: Glossary;
  readonly notices: readonly Notice[];
  /** Cited texts that are gone for good; none without `evidence.json`. */
  readonly lostOriginals: LostOriginals;
  readonly withdrawals: readonly Withdrawal[];
  /** The pages of `_data/pages/`. */
  readonly prosePages: readonly ProsePage[];
  /** Their files, and the links in them. */
  readonly linkedPages: readonly LinkedText[];
  /** In the order of their keys. */
  readonly topics: readonly Topic[];
  readonly podcast?: Podcast;
  /** Of an earlier site, and no article's; none without `old-addresses.json`. */
  readonly oldAddresses: OldAddresses;
  /** What has pictures and is no article. */
  readonly bearers: readonly PictureBearer[];
}

/**
 * Reads the data folder. Undefined when a file is missing or wrong; the report then says so.
 * @param now milliseconds since 1970: a withdrawal of a later date is pointed out
 */
export function readSiteData(
  folder: string,
  report: ProblemReport,
  clock = new Clock(Date.now()),
): SiteData | undefined {
  const read = <T extends z.ZodType>(name: string, schema: T) => readRecord(join(folder, name), schema, report);
  const site = read("site.json", Site);
  const sources = readSourceRegistry(join(folder, "sources.json"), report);
  const sections = read("sections.json", Sections);
  const tags = read("tags.json", Tags);
  const sourceNames = sources && new SourceNames(sources);
  const dating = site && { timeZone: site.timeZone, clock };
  const others = dating && sourceNames && readPictured(folder, { ...dating, url: site.url, sourceNames }, report);
  const oldSites = dating && sourceNames && readOldSites(join(folder, "archive.json"), dating, sourceNames, report);
  const persons = others && Object.fromEntries(others.people.people.map((person) => [person.key, person]));
  const keys = { "sections.json": sections, "tags.json": tags, "sources.json": sources, "people.json": persons };
  checkFormerKeys(folder, keys, report);
  const disclaimers = read("disclaimers.json", Disclaimers);
  const withdrawals = dating && readWithdrawals(join(folder, "withdrawals.json"), dating, report);
  const notices = readNotices(join(folder, "notices.json"), sourceNames, report);
  const glossary = existsSync(join(folder, "glossary.json")) ? read("glossary.json", Glossary) : {};
  const written = readWritten(folder, report, clock, site?.originals !== undefined);
  const linkedPages = readProsePages(join(folder, "pages"), site?.url, report);
  if (
    !site ||
    !notices ||
    !withdrawals ||
    !sections ||
    !tags ||
    !sources ||
    !sourceNames ||
    !others ||
    !oldSites ||
    !disclaimers ||
    !glossary ||
    !written ||
    !linkedPages
  )
    return undefined;
  const { people, topics, podcast, bearers } = others;
  return {
    site,
    sections: keyed(sections),
    tags: keyed(tags),
    sources,
    sourceNames,
    people: people.people,
    peopleNames: people.peopleNames,
    topics: topics.map(({ topic }) => topic),
    ...(podcast && { podcast }),
    bearers,
    disclaimers,
    oldSites,
    glossary: withoutInterfaceTerms(glossary),
    notices,
    ...written,
    withdrawals,
    prosePages: linkedPages.map(({ page }) => page),
    linkedPages: [
      ...linkedPages,
      policiesIn(join(folder, "site.json"), site),
      ...topics.map(({ topic, ...linked }) => ({ ...linked, page: topic })),
    ],
  };
}

/** What commands have written down. Undefined when something is wrong; the report then says so. */
function readWritten(
  folder: string,
  report: ProblemReport,
  clock: Clock,
  copies: boolean,
): Pick<SiteData, "oldAddresses" | "lostOriginals"> | undefined {
  const oldAddresses = readOldAddresses(join(folder, "old-addresses.json"), report);
  const evidence = readEvidence(join(folder, "evidence.json"), report);
  return oldAddresses && evidence && { oldAddresses, lostOriginals: lostIn(evidence, clock, copies) };
}

/** What of the data has pictures of its own. Undefined when something is wrong; the report then says so. */
function readPictured(folder: string, context: PeopleContext, report: ProblemReport) {
  const people = readPeople(folder, context, report);
  const topics = readTopics(folder, context, report);
  const heard = readPodcast(folder, context, report);
  if (!people || !topics || !heard) return undefined;
  const { podcast, bearer } = heard;
  const ofTopics = topics.flatMap((topic) => topic.bearer ?? []);
  return { people, topics, podcast, bearers: [...people.portraits, ...ofTopics, ...(bearer ? [bearer] : [])] };
}

/** Places where the publication says its policies, as links that have to lead somewhere. */
function policiesIn(file: string, { trust }: Site): LinkedText {
  const links = (["ownership", "unnamedSources", "corrections"] as const).flatMap((policy) => {
    const place = trust?.[policy];
    if (place === undefined) return [];
    const { pathname, hash } = new URL(place, "http://site");
    const at = readJsonFile(file, new ProblemReport())?.locate(["trust", policy]) ?? START;
    return [{ path: pathname, fragment: decodeURIComponent(hash.slice(1)), place: at }];
  });
  return { page: { path: file }, file, links, anchors: [] };
}

/** An old address that leads to two lists, or to one that has a page of its own, leads nowhere for sure. */
function checkFormerKeys(
  folder: string,
  files: Readonly<Record<string, Readonly<Record<string, { formerly?: readonly string[] | undefined }>> | undefined>>,
  report: ProblemReport,
): void {
  for (const [name, record = {}] of Object.entries(files)) {
    const path = join(folder, name);
    const taken = new Map(Object.keys(record).map((key) => [key, key]));
    for (const [key, { formerly = [] }] of Object.entries(record)) {
      for (const [index, old] of formerly.entries()) {
        const holder = taken.get(old);
        taken.set(old, key);
        if (holder === undefined) continue;
        const place = readJsonFile(path, new ProblemReport())?.locate([key, "formerly", index]);
        report.add("alias-conflict", path, `以前的键“${old}”已经是“${holder}”的键。`, place);
      }
    }
  }
}

function keyed<T>(record: Readonly<Record<string, T>>): Map<string, T & { key: string }> {
  return new Map(Object.entries(record).map(([key, value]) => [key, { ...value, key }]));
}
