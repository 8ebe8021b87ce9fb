import type { Fault } from "../fault.ts";

/** The people whose names stand under articles. */
export const PEOPLE: readonly Fault[] = [
  {
    name: "of two people of one name the first is taken for the one who signs",
    file: "src/content/signatures.ts",
    from: "if (others.length === 0) return person;",
    to: "if (others.length >= 0) return person;",
    tests: ["tests/publication/people.test.ts"],
  },
  {
    name: "a portrait stays when its licence has ended",
    file: "src/content/people.ts",
    from: "picture?.shown && !ended && {",
    to: "picture?.shown && {",
    tests: ["tests/publication/people.test.ts"],
  },
  {
    name: "the page of a person before the first article is not there",
    file: "src/publication/people.ts",
    from: "listPages(byPerson.get(person.key) ?? [], person.path, size)",
    to: "(byPerson.get(person.key) ? listPages(byPerson.get(person.key) ?? [], person.path, size) : [])",
    tests: ["tests/publication/people.test.ts"],
  },
];
