import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { JsonText, parseJson } from "../../content/json-text.ts";
import { replaceFile } from "../../disk/replace-file.ts";
import type { ArchiveRecord } from "../../domain/archive.ts";

/** The registries that a move adds to. */
export const REGISTRIES = ["sections", "tags", "people", "sources"] as const;
export type RegistryName = (typeof REGISTRIES)[number];

export function isRegistry(name: string): name is RegistryName {
  return REGISTRIES.some((one) => one === name);
}

/** What is to stand in a registry, by its key. */
export type Proposals = Readonly<Partial<Record<RegistryName, Readonly<Record<string, unknown>>>>>;

/**
 * What of the proposals a registry lacks. What people wrote there stays as they wrote it; a key that is there, or was, is taken.
 *
 * @param isWanted for a key that an earlier run has added and people have taken out
 */
export function lackingIn(
  data: string,
  proposals: Proposals,
  isWanted: (registry: RegistryName, key: string) => boolean,
): Map<RegistryName, [key: string, value: unknown][]> {
  const lacking = new Map<RegistryName, [string, unknown][]>();
  for (const name of REGISTRIES) {
    const there = Object(parseJson(textOf(data, name) ?? "{}"));
    const taken = new Set(Object.entries<unknown>(there).flatMap(([key, entry]) => [key, ...formerlyIn(entry)]));
    const missing = Object.entries(proposals[name] ?? {}).filter(([key]) => !taken.has(key) && isWanted(name, key));
    if (missing.length > 0) lacking.set(name, missing);
  }
  return lacking;
}

/**
 * Adds entries to registries behind those that are there. Whoever calls holds the lock of the data folder.
 * @throws ChangedMeanwhile; Error when a registry is no JSON
 */
export function addToRegistries(data: string, lacking: ReadonlyMap<RegistryName, readonly [string, unknown][]>): void {
  for (const [name, entries] of lacking) {
    const was = textOf(data, name);
    const json = new JsonText(was ?? "{}");
    if (!(json.value instanceof Object)) throw new Error(`读不懂 ${pathOf(data, name)}。`);
    json.addAll(entries);
    replaceFile(pathOf(data, name), json.raw, { was });
  }
}

/**
 * Registers posts as moved (`_data/archive.json`), so that their articles pass for old ones. Posts that are registered stay so.
 *
 * @param moved of articles of one or several old sites
 */
export function registerMoved(data: string, moved: readonly Pick<ArchiveRecord, "site" | "post" | "moved">[]): void {
  if (moved.length === 0) return;
  const was = textOf(data, "archive");
  const json = new JsonText(was ?? "{}\n");
  for (const url of new Set(moved.map(({ site }) => site))) {
    const all = moved.filter(({ site }) => site === url);
    const sites = listOf(json.value, "sites");
    const at = sites.findIndex((site) => Reflect.get(Object(site), "url") === url);
    const known = new Set(at < 0 ? [] : listOf(sites[at], "posts"));
    const posts = [...new Set([...known, ...all.map(({ post }) => post)])];
    if (posts.length === known.size) continue;
    const latest = all.map((one) => one.moved).toSorted((a, b) => Date.parse(a) - Date.parse(b));
    if (at < 0) json.append(["sites"], { url, moved: latest.at(-1), posts: [] });
    else if (Reflect.get(Object(sites[at]), "moved") !== latest.at(-1)) json.set(["sites", at, "moved"], latest.at(-1));
    const sorted = posts.toSorted((a, b) => Number(a) - Number(b));
    // As it was written by an earlier batch, which is found quicker than by what it means: an archive has hundreds of batches.
    if (sites.length !== 1 || !json.exchange(JSON.stringify([...known]), JSON.stringify(sorted)))
      json.set(["sites", at < 0 ? sites.length : at, "posts"], sorted);
  }
  if (json.raw !== was) replaceFile(pathOf(data, "archive"), json.raw, { was });
}

function listOf(value: unknown, name: string): unknown[] {
  const list: unknown = Reflect.get(Object(value), name);
  return Array.isArray(list) ? list : [];
}

function formerlyIn(entry: unknown): string[] {
  return listOf(entry, "formerly").map(String);
}

function pathOf(data: string, name: string): string {
  return join(data, `${name}.json`);
}

function textOf(data: string, name: string): string | undefined {
  const path = pathOf(data, name);
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}
