import type { Fault } from "../fault.ts";

/** Whose names stand under articles, and stories that go on. */
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
  {
    name: "an event stays in a topic when nothing vouches for it any more",
    file: "src/publication/topics.ts",
    from: "if (!article && !source) return [];",
    to: "if (!article && !source && text === day) return [];",
    tests: ["tests/publication/topics.test.ts"],
  },
  {
    name: "the story so far leads to what came out after",
    file: "src/publication/topics.ts",
    from: "a.published.epoch - b.published.epoch || (a.id < b.id ? -1 : 1)",
    to: "b.published.epoch - a.published.epoch || (a.id < b.id ? -1 : 1)",
    tests: ["tests/publication/topics.test.ts"],
  },
  {
    name: "what shares many tags is more related than what is of the same topic",
    file: "src/publication/related.ts",
    from: "const TOPIC_POINTS = 100;",
    to: "const TOPIC_POINTS = 5;",
    tests: ["tests/publication/related.test.ts"],
  },
  {
    name: "nobody looks over what is said of people and topics",
    file: "src/copy/copy-reader.ts",
    from: "...readStaffCopy(this.#places.data, looking.desk),",
    to: "...readStaffCopy(root, looking.desk),",
    tests: ["tests/copy/copy-reader.test.ts"],
  },
  {
    name: "addresses of people are not asked whether they are still there",
    file: "src/upkeep/links/cited-links.ts",
    from: "for (const { path, url, sameAs } of people) {",
    to: "for (const { path, url, sameAs } of people.slice(people.length)) {",
    tests: ["tests/upkeep/links/links.test.ts"],
  },
  {
    name: "a topic that links to an article that is not out is told that there is none",
    file: "src/content/read-publication.ts",
    from: ", ...siteData.linkedPages]",
    to: "]",
    tests: ["tests/content/early-links.test.ts"],
  },
  {
    name: "a registered author is saved with the number that the editor in the browser has given the line",
    file: "src/cms/form-values.ts",
    from: "!key.startsWith(LIBRARY_KEYS)",
    to: "key !== LIBRARY_KEYS",
    tests: ["tests/cms/forms.test.ts"],
  },
  {
    name: "a form asks for fields by the names that they have in the file",
    file: "src/cms/form-words.ts",
    from: "IN_A_FORM[description] ?? description",
    to: "description",
    tests: ["tests/cms/forms.test.ts"],
  },
  {
    name: "who saves the front page twice in the browser is told that somebody else has changed it",
    file: "src/cms/admin.ts",
    from: 'if (collection === "_singletons") return',
    to: 'if (collection === "front") return',
    tests: ["tests/browser/admin-forms.spec.ts"],
  },
];
