import { distance } from "fastest-levenshtein";
import {
  type NamedSourceRecord,
  type RegisteredSource,
  type SourceCitation,
  SourceRegistry,
} from "../domain/source.ts";
import { type Notice, Notices } from "../domain/withdrawal.ts";
import { readJsonParts } from "./json-file.ts";
import type { ProblemReport } from "./problem-report.ts";
import { soundEntries, soundFields, soundItems } from "./salvaged-record.ts";
import { parseWith } from "./schema-problems.ts";

/** Stands for what a source does not say rightly, so that the rest of it can be judged. */
const UNKNOWN: RegisteredSource = {
  name: "",
  aliases: [],
  url: "",
  basis: "",
  index: "noindex",
  canonical: false,
  status: "active",
};

/**
 * Reads `sources.json`. Undefined when it is missing or wrong: a name that two sources claim, for instance, would credit
 * whichever comes last.
 */
export function readSourceRegistry(path: string, report: ProblemReport): SourceRegistry | undefined {
  const before = report.count;
  const file = readJsonParts(path, report);
  if (!file) return undefined;
  const registry =
    parseWith(SourceRegistry, file) ??
    soundEntries(file.value, (entry, key) => soundFields(SourceRegistry.valueType, entry, { ...UNKNOWN, name: key }));
  const holders = new Map<string, string>();
  for (const [key, { name, aliases }] of Object.entries(registry)) {
    const claim = (claimed: string, place: readonly PropertyKey[]) => {
      const holder = holders.get(foldName(claimed)) ?? key;
      if (holder !== key) file.flag("duplicate-source-name", place, `“${claimed}”已经是来源 ${holder} 的名称。`);
      holders.set(foldName(claimed), holder);
    };
    claim(key, [key]);
    claim(name, [key, "name"]);
    for (const [index, alias] of aliases.entries()) claim(alias, [key, "aliases", index]);
  }
  return report.count > before ? undefined : registry;
}

/**
 * Reads `notices.json`; a source may go by any of its names there too. Undefined when it is missing or wrong.
 * @param names undefined when the registry is wrong: the file is checked as far as it can be
 */
export function readNotices(path: string, names: SourceNames | undefined, report: ProblemReport): Notice[] | undefined {
  const before = report.count;
  const file = readJsonParts(path, report);
  if (!file) return undefined;
  const standIn = { received: "", source: "", about: "", status: "open" } as const;
  const records =
    parseWith(Notices, file) ?? soundItems(file.value, (item) => soundFields(Notices.element, item, standIn));
  if (!names) return undefined;
  const nearest = proposing(names);
  const notices = records.flatMap((record, index) => {
    const key = names.resolve(record.source)?.key;
    if (key === undefined) file.flag("unknown-source", [index, "source"], unknownSource(record.source, { nearest }));
    return key === undefined ? [] : { ...record, source: key };
  });
  return report.count > before ? undefined : notices;
}

/** What readers of records ask of the registry. */
export interface NamedSources {
  /** The registry's terms for a citation; undefined for a source written out in the article. */
  termsOf(citation: SourceCitation): RegisteredSource | undefined;
  /** The registered name that looks most like a mistyped one; undefined when none comes near. */
  nearest(name: string): string | undefined;
  /** @returns undefined when the record names a source that is not registered */
  resolve(record: NamedSourceRecord): SourceCitation | undefined;
}

/** Everything that a cited source is known by. */
export function namesOf(citation: SourceCitation, sources: Pick<NamedSources, "termsOf">): string[] {
  const terms = sources.termsOf(citation);
  return [citation.name, ...(terms ? [terms.name, ...terms.aliases] : [])];
}

/** Each compares a name with the whole registry; whoever has mistyped more in one file has mistaken the registry. */
const MOST_PROPOSALS = 200;

/** @returns what proposes names for so many mistyped ones, and for no more */
export function proposing(names: Pick<NamedSources, "nearest">): NamedSources["nearest"] {
  let proposals = 0;
  return (name) => {
    proposals += 1;
    return proposals > MOST_PROPOSALS ? undefined : names.nearest(name);
  };
}

/** Finds registered sources by key, name or alias, whatever the width or case it was typed in. */
export class SourceNames implements NamedSources {
  readonly #byName = new Map<string, SourceCitation>();

