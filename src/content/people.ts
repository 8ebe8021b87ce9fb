import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Article, PictureBearer } from "../domain/article.ts";
import { PeopleRegistry, type Person, type RegisteredPerson } from "../domain/person.ts";
import type { Picture } from "../domain/picture.ts";
import { fullWidthPunctuation } from "../domain/punctuation.ts";
import { personPath, type Signature } from "../domain/signature.ts";
import type { SourceCitation } from "../domain/source.ts";
import { readOnlyPictures } from "./article-pictures.ts";
import { DateFields, type Dating } from "./date-fields.ts";
import { filesIn } from "./folders.ts";
import { type JsonFile, readJsonParts } from "./json-file.ts";
import { MACHINE } from "./outside.ts";
import type { ProblemReport } from "./problem-report.ts";
import { parseWith } from "./schema-problems.ts";
import { foldName, nearestName, type SourceNames } from "./source-registry.ts";

/** What readers of records ask of those whose names stand under articles. */
export interface NamedPeople {
  /** Everybody who goes by a name: more than one where a name is not enough. */
  peopleNamed(name: string): readonly Signature[];
  /** The name of a registered person that looks most like a mistyped one; undefined when none comes near. */
  nearestPerson(name: string): string | undefined;
}

/** Finds registered people by key, name or alias, whatever the width or case it was typed in. */
export class PeopleNames {
  readonly #byName = new Map<string, Signature[]>();

  constructor(registry: PeopleRegistry) {
    for (const [key, { name, aliases }] of Object.entries(registry)) {
      for (const known of new Set([key, name, ...aliases].map(foldName))) {
        const same = this.#byName.get(known);
        if (same) same.push({ name, key });
        else this.#byName.set(known, [{ name, key }]);
      }
    }
  }

  /** Every name, folded, and those who go by it. */
  get known(): readonly (readonly [name: string, people: readonly Signature[]])[] {
    return [...this.#byName];
  }

  /** @param folded name */
  named(folded: string): readonly Signature[] {
    return this.#byName.get(folded) ?? [];
  }

  /**
   * Chinese names are short: where the family's character is another, or where there are but two, a name that differs in one
   * is somebody else's.
   */
  nearest(name: string): string | undefined {
    const wanted = foldName(name);
    const alike = [...this.#byName.keys()].filter((known) => known[0] === wanted[0] && known.length > 2);
    const found = nearestName(wanted, alike);
    return found === undefined ? undefined : this.#byName.get(found)?.[0]?.name;
  }
}

/** What is known of people, and the pictures of them that readers see. */
export interface People {
  readonly people: readonly Person[];
  readonly portraits: readonly PictureBearer[];
  readonly peopleNames: PeopleNames;
}

/** What the reading of people refers to. */
export interface PeopleContext extends Dating {
  /** Of the site. */
  readonly url: string;
  readonly sourceNames: SourceNames;
}

/** The folder of portraits, in that of the data. */
const PORTRAITS = "people";

/**
 * Reads `people.json` and the portraits beside it, in `people/`; without the file nobody is registered.
 * @param data the data folder
 * @returns undefined when something is wrong; the report then says so
 */
export function readPeople(data: string, context: PeopleContext, report: ProblemReport): People | undefined {
  const path = join(data, "people.json");
  if (!existsSync(path)) return { people: [], portraits: [], peopleNames: new PeopleNames({}) };
  const before = report.count;
  const file = readJsonParts(path, report);
  const registry = file && parseWith(PeopleRegistry, file);
  if (!file || !registry) return undefined;
  reportSharedAliases(registry, file);
  const folder = join(data, PORTRAITS);
  const pictures = portraitsIn(folder, registry, file, context);
  if (report.count > before) return undefined;
  const people = Object.entries(registry).map(([key, person]) => personOf(key, person, pictures.get(key), context));
  const portraits = people.flatMap(({ path: page, portrait }) => {
    return portrait ? { path: page, folder, body: [{ kind: "picture" as const, picture: portrait }] } : [];
  });
  return { people, portraits, peopleNames: new PeopleNames(registry) };
}

/** Two may bear one name, and are told apart by what nobody else goes by: their keys and aliases. */
function reportSharedAliases(registry: PeopleRegistry, file: JsonFile): void {
  const holders = new Map<string, string>();
  for (const [key, { name, aliases }] of Object.entries(registry)) {
    const claim = (claimed: string, place: readonly PropertyKey[]) => {
      const holder = holders.get(foldName(claimed)) ?? key;
      if (holder !== key) file.flag("duplicate-person-name", place, `“${claimed}”已经是 ${holder} 的键或别名。`);
      holders.set(foldName(claimed), holder);
    };
    claim(key, [key]);
    for (const [index, alias] of aliases.entries()) if (alias !== name) claim(alias, [key, "aliases", index]);
  }
}

function portraitsIn(
  folder: string,
  registry: PeopleRegistry,
  file: JsonFile,
  context: PeopleContext,
): ReadonlyMap<string, Picture> {
  const records = Object.entries(registry).flatMap(([key, { portrait }]) => (portrait ? [[key, portrait]] : []));
  const dates = new DateFields(file, context);
  return readOnlyPictures(Object.fromEntries(records), {
    file,
    recordAt: (key) => [key, "portrait"],
    folder: { path: folder, otherFiles: filesIn(folder), hasText: true },
    pageOf: (key) => context.url + personPath(key),
    sources: context.sourceNames,
    outside: MACHINE,
    withdrawn: new Map(),
    readUntil: (key, until) => dates.read(until, [key, "portrait", "until"]),
  });
}

/** A portrait whose licence has ended, or that is not to be shown, leaves no hole: there is none. */
function personOf(
  key: string,
  { status, aliases, portrait, profile, formerly, latin, role, url, mail, ...person }: RegisteredPerson,
  picture: Picture | undefined,
  { clock }: PeopleContext,
): Person {
  const ended = picture?.shown && picture.until && clock.hasCome(picture.until.epoch);
  return {
    ...person,
    key,
    path: personPath(key),
    former: status === "former",
    ...(latin && { latin }),
    ...(role && { role }),
    ...(profile && { profile: fullWidthPunctuation(profile) }),
    ...(url && { url }),
    ...(mail && { mail }),
    ...(picture?.shown && !ended && { portrait: { ...picture, credit: withoutList(picture.credit) } }),
    ...(formerly && { formerly }),
  };
}

/** A source has a page of what articles draw on it; of one that only a portrait is from there may be none to lead to. */
export function withoutList({ key, ...credit }: SourceCitation): SourceCitation {
  return credit;
}

/** So many names a reminder tells one by one. */
const TOLD = 30;

/**
 * Names that are under articles and in no record, those that are under most first: for whoever wants to register them. One that two
 * bear is in the record, and has been asked about.
 */
export function warnOfUnregistered(
  articles: Iterable<Pick<Article, "authors" | "contributors">>,
  people: PeopleNames,
  data: string,
  report: ProblemReport,
): void {
  const counts = new Map<string, number>();
  for (const { authors, contributors } of articles) {
    const names = [...authors, ...contributors].flatMap(({ name, key }) =>
      key === undefined && people.named(foldName(name)).length === 0 ? name : [],
    );
    for (const name of new Set(names)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  if (counts.size === 0) return;
  const most = [...counts].sort(([, a], [, b]) => b - a).map(([name, count]) => `${name}（${count} 篇）`);
  const told = most.slice(0, TOLD).join("、");
  const message = `署名里有 ${most.length} 个名字没有登记：${told}${most.length > TOLD ? "等" : ""}。`;
  report.warn("unknown-person", join(data, "people.json"), message);
}
