import { existsSync } from "node:fs";
import { join } from "node:path";
import { rightsIn } from "../../content/archive-registry.ts";
import { DateFields } from "../../content/date-fields.ts";
import { type JsonFile, readJsonFile } from "../../content/json-file.ts";
import type { ProblemReport } from "../../content/problem-report.ts";
import { parseWith } from "../../content/schema-problems.ts";
import type { SiteData } from "../../content/site-data.ts";
import type { Clock } from "../../domain/clock.ts";
import { MigrationDecisions } from "../../domain/migration.ts";
import type { SourceRecord } from "../../domain/source.ts";
import { fold } from "../../search/fold.ts";
import { hasTraditional } from "../../search/script.ts";
import { simplifiedForms } from "../../search/to-simplified.ts";
import { nearest } from "../../terminal/near-miss.ts";
import type { Decisions, Question } from "../model.ts";

type About = Question["about"];

/** Under which name the file has the decisions of a kind. */
export const DECIDED_IN: Readonly<Record<About, keyof MigrationDecisions>> = {
  zone: "zone",
  section: "sections",
  tag: "tags",
  author: "authors",
  source: "sources",
  credit: "credits",
  "picture-rights": "pictureRights",
};

/** Of what is registered so many are named to whoever has typed something else. */
const MOST_CHOICES = 24;

/** A space beside a mark says nothing. */
const LOOSE = /(?<![\p{L}\p{N}]) | (?![\p{L}\p{N}])/gu;

/**
 * What a decision is kept under: one for all that readers do not tell apart. Traditional characters, full width, capitals, spaces
 * and what nobody sees are folded: 圖源: CTV and 图源：ctv are one.
 */
export function decisionKey(text: string): string {
  const folded = fold(text.trim()).text.replace(/\s+/g, " ").replace(LOOSE, "").trim();
  const [simplified = folded] = hasTraditional(folded) ? simplifiedForms(folded) : [];
  return simplified;
}

/** @param data the data folder @param map the file, where somebody has named one */
export function decisionsPath(data: string, map?: string): string {
  return map ?? join(data, "migration.json");
}

/**
 * What the publication has decided so far. Nothing where there is no such file.
 *
 * @param path of the file, as `decisionsPath` says
 * @param report is told what is wrong with it
 * @param facts of the publication, which is to print whose pictures are; undefined when they cannot be read either
 * @returns undefined when it cannot be used
 */
export function readDecisions(
  path: string,
  report: ProblemReport,
  facts: { readonly siteData: SiteData; readonly clock: Clock } | undefined,
): Decisions | undefined {
  if (!existsSync(path)) return decisionsIn({});
  const file = readJsonFile(path, report);
  const decided = file && parseWith(MigrationDecisions, file);
  if (!file || !decided) return undefined;
  if (facts) {
    checkRights(decided, file, facts);
    checkTerms(decided, file, facts.siteData);
  }
  return decisionsIn(decided);
}

/** What goes into `_data/archive.json` has to be what a build can read there. */
function checkRights(
  { pictureRights = {} }: MigrationDecisions,
  file: JsonFile,
  { siteData: { site, sourceNames: names }, clock }: { readonly siteData: SiteData; readonly clock: Clock },
): void {
  const fields = new DateFields(file, { timeZone: site.timeZone, clock });
  for (const [old, rights] of Object.entries(pictureRights)) {
    const place = ["pictureRights", old];
    if (!Array.isArray(rights)) {
      if (rights) rightsIn(rights, place, { file, fields, names });
      continue;
    }
    for (const [index, one] of rights.entries()) if (one) rightsIn(one, [...place, index], { file, fields, names });
  }
}

/** A key that nothing is registered under would leave a term out, and nobody would be told. */
function checkTerms(
  { sections = {}, tags = {} }: MigrationDecisions,
  file: JsonFile,
  registered: Pick<SiteData, "sections" | "tags">,
): void {
  const unknown = (answers: Readonly<Record<string, string | null>>, known: ReadonlyMap<string, unknown>) =>
    Object.entries(answers).flatMap(([term, key]) => (key === null || known.has(key) ? [] : [{ term, key }]));
  for (const { term, key } of unknown(sections, registered.sections))
    file.flag("unknown-section", ["sections", term], `没有登记过栏目“${key}”，${choices(key, registered.sections)}。`);
  for (const { term, key } of unknown(tags, registered.tags))
    file.flag("unknown-tag", ["tags", term], `没有登记过标签“${key}”，${choices(key, registered.tags)}。`);
}

/** The one that was probably meant first; a list of thousands helps nobody. */
function choices(typed: string, known: ReadonlyMap<string, { readonly key: string; readonly name: string }>): string {
  if (known.size === 0) return "一个也没有登记";
  const near = nearest(typed, [...known.keys()]);
  const likely = near === undefined ? undefined : known.get(near);
  const all = [...new Set([...(likely ? [likely] : []), ...known.values()])].slice(0, MOST_CHOICES);
  const more = known.size > all.length ? `等 ${known.size} 个` : "";
  return `有的是 ${all.map(({ key, name }) => `${key} ${name}`).join("、")}${more}`;
}

/** What a file decides. Of two that fold to one, the later counts. */
export function decisionsIn(decided: MigrationDecisions): Decisions {
  const of = <T>(answers: Readonly<Record<string, T | null>> = {}): ReadonlyMap<string, T | null> =>
    new Map(Object.entries(answers).map(([text, answer]) => [decisionKey(text), answer]));
  return {
    zone: of(decided.zone),
    section: of(decided.sections),
    tag: of(decided.tags),
    author: of(decided.authors),
    source: of<SourceRecord>(decided.sources),
    credit: of<SourceRecord>(decided.credits),
    "picture-rights": new Map(
      Object.entries(decided.pictureRights ?? {}).map(([site, rights]) => [decisionKey(site), [rights].flat()]),
    ),
  };
}
