import { distance } from "fastest-levenshtein";
import type { RegisteredSource, SourceCitation, SourceRecord, SourceRegistry } from "../domain/source.ts";

/** Each compares a name with the whole registry; whoever has mistyped more has mistaken the registry. */
const MOST_PROPOSALS = 200;

/** Finds registered sources by key, name or alias, whatever the width or case it was typed in. */
export class SourceNames {
  readonly #byName = new Map<string, SourceCitation>();

  readonly #registry: SourceRegistry;

  #proposals = 0;

  constructor(registry: SourceRegistry) {
    this.#registry = registry;
    for (const [key, { name, aliases, url, credit, language }] of Object.entries(registry)) {
      const citation: SourceCitation = { key, name: credit ?? name, homepage: url, ...(language && { language }) };
      for (const alias of [key, name, ...aliases]) this.#byName.set(foldName(alias), citation);
    }
  }

  /** The registry's terms for a citation; undefined for a source written out in the article. */
  termsOf({ key }: SourceCitation): RegisteredSource | undefined {
    return key === undefined ? undefined : this.#registry[key];
  }

  /** The registered name that looks most like a mistyped one; undefined when none comes near. */
  nearest(name: string): string | undefined {
    this.#proposals += 1;
    if (this.#proposals > MOST_PROPOSALS) return undefined;
    const wanted = foldName(name);
    const known = [...this.#byName.keys()].map((candidate) => {
      // 加拿大广播 or CBC新闻: a name with something left out or added is nearer than its letters say.
      const part =
        candidate.length > 1 && wanted.length > 1 && (candidate.includes(wanted) || wanted.includes(candidate));
      return { candidate, far: part ? 1 : distance(wanted, candidate) };
    });
    const [best] = known.sort((a, b) => a.far - b.far);
    if (!best || best.far > Math.max(1, wanted.length / 3)) return undefined;
    return this.#byName.get(best.candidate)?.key;
  }

  /** @returns undefined when the record names a source that is not registered */
  resolve(record: SourceRecord): SourceCitation | undefined {
    if (typeof record === "string") return this.#byName.get(foldName(record));
    if ("name" in record) {
      const known = this.#byName.get(foldName(record.name));
      return known ? { ...known, ...withoutAbsent(record) } : { name: record.name, ...withoutAbsent(record) };
    }
    const known = this.#byName.get(foldName(record.source));
    return known && { ...known, ...withoutAbsent(record) };
  }
}

/** The sentence about a source that is not registered, with the name the author may have meant. */
export function unknownSource(name: string, names: SourceNames): string {
  const nearest = names.nearest(name);
  return `没有登记过来源“${name}”${nearest ? `，是不是“${nearest}”？` : "。"}`;
}

/** Where in a record its source is named; a bare name is the record itself. */
export function nameField(record: SourceRecord): readonly string[] {
  if (typeof record === "string") return [];
  return ["name" in record ? "name" : "source"];
}

/** What a record calls its source, for messages. */
export function namedSource(record: SourceRecord): string {
  if (typeof record === "string") return record;
  return "name" in record ? record.name : record.source;
}

function withoutAbsent({ url, title, author, share }: Exclude<SourceRecord, string>) {
  return { ...(url && { url }), ...(title && { title }), ...(author && { author }), ...(share && { share }) };
}

/** Two names that fold to the same are the same name. */
export function foldName(name: string): string {
  return name.normalize("NFKC").toLowerCase();
}
