import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { generate, parse, walk } from "css-tree";
import { pageText } from "../../src/build/pages/page-module.ts";
import { Clock } from "../../src/domain/clock.ts";
import articlePage from "../../src/pages/article.11ty.tsx";
import { NO_ASSETS } from "../../src/publication/page-shell.ts";
import { publicationOf } from "../../src/publication/publication.ts";
import { minimalPublication } from "../fixtures/minimal-publication.ts";
import { type BuiltSite, builtFixture, builtSite } from "./built-site.ts";

/** States and made-up elements, which no file has, and what the parser of the tests does not know. */
const STATES =
  /::?(?:after|before|hover|visited|target|not\(:(?:hover|target)\)|has\(:target\)|not\((?:,?:lang\(\w+\))+\)|lang\(\w+\))/g;

/** What the rules of a sheet are about. */
function subjectsOf(css: string): string[] {
  const subjects: string[] = [];
  walk(parse(css), {
    visit: "Selector",
    enter(selector) {
      subjects.push(generate(selector).replace(STATES, ""));
    },
  });
  return [...new Set(subjects)].filter((subject) => /[.a-z]/.test(subject));
}

for (const [name, site] of Object.entries({ newsroom: builtSite(), "every feature": builtFixture("every-feature") })) {
  test(`${name}: an article has all that the sheet for what not every article has is about, or asks for it`, () => {
    const sheet = sheetOf(site, "more");
    const subjects = subjectsOf(readFileSync(join(site.folder, sheet), "utf8"));
    assert.ok(subjects.length > 20);
    const without = site.pages.filter(({ html }) => html.includes("/assets/site-") && !html.includes("/assets/lists-"));
    const plain = without.filter(({ html }) => !html.includes(sheet));
    assert.ok(plain.length < without.length);
    assert.deepEqual(
      plain.flatMap(({ file, root }) =>
        subjects.filter((subject) => root.querySelector(subject)).map((subject) => `${file}: ${subject}`),
      ),
      [],
    );
  });
}

test("a plain article that leads to no other with a picture has no use for it", () => {
  const { siteData, articles } = minimalPublication().read();
  const assets = { ...NO_ASSETS, moreStyles: "/assets/more.css" };
  const publication = publicationOf(siteData, { articles, assets, clock: new Clock(0) });
  const pages = publication.articlePages.map((item) => pageText(articlePage, articlePage.value(publication, item)));
  assert.equal(pages.length, 1);
  assert.ok(!pages.join("").includes(assets.moreStyles));
});

function sheetOf({ files }: BuiltSite, name: string): string {
  return files.find((file) => file.startsWith(`assets/${name}-`) && file.endsWith(".css")) ?? "";
}
