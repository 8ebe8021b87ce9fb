import assert from "node:assert/strict";
import { test } from "node:test";
import { minimalPublication, type Publication } from "../fixtures/minimal-publication.ts";
import type { Bad } from "./bad/bad-input.ts";
import { READING } from "./bad/families.ts";

/** Fields that are judged together: what is wrong with one may leave nothing to say of the other. */
const TOGETHER = [
  ["kind", "sources"],
  ["desk", "authors"],
  ["published", "publishAt", "changes"],
  ["pictures", "quotes", "article.md"],
];

interface Touched {
  readonly changes: Readonly<Record<string, unknown>>;
  /** Fields of the record and files beside it; undefined when it does anything else. */
  readonly parts: ReadonlySet<string> | undefined;
}

/** Spoils a publication, and says what of its one article was touched; the changes of the record are only noted. */
function spoiltIn(publication: Publication, { spoil }: Bad): Touched {
  const parts = new Set<string>();
  const changes: Record<string, unknown> = {};
  let elsewhere = false;
  const noted: Publication = {
    ...publication,
    record(own, folder) {
      elsewhere ||= folder !== undefined;
      Object.assign(changes, own);
      for (const field of Object.keys(own)) parts.add(field);
    },
    write(name, content, folder) {
      elsewhere ||= folder !== undefined || name === "article.json";
      parts.add(name);
      publication.write(name, content, folder);
    },
    siteData: () => {
      elsewhere = true;
    },
    terms: () => {
      elsewhere = true;
    },
  };
  spoil(noted);
  const wide = [...parts].flatMap((part) => TOGETHER.find((group) => group.includes(part)) ?? part);
  return { changes, parts: elsewhere || parts.size === 0 ? undefined : new Set(wide) };
}

/** What is wrong when all of these mistakes are made in one article. */
function told(bads: readonly Bad[]): string[] {
  const publication = minimalPublication();
  publication.record(Object.assign({}, ...bads.map((bad) => spoiltIn(publication, bad).changes)));
  return publication.problems().map(({ code, message }) => `${code} ${message.replace(publication.articles, "")}`);
}

const bads = Object.entries(READING)
  .filter(
    ([family]) =>
      !["files and folders", "slugs", "the publication's facts", "pages of prose", "comments"].includes(family),
  )
  .flatMap(([family, cases]) => Object.entries(cases).map(([name, bad]) => ({ name: `${family}: ${name}`, bad })));
const composable = bads.flatMap(({ name, bad }) => {
  const { parts } = spoiltIn(minimalPublication(), bad);
  return parts ? [{ name, bad, parts, alone: told([bad]) }] : [];
});

test("two mistakes in one article are both told in one run, and nothing besides", () => {
  let state = 7;
  const draw = (most: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  const silent: string[] = [];
  let pairs = 0;
  while (pairs < 120) {
    const [a, b] = [composable[draw(composable.length)], composable[draw(composable.length)]];
    if (!a || !b || [...a.parts].some((part) => b.parts.has(part))) continue;
    pairs += 1;
    const both = told([a.bad, b.bad]);
    if (both.toSorted().join("\n") !== [...a.alone, ...b.alone].toSorted().join("\n"))
      silent.push(`${a.name} + ${b.name}: ${both.join("、")}`);
  }
  assert.deepEqual(silent, []);
  assert.ok(composable.length > 100, String(composable.length));
});
