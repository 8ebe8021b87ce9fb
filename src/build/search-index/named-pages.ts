import type { Person } from "../../domain/person.ts";
import type { Signature } from "../../domain/signature.ts";
import type { Topic } from "../../domain/topic.ts";
import { type NamedPage, pageTerm } from "../../search/named-page.ts";
import { simplifiedPairs } from "../../search/simplified-characters.ts";

/** A page, and all names that lead to it. */
export interface PageNames extends NamedPage {
  readonly names: readonly string[];
}

interface Named {
  readonly people: readonly Pick<Person, "key" | "name" | "path" | "latin">[];
  readonly peopleNames: { readonly known: readonly (readonly [name: string, people: readonly Signature[]])[] };
  readonly topics: readonly Pick<Topic, "title" | "path">[];
}

/** The pages of registered people, by whatever name they go, and of topics. */
export function pageNamesOf({ people, peopleNames, topics }: Named): PageNames[] {
  const known = (key: string) =>
    peopleNames.known.flatMap(([name, those]) => (those.some((person) => person.key === key) ? name : []));
  return [
    ...people.map(({ key, name, path, latin }): PageNames => {
      return { kind: "person", name, path, names: [...known(key), ...(latin === undefined ? [] : [latin])] };
    }),
    ...topics.map(({ title, path }): PageNames => ({ kind: "topic", name: title, path, names: [title] })),
  ];
}

/** The words of the files of titles under which names stand, and the numbers of their pages. */
export function pageEntries(pages: readonly PageNames[]): Map<string, number[]> {
  const entries = new Map<string, number[]>();
  for (const [number, { names }] of pages.entries())
    for (const term of new Set(names.flatMap((name) => pageTerm(name, simplifiedPairs(name)) ?? [])))
      entries.set(term, [...(entries.get(term) ?? []), number]);
  return entries;
}
