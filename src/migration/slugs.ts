import { isDeviceName } from "../domain/file-name.ts";
import { SLUG } from "../domain/text-rules.ts";
import { proposeSlug } from "../manuscripts/fields.ts";
import type { IndexedItem } from "./model.ts";
import { oneLineOf } from "./one-line.ts";

const LONGEST = 80;

/**
 * The last part of each article's address. What was written in ASCII on the old site stays; what was in Han characters, and what has no
 * name, is the title in pinyin. Of articles that want the same one the oldest has it, by its number, whatever the order of the files:
 * one that is written later changes no other's.
 *
 * @param items those that become articles
 * @param settled of those that have an address already, by their key
 * @param taken slugs of other articles
 */
export function slugsOf(
  items: readonly IndexedItem[],
  settled: ReadonlyMap<string, string>,
  taken: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const used = new Set([...taken, ...settled.values()]);
  const slugs = new Map(settled);
  for (const item of items.toSorted(byAge)) {
    if (slugs.has(item.key)) continue;
    const slug = free(asciiSlug(item.slug) ?? proposeSlug(oneLineOf(item.title, 120).text, NOBODY), used);
    slugs.set(item.key, slug);
    used.add(slug);
  }
  return slugs;
}

const NOBODY: ReadonlySet<string> = new Set();

/** The oldest first, by its number: an order that does not depend on that of the files. */
export function byAge(a: IndexedItem, b: IndexedItem): number {
  return a.id - b.id || (a.key < b.key ? -1 : 1);
}

/** An old slug that can stay; undefined for one in other letters, or none. */
function asciiSlug(slug: string): string | undefined {
  const ascii = slug
    .toLowerCase()
    .replace(/[_.]+/g, "-")
    .replace(/-{2,}/g, "-")
    .replace(/^-+|-+$/g, "");
  const cut = ascii.slice(0, LONGEST).replace(/-+$/, "");
  // Numbers alone tell nobody anything, and would look like a month.
  return SLUG.test(cut) && !isDeviceName(cut) && /[a-z]/.test(cut) ? cut : undefined;
}

function free(wanted: string, used: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const end = number === 1 ? "" : `-${number}`;
    const slug = `${wanted.slice(0, LONGEST - end.length).replace(/-+$/, "")}${end}`;
    if (!used.has(slug)) return slug;
  }
}
