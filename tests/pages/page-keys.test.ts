import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { seededRandom } from "../../scripts/bench/random.ts";
import { loadPage } from "../../src/build/pages/page-module.ts";
import { readPublication } from "../../src/content/read-publication.ts";
import type { Article } from "../../src/domain/article.ts";
import { Clock } from "../../src/domain/clock.ts";
import { digestOf, rememberDigest } from "../../src/kept/digest.ts";
import { NO_ASSETS } from "../../src/publication/page-shell.ts";
import { publicationOf } from "../../src/publication/publication.ts";

const FIXTURE = "tests/fixtures/every-feature";
const PAGES = "src/pages";
const now = Date.parse("2026-01-01T00:00:00Z");
const { siteData, articles } = readPublication({ articles: `${FIXTURE}/articles`, data: `${FIXTURE}/data` }, now);
const kinds = await Promise.all(
  readdirSync(PAGES)
    .filter((name) => /\.11ty\.tsx?$/.test(name))
    .map(async (name) => ({ name, pages: (await loadPage(join(PAGES, name))).default })),
);

/** Every page: how a build knows it, and what it is made of, written out. */
function pagesOf(of: readonly Article[]): Map<string, { readonly key: string; readonly value: string }> {
  const publication = publicationOf(siteData, { articles: of, assets: NO_ASSETS, clock: new Clock(now) });
  const pages = kinds.flatMap(({ name, pages }) =>
    pages.items(publication).map((item) => {
      const value = pages.value(publication, item);
      // First the key: it must not need the text.
      const key = digestOf([name, value]);
      return [pages.address(item), { key, value: JSON.stringify(value) }] as const;
    }),
  );
  return new Map(pages);
}

/** As they are found again: with a digest of what they were read from. */
function found(read: readonly Article[]): readonly Article[] {
  for (const { body } of read) rememberDigest(body, createHash("sha256").update(JSON.stringify(body)).digest("hex"));
  return read;
}

/** One text, number or truth, at a place drawn at random, is another one. */
function changeOne(within: object, random: () => number): string {
  const names = Object.keys(within);
  const name = names[Math.floor(random() * names.length)] ?? "";
  const value: unknown = Reflect.get(within, name);
  if (typeof value === "object" && value !== null) return `${name}.${changeOne(value, random)}`;
  const other = typeof value === "number" ? value + 1 : typeof value === "boolean" ? !value : `${value ?? ""}变`;
  // Of what is empty nothing is changed.
  if (name !== "") Reflect.set(within, name, other);
  return name;
}

test("a page has another key exactly when it is made of something else, whatever is changed of an article", () => {
  const before = { found: pagesOf(found(structuredClone(articles))), read: pagesOf(structuredClone(articles)) };
  let others = 0;
  for (let seed = 1; seed <= 20; seed += 1) {
    const random = seededRandom(seed);
    const changed = structuredClone(articles);
    const place = changeOne(changed[Math.floor(random() * changed.length)] ?? {}, random);
    for (const [how, now] of [
      ["found", pagesOf(found(structuredClone(changed)))] as const,
      ["read", pagesOf(changed)] as const,
    ])
      for (const [url, { key, value }] of now) {
        const was = before[how].get(url);
        if (!was) continue;
        const [isKnown, isSame] = [was.key === key, was.value === value];
        if (!isSame) others += 1;
        // What was found may be known by more than a page shows of it, and never by less.
        if (how === "read" || isKnown) assert.equal(isKnown, isSame, `${seed}: ${place}, ${how}, ${url}`);
      }
  }
  assert.ok(others > 20, `only ${others} values were others`);
});
