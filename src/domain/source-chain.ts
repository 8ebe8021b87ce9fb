import type { SourceCitation } from "./source.ts";

/** Who told first what sources tell, by the identity of each; undefined of one that has it from different ones, or tells some of it itself. */
type Origins = ReadonlyMap<string, SourceCitation | undefined>;

function originsIn(sources: readonly SourceCitation[]): Origins {
  const origins = new Map<string, SourceCitation | undefined>();
  for (const source of sources) {
    const id = identityOf(source);
    const origin = source.via?.[0] ?? source;
    const known = origins.get(id);
    const agrees = !origins.has(id) || (known && identityOf(known) === identityOf(origin));
    origins.set(id, agrees ? (known ?? origin) : undefined);
  }
  return origins;
}

/** The head of a source's chain, and of the chains of those that it leads to; ends where a circle closes. */
function originOf(source: SourceCitation, origins: Origins): SourceCitation {
  let origin = source.via?.[0] ?? source;
  const seen = new Set<string>();
  for (let id = identityOf(origin); !seen.has(id); id = identityOf(origin)) {
    seen.add(id);
    origin = origins.get(id) ?? origin;
  }
  return origin;
}

/**
 * The origins of several sources, each once: five papers that cite one agency are one independent source, and so is one that cites another
 * of the five.
 * @returns in the order in which they come up
 */
export function independentOf(sources: readonly SourceCitation[]): readonly SourceCitation[] {
  const origins = originsIn(sources);
  return [
    ...new Map(
      sources.map((source) => originOf(source, origins)).map((origin) => [identityOf(origin), origin]),
    ).values(),
  ];
}

/** The first source that has what it tells from itself, through whomever; undefined where every chain has a beginning. */
export function circularSource(sources: readonly SourceCitation[]): SourceCitation | undefined {
  const origins = originsIn(sources);
  return sources.find((source) => {
    const chain = [source, ...(source.via ?? []).toReversed()];
    const told = new Set(chain.map(identityOf));
    if (told.size < chain.length) return true;
    // Behind the head of its chain those of others go on.
    let [head] = chain.slice(-1).map(identityOf);
    for (;;) {
      const next = head === undefined ? undefined : origins.get(head);
      const id = next && identityOf(next);
      if (id === undefined || id === head) return false;
      if (told.has(id)) return true;
      told.add(id);
      head = id;
    }
  });
}

/** By what two citations are of one source: its key, or its name. */
export function identityOf({ key, name }: SourceCitation): string {
  return key === undefined ? `name ${name.normalize("NFKC").toLowerCase()}` : `key ${key}`;
}

/**
 * How many of an article's sources are independent, for its readers: 4 个来源都出自路透社，是同一个独立来源。
 * @returns undefined where every source speaks for itself, as far as the record says
 */
export function independenceOf(sources: readonly SourceCitation[]): string | undefined {
  const [first, ...others] = independentOf(sources);
  const { size } = new Set(sources.map(identityOf));
  if (!first || size <= others.length + 1) return undefined;
  if (others.length === 0) return `${size} 个来源的消息都出自${first.name}，独立来源只有 1 个。`;
  return `${size} 个来源里，独立的有 ${others.length + 1} 个：${[first, ...others].map(({ name }) => name).join("、")}。`;
}
