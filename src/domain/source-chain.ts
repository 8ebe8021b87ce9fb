import type { SourceCitation } from "./source.ts";

/** Who told first what a source tells: the head of its chain, or itself. */
export function originOf(source: SourceCitation): SourceCitation {
  return source.via?.[0] ?? source;
}

/**
 * The origins of several sources, each once: five papers that cite one agency are one independent source.
 * @returns in the order in which they come up
 */
export function independentOf(sources: readonly SourceCitation[]): readonly SourceCitation[] {
  return [...new Map(sources.map(originOf).map((origin) => [identityOf(origin), origin])).values()];
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
