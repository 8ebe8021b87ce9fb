import { foldName, type SourceNames, unknownSource } from "../content/source-registry.ts";
import type { SourceRecord, SourceRegistry } from "../domain/source.ts";
import { webAddress } from "../domain/text-rules.ts";

/** What an author meant by what was typed: one source, one of several, or none that is known. */
export type Choice =
  | { readonly source: SourceRecord }
  /** Keys of the registry. */
  | { readonly among: readonly string[] }
  /** A Chinese sentence. */
  | { readonly unknown: string };

const WITH_ADDRESS = /^(\S.*?)[\s=＝]+(https?:\/\/\S*)$/i;

/**
 * Completes a source against the registry, by any part of its key, name or aliases: 广播, cbc, ＣＢＣ. With an address
 * behind it a registered source keeps the address, and one that is not registered can be named.
 */
export function chooseSource(typed: string, registry: SourceRegistry, names: SourceNames): Choice {
  const [, name = typed.trim(), url] = WITH_ADDRESS.exec(typed.trim()) ?? [];
  if (url !== undefined && !webAddress.safeParse(url).success) return { unknown: `“${url}”不是完整的网址。` };
  const exact = names.resolve(name)?.key;
  const keys = exact === undefined ? holding(name, registry) : [exact];
  const [key] = keys;
  if (keys.length === 1 && key !== undefined) return { source: url === undefined ? key : { source: key, url } };
  if (url !== undefined) return { source: { name, url } };
  return keys.length > 1 ? { among: keys } : { unknown: unknownSource(name, names) };
}

/** A source as a list shows it: `cbc  CBC（加拿大广播公司）`. */
export function describeSource(key: string, registry: SourceRegistry): string {
  const { name = key, aliases = [] } = registry[key] ?? {};
  return `${key}  ${name}${aliases.length > 0 ? `（${aliases.join("、")}）` : ""}`;
}

function holding(part: string, registry: SourceRegistry): string[] {
  const wanted = foldName(part);
  if (wanted === "") return [];
  return Object.entries(registry).flatMap(([key, { name, aliases }]) =>
    [key, name, ...aliases].some((known) => foldName(known).includes(wanted)) ? key : [],
  );
}
