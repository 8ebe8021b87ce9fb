import type { Article } from "../domain/article.ts";
import type { Person } from "../domain/person.ts";
import { type ListPage, listPages } from "./list-page.ts";

/** A page of what a registered person has had a part in. Everybody has a first one: by-lines lead there. */
export interface PersonList {
  readonly person: Person;
  readonly page: ListPage;
}

/** Somebody in the list of all people. */
export interface PersonEntry {
  readonly person: Omit<Person, "formerly" | "profile" | "sameAs">;
  readonly count: number;
}

/** Who has written an opinion, as its head and the front page show them. */
export type Writer = Pick<Person, "key" | "name" | "path"> & Partial<Pick<Person, "role" | "portrait">>;

/** The registered among those who have written an opinion, with what they are and their pictures; nobody under other texts. */
export function writersOf(
  { genre, authors }: Pick<Article, "genre" | "authors">,
  people: readonly PersonEntry[],
): readonly Writer[] {
  if (genre !== "opinion") return [];
  return authors.flatMap((author): Writer[] => {
    const person = people.find(({ person: { key } }) => key === author.key)?.person;
    if (!person) return [];
    const { key, name, path, role, portrait, former } = person;
    return [{ key, name, path, ...(role && !former && { role }), ...(portrait && { portrait }) }];
  });
}

/** @param byPerson articles by the key of the person, newest first @param size of a page */
export function personListsOf(
  people: readonly Person[],
  byPerson: ReadonlyMap<string, readonly Article[]>,
  size: number,
): PersonList[] {
  return people.flatMap((person) =>
    listPages(byPerson.get(person.key) ?? [], person.path, size).map((page) => ({ person, page })),
  );
}

/** Everybody, in the order of the file. */
export function personIndexOf(lists: readonly PersonList[]): PersonEntry[] {
  return lists.flatMap(({ person: { formerly, profile, sameAs, ...person }, page: { front, total } }) =>
    front ? { person, count: total } : [],
  );
}