  readonly #registry: SourceRegistry;

  /** Of names that nobody has: an import may bring the same one a thousand times. */
  readonly #nearest = new Map<string, string | undefined>();

  constructor(registry: SourceRegistry) {
    this.#registry = registry;
    for (const [key, { name, aliases, url, credit, language }] of Object.entries(registry)) {
      const citation: SourceCitation = { key, name: credit ?? name, homepage: url, ...(language && { language }) };
      for (const alias of [key, name, ...aliases]) this.#byName.set(foldName(alias), citation);
    }
  }

  /** Every name, folded, and the source that goes by it. */
  get known(): readonly (readonly [name: string, source: SourceCitation])[] {
    return [...this.#byName];
  }

  termsOf({ key }: SourceCitation): RegisteredSource | undefined {
    return key === undefined ? undefined : this.#registry[key];
  }

  nearest(name: string): string | undefined {
    const wanted = foldName(name);
    if (!this.#nearest.has(wanted)) this.#nearest.set(wanted, this.#nearestTo(wanted));
    return this.#nearest.get(wanted);
  }

  #nearestTo(wanted: string): string | undefined {
    const nearest = nearestName(wanted, [...this.#byName.keys()]);
    return nearest === undefined ? undefined : this.#byName.get(nearest)?.key;
  }

  /** How the source of a name is cited; undefined when nobody registered goes by it. */
  citationOf(name: string): SourceCitation | undefined {
    return this.#byName.get(foldName(name));
  }

  resolve(record: NamedSourceRecord): SourceCitation | undefined {
    return citation(record, (name) => this.citationOf(name));
  }
}

/** The one of some folded names that a mistyped one comes nearest to, if any is near enough to have been meant. */
export function nearestName(wanted: string, names: readonly string[]): string | undefined {
  const known = names.map((candidate) => {
    // 加拿大广播 or CBC新闻: a name with something left out or added is nearer than its letters say.
    const part =
      candidate.length > 1 && wanted.length > 1 && (candidate.includes(wanted) || wanted.includes(candidate));
    return { candidate, far: part ? 1 : distance(wanted, candidate) };
  });
  const [best] = known.sort((a, b) => a.far - b.far);
  return best && best.far <= Math.max(1, wanted.length / 3) ? best.candidate : undefined;
}

/**
 * A source as a record cites it.
 * @param known how the source of a name is cited otherwise; undefined when it is not registered
 * @returns undefined when it names a source that is not registered; those that it has it from are left out then
 */
export function citation(
  record: NamedSourceRecord,
  known: (name: string) => SourceCitation | undefined,
): SourceCitation | undefined {
  const own = known(namedSource(record));
  if (typeof record === "string") return own;
  const named = "name" in record ? (own ?? { name: record.name }) : own;
  const via = originsIn(record).flatMap((origin) => citation(origin, known) ?? []);
  return named && { ...named, ...withoutAbsent(record), ...(via.length > 0 && { via }) };
}

/** Whom a source says that it has it from, as the record names them. */
export function originsIn(record: NamedSourceRecord): readonly NamedSourceRecord[] {
  return typeof record === "object" && "via" in record ? (record.via ?? []) : [];
}

/** The sentence about a source that is not registered, with the name the author may have meant. */
export function unknownSource(name: string, names: Pick<NamedSources, "nearest">): string {
  const nearest = names.nearest(name);
  return `没有登记过来源“${name}”${nearest ? `，是不是“${nearest}”？` : "。"}`;
}

/** Where in a record its source is named; a bare name is the record itself. */
export function nameField(record: NamedSourceRecord): readonly string[] {
  if (typeof record === "string") return [];
  return ["name" in record ? "name" : "source"];
}

/** What a record calls its source, for messages. */
export function namedSource(record: NamedSourceRecord): string {
  if (typeof record === "string") return record;
  return "name" in record ? record.name : record.source;
}

function withoutAbsent(record: Exclude<NamedSourceRecord, string>) {
  const { url, title, author, share } = { title: undefined, author: undefined, share: undefined, ...record };
  return { ...(url && { url }), ...(title && { title }), ...(author && { author }), ...(share && { share }) };
}

/** Two names that fold to the same are the same name. */
export function foldName(name: string): string {
  return name.normalize("NFKC").toLowerCase();
}
