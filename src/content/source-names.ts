import type { SourceCitation, SourceRecord, SourceRegistry } from "../domain/source.ts";

/** Finds registered sources by key, name or alias, whatever the width or case it was typed in. */
export class SourceNames {
  readonly #byName = new Map<string, SourceCitation>();

  constructor(registry: SourceRegistry) {
    for (const [key, { name, aliases, url }] of Object.entries(registry)) {
      const citation: SourceCitation = { key, name, homepage: url };
      for (const alias of [key, name, ...aliases]) this.#byName.set(fold(alias), citation);
    }
  }

  /** @returns undefined when the record names a source that is not registered */
  resolve(record: SourceRecord): SourceCitation | undefined {
    if (typeof record === "string") return this.#byName.get(fold(record));
    if ("name" in record) {
      const known = this.#byName.get(fold(record.name));
      return known ? { ...known, ...withoutAbsent(record) } : { name: record.name, ...withoutAbsent(record) };
    }
    const known = this.#byName.get(fold(record.source));
    return known && { ...known, ...withoutAbsent(record) };
  }
}

/** What a record calls its source, for messages. */
export function namedSource(record: SourceRecord): string {
  if (typeof record === "string") return record;
  return "name" in record ? record.name : record.source;
}

function withoutAbsent({ url, title, author }: Exclude<SourceRecord, string>) {
  return { ...(url && { url }), ...(title && { title }), ...(author && { author }) };
}

function fold(name: string): string {
  return name.normalize("NFKC").toLowerCase();
}
