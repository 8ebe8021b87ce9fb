import { foldName } from "../content/source-registry.ts";
import type { ExportTerm } from "../wxr/item.ts";
import type { ExportIndex } from "./model.ts";
import { oneLineOf } from "./one-line.ts";

/** As the schema has it for the name of a section. */
const LONGEST = 12;

/** Words are not cut in half; a name that another has gets a number. */
export function sectionName(name: string, known: ReadonlyMap<string, string>): string {
  const line = oneLineOf(name, 200).text;
  const words = line.length > LONGEST ? line.slice(0, LONGEST).replace(/(?<=\S)\s\S*$/, "") : line;
  const base = words.replace(/[\s&、，,：:·-]+$/, "") || line.slice(0, LONGEST);
  let free = base;
  for (let number = 2; known.has(foldName(free)); number += 1) free = `${base.slice(0, LONGEST - 2)}${number}`;
  return free;
}

/** How many articles-to-be have each category and tag. */
export function countTerms(index: ExportIndex) {
  const used = new Map<string, { readonly term: ExportTerm; readonly count: number }>();
  for (const { terms } of articlesIn(index)) {
    for (const term of terms) {
      const known = used.get(idOf(term));
      // Of several spellings always the same, whatever the order of the files.
      const named = known && known.term.name < term.name ? known.term : term;
      used.set(idOf(term), { term: named, count: (known?.count ?? 0) + 1 });
    }
  }
  return used;
}

export function namesOf(
  all: Iterable<{ readonly key: string; readonly name: string; readonly formerly?: readonly string[] | undefined }>,
) {
  const names = new Map<string, string>();
  for (const { key, name, formerly = [] } of all)
    for (const one of [...formerly, key, name]) names.set(foldName(one), key);
  return names;
}

/** A category or a tag of one site, the same in each of its exports: `category news`. */
export function idOf({ taxonomy, slug }: Pick<ExportTerm, "taxonomy" | "slug">): string {
  return `${taxonomy} ${slug}`;
}

/** What becomes an article, seen by readers or not. */
export function articlesIn({ items }: Pick<ExportIndex, "items">) {
  return items.filter(({ fate }) => fate.is !== "attachment" && fate.is !== "set-aside");
}
